package io.callscribe.owner;

import io.callscribe.account.ExtensionId;
import io.callscribe.api.Capability;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.PermissionVerdict;
import io.callscribe.connector.Connection;
import io.callscribe.connector.Connections;
import io.callscribe.connector.ConnectorGateway;
import io.callscribe.owner.OwnerDecision.Rule;
import io.callscribe.settings.LoggingSettings.OwnerPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses the owner of a record before it is created: the agent's own credentials, else the agent
 * by mapping with the admin's, else the admin. An agent whom the CRM refused once is passed over.
 */
@ApplicationScoped
public class ChooseOwner {
  private final Connections connections;
  private final UserMappings mappings;
  private final ConnectorGateway gateway;

  @Inject
  ChooseOwner(Connections connections, UserMappings mappings, ConnectorGateway gateway) {
    this.connections = connections;
    this.mappings = mappings;
    this.gateway = gateway;
  }

  /**
   * @param admin the connection that is fallen back to
   * @param refused whose credentials the CRM refused for this very record
   * @throws ConnectorException if the CRM cannot be asked
   */
  public OwnerDecision choose(
      OwnerPolicy policy, Connection admin, ExtensionId agent, Set<ExtensionId> refused) {
    if (policy == OwnerPolicy.ADMIN) {
      return byAdmin(Rule.ADMIN_POLICY, admin, "The owner setting is 'admin'");
    }
    var evidence = new ArrayList<String>();
    return byAgent(admin, agent, refused, evidence)
        .or(() -> byMapping(admin, agent, refused, evidence))
        .orElseGet(() -> byAdmin(Rule.ADMIN_FALLBACK, admin, String.join("; ", evidence)));
  }

  private static OwnerDecision byAdmin(Rule rule, Connection admin, String evidence) {
    return new OwnerDecision(rule, admin.holder(), Optional.empty(), admin.userName(), evidence);
  }

  private Optional<OwnerDecision> byAgent(
      Connection admin, ExtensionId agent, Set<ExtensionId> refused, List<String> evidence) {
    var own = connections.find(admin.account(), agent);
    if (own.isEmpty() || !own.get().connectorId().equals(admin.connectorId())) {
      evidence.add("the agent has not authorised the CRM");
      return Optional.empty();
    }
    if (refused.contains(agent)) {
      evidence.add("the CRM refused the agent's own credentials");
      return Optional.empty();
    }
    var denial = denial(own.get());
    if (denial.isPresent()) {
      evidence.add(denial.get());
      return Optional.empty();
    }
    return Optional.of(
        new OwnerDecision(
            Rule.AGENT_AUTHORISED,
            agent,
            Optional.empty(),
            own.get().userName(),
            "The agent has authorised the CRM and may create activities"));
  }

  /** Why the agent's own credentials cannot be used; empty if they can, or nobody knows. */
  private Optional<String> denial(Connection own) {
    if (!gateway.descriptor(own.connectorId()).can(Capability.PROBE_PERMISSION)) {
      return Optional.empty();
    }
    try {
      return switch (gateway.read(own, (crm, session) -> crm.mayCreateActivities(session))) {
        case PermissionVerdict.Allowed allowed -> Optional.empty();
        case PermissionVerdict.Unknown unknown -> Optional.empty();
        case PermissionVerdict.Denied denied ->
            Optional.of("the agent may not create activities: " + denied.evidence());
      };
    } catch (ConnectorException.GrantExpired e) {
      return Optional.of("the agent's authorisation has expired");
    }
  }

  private Optional<OwnerDecision> byMapping(
      Connection admin, ExtensionId agent, Set<ExtensionId> refused, List<String> evidence) {
    var mapped = mappings.find(admin.account(), agent);
    if (mapped.isEmpty()) {
      evidence.add("no CRM user is mapped to the agent");
      return Optional.empty();
    }
    if (!gateway.descriptor(admin.connectorId()).can(Capability.ASSIGN_OWNER)) {
      evidence.add("the CRM cannot be told another owner");
      return Optional.empty();
    }
    if (refused.contains(admin.holder())) {
      evidence.add("the CRM refused the mapped owner");
      return Optional.empty();
    }
    return Optional.of(
        new OwnerDecision(
            Rule.AGENT_MAPPED,
            admin.holder(),
            mapped.map(MappedUser::id),
            mapped.get().name(),
            "The agent is mapped to the CRM user " + mapped.get().id()));
  }
}
