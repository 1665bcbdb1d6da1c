package io.callscribe.activity;

import io.callscribe.account.ExtensionId;
import io.callscribe.api.Activity;
import io.callscribe.api.ActivityDraft;
import io.callscribe.api.ActivityId;
import io.callscribe.api.ActivityPatch;
import io.callscribe.api.Body;
import io.callscribe.api.Capability;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.Precondition;
import io.callscribe.api.ReferenceHint;
import io.callscribe.api.WriteResult;
import io.callscribe.connector.Connection;
import io.callscribe.connector.Connections;
import io.callscribe.connector.ConnectorGateway;
import io.callscribe.contact.ContactMatch;
import io.callscribe.owner.OwnerDecision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes records through the connector: creates, finds again, and updates without damage. */
@ApplicationScoped
class WriteRecord {
  private static final Duration SLACK = Duration.ofMinutes(5);
  private static final int MERGES = 4;

  private final ConnectorGateway gateway;
  private final Connections connections;

  @Inject
  WriteRecord(ConnectorGateway gateway, Connections connections) {
    this.gateway = gateway;
    this.connections = connections;
  }

  /**
   * What an update did.
   *
   * @param kept keys of sections that a person changed and that were left alone
   */
  record Updated(WriteResult result, Written written, Set<String> kept) {}

  WriteResult create(Situation s, Wanted wanted, ContactMatch.One contact, OwnerDecision owner) {
    var written = Written.of(wanted, s.connector().body());
    var draft =
        new ActivityDraft(
            s.record().reference(),
            contact.id(),
            owner.assigned(),
            written.subject(),
            new Body(s.connector().body().format(), written.body()),
            wanted.call(),
            wanted.recordings(),
            Map.of(),
            wanted.insights());
    return gateway.write(
        the(s, owner.credentials()),
        (crm, session) -> crm.createActivity(session, draft, s.record().done()));
  }

  /** The records in the CRM that bear our reference. */
  List<ActivityId> find(Situation s) {
    var hint =
        new ReferenceHint(
            s.record().contact().orElseThrow().id(),
            s.record().owner().flatMap(OwnerDecision::assigned),
            s.call().startedAt().minus(SLACK),
            s.call().endedAt().plus(SLACK));
    return gateway.read(
        admin(s), (crm, session) -> crm.findByReference(session, s.record().reference(), hint));
  }

  /**
   * Reads, merges and writes under the precondition that nobody wrote in between; if somebody did,
   * reads again.
   */
  Updated update(Situation s, Wanted wanted) {
    var connection = the(s, s.record().owner().orElseThrow().credentials());
    try {
      return update(s, wanted, connection);
    } catch (ConnectorException.Forbidden | ConnectorException.GrantExpired e) {
      var admin = admin(s);
      if (admin.holder().equals(connection.holder())) {
        throw e;
      }
      return update(s, wanted, admin);
    }
  }

  private Updated update(Situation s, Wanted wanted, Connection connection) {
    for (int left = MERGES; ; left--) {
      try {
        return merge(s, wanted, connection);
      } catch (ConnectorException.Changed e) {
        if (left == 1) {
          throw e;
        }
      }
    }
  }

  private Updated merge(Situation s, Wanted wanted, Connection connection) {
    var id = s.record().recordId().orElseThrow();
    var ours = Written.of(wanted, s.connector().body());
    var theirs = gateway.read(connection, (crm, session) -> crm.readActivity(session, id));
    var base = s.record().written();
    var merged =
        Merge.of(
            s.connector().body(),
            base.map(Written::blocks).orElse(List.of()),
            theirs.body().text(),
            Written.sections(wanted, s.connector().body()));
    var patch = patch(base, theirs, merged.body(), ours, wanted, s);
    var result =
        gateway.write(
            connection,
            (crm, session) -> crm.updateActivity(session, id, patch, precondition(s, theirs)));
    return new Updated(result, ours, merged.kept());
  }

  /** Only what differs from what we wrote last; without a base, only what is not text. */
  private static ActivityPatch patch(
      Optional<Written> base,
      Activity theirs,
      String body,
      Written ours,
      Wanted wanted,
      Situation s) {
    var subjectIsOurs = base.filter(b -> b.subject().equals(theirs.subject())).isPresent();
    return new ActivityPatch(
        Optional.of(ours.subject())
            .filter(subject -> subjectIsOurs && !subject.equals(theirs.subject())),
        Optional.of(new Body(s.connector().body().format(), body))
            .filter(b -> !b.text().equals(theirs.body().text())),
        Optional.of(ours.call()).filter(c -> base.filter(b -> b.call().equals(c)).isEmpty()),
        base.filter(b -> b.recordings().equals(ours.recordings())).isPresent()
            ? List.of()
            : ours.recordings(),
        Map.of(),
        wanted.insights());
  }

  private static Precondition precondition(Situation s, Activity theirs) {
    if (s.connector().can(Capability.VERSION_PRECONDITION) && theirs.version().isPresent()) {
      return new Precondition.Version(theirs.version().get());
    }
    if (s.connector().can(Capability.TIME_PRECONDITION) && theirs.updatedAt().isPresent()) {
      return new Precondition.UnchangedSince(theirs.updatedAt().get());
    }
    return new Precondition.None();
  }

  private Connection the(Situation s, ExtensionId holder) {
    return connections.find(s.record().call().account(), holder).orElseGet(() -> admin(s));
  }

  Connection admin(Situation s) {
    return connections
        .admin(s.record().call().account())
        .orElseThrow(() -> new ConnectorException.GrantExpired("No admin is connected to the CRM"));
  }
}
