package io.callscribe.owner;

import io.callscribe.account.ExtensionId;
import io.callscribe.api.Capability;
import io.callscribe.api.ConnectorException;
import io.callscribe.connector.Connection;
import io.callscribe.connector.Connections;
import io.callscribe.connector.ConnectorGateway;
import io.callscribe.settings.LoggingSettings;
import io.callscribe.settings.LoggingSettings.OwnerPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses the owner of a record before it is created: the shell around {@link OwnerRules}, which
 * finds out what they ask for.
 */
@ApplicationScoped
public class ChooseOwner {
  private final Connections connections;
  private final UserMappings mappings;
  private final AskPermission permissions;
  private final FindByEmail byEmail;
  private final ConnectorGateway gateway;

  @Inject
  ChooseOwner(
      Connections connections,
      UserMappings mappings,
      AskPermission permissions,
      FindByEmail byEmail,
      ConnectorGateway gateway) {
    this.connections = connections;
    this.mappings = mappings;
    this.permissions = permissions;
    this.byEmail = byEmail;
    this.gateway = gateway;
  }

  /**
   * With the owner setting 'admin' neither the agent's credentials nor the CRM are touched.
   *
   * @param settings of the agent
   * @param admin the connection that is fallen back to
   * @param refused whose credentials the CRM refused for this very record
   * @throws ConnectorException if the CRM cannot be asked now
   * @throws io.callscribe.ringcentral.RingCentralException if the agent's e-mail address is wanted
   *     and RingCentral cannot be asked
   */
  public OwnerDecision choose(
      LoggingSettings settings, Connection admin, ExtensionId agent, Set<ExtensionId> refused) {
    return OwnerRules.choose(new Asked(settings, admin, agent, refused));
  }

  private final class Asked implements OwnerFacts {
    private final LoggingSettings settings;
    private final Connection admin;
    private final ExtensionId agent;
    private final Set<ExtensionId> refused;

    Asked(LoggingSettings settings, Connection admin, ExtensionId agent, Set<ExtensionId> refused) {
      this.settings = settings;
      this.admin = admin;
      this.agent = agent;
      this.refused = refused;
    }

    @Override
    public OwnerPolicy policy() {
      return settings.ownerPolicy();
    }

    @Override
    public Connection admin() {
      return admin;
    }

    @Override
    public ExtensionId agent() {
      return agent;
    }

    @Override
    public boolean isRefused(ExtensionId credentials) {
      return refused.contains(credentials);
    }

    @Override
    public Optional<Connection> own() {
      return connections.find(admin.account(), agent);
    }

    @Override
    public Permission permission(Connection own) {
      return permissions.of(own);
    }

    @Override
    public Optional<UserMapping> mapping() {
      return mappings.find(admin.account(), agent);
    }

    @Override
    public boolean canAssignOwner() {
      return gateway.descriptor(admin.connectorId()).can(Capability.ASSIGN_OWNER);
    }

    @Override
    public boolean byEmail() {
      return settings.ownerByEmail();
    }

    @Override
    public Pair sameEmail() {
      return byEmail.find(admin, agent);
    }
  }
}
