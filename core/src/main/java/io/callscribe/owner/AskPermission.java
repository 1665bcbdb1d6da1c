package io.callscribe.owner;

import static java.time.temporal.ChronoUnit.SECONDS;

import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import io.callscribe.api.Capability;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.PermissionVerdict;
import io.callscribe.connector.Connection;
import io.callscribe.connector.ConnectorGateway;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether a person may create activities: as the CRM says, else as its last refusal shows. The
 * CRM's answer is kept for a moment, but not beyond a refusal, on whichever node that happened.
 */
@ApplicationScoped
class AskPermission {
  static final Duration KEEP = Duration.ofSeconds(60);

  private final Map<Person, Answer> answers = new ConcurrentHashMap<>();
  private final ConnectorGateway gateway;
  private final Denials denials;
  private final Clock clock;

  private record Person(AccountId account, ExtensionId holder) {}

  private record Answer(
      String connectorId, Instant connectedAt, Instant askedAt, Permission permission) {}

  @Inject
  AskPermission(ConnectorGateway gateway, Denials denials, Clock clock) {
    this.gateway = gateway;
    this.denials = denials;
    this.clock = clock;
  }

  /**
   * @throws ConnectorException if the CRM can be asked later
   */
  Permission of(Connection own) {
    var denial = denials.find(own);
    var told = answer(own, denial.map(Denial::at).orElse(Instant.MIN));
    return told instanceof Permission.Unknown && denial.isPresent()
        ? new Permission.Denied(
            "the CRM refused it at %s: %s"
                .formatted(denial.get().at().truncatedTo(SECONDS), denial.get().evidence()))
        : told;
  }

  private Permission answer(Connection own, Instant refusedAt) {
    if (!gateway.descriptor(own.connectorId()).can(Capability.PROBE_PERMISSION)) {
      return new Permission.Unknown("the CRM cannot be asked beforehand");
    }
    var person = new Person(own.account(), own.holder());
    var known = answers.get(person);
    if (known != null && isFresh(known, own, refusedAt)) {
      return known.permission();
    }
    var askedAt = clock.instant();
    var permission = ask(own);
    answers.put(person, new Answer(own.connectorId(), own.connectedAt(), askedAt, permission));
    return permission;
  }

  private boolean isFresh(Answer known, Connection own, Instant refusedAt) {
    return known.connectorId().equals(own.connectorId())
        && known.connectedAt().equals(own.connectedAt())
        && known.askedAt().isAfter(refusedAt)
        && known.askedAt().plus(KEEP).isAfter(clock.instant());
  }

  private Permission ask(Connection own) {
    try {
      return switch (gateway.read(own, (crm, session) -> crm.mayCreateActivities(session))) {
        case PermissionVerdict.Allowed allowed -> new Permission.Allowed(allowed.evidence());
        case PermissionVerdict.Denied denied -> new Permission.Denied(denied.evidence());
        case PermissionVerdict.Unknown unknown -> new Permission.Unknown(unknown.evidence());
      };
    } catch (ConnectorException.GrantExpired e) {
      return new Permission.Expired(String.valueOf(e.getMessage()));
    } catch (ConnectorException.Forbidden
        | ConnectorException.NotAvailableInPlan
        | ConnectorException.NotFound
        | ConnectorException.Rejected e) {
      return new Permission.Unknown("the CRM does not tell: " + e.getMessage());
    }
  }
}
