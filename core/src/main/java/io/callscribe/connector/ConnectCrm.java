package io.callscribe.connector;

import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import io.callscribe.api.Capability;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.CrmCredentials;
import io.callscribe.api.Identity;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Connects a person to the CRM with an API key, after trying it out. */
@ApplicationScoped
public class ConnectCrm {
  private static final Set<Capability> NEEDED =
      EnumSet.of(Capability.FIND_CONTACT_BY_PHONE, Capability.CREATE_ACTIVITY);

  private final ConnectorGateway gateway;
  private final Connections connections;
  private final Event<CrmConnected> connected;
  private final Clock clock;

  @Inject
  ConnectCrm(
      ConnectorGateway gateway,
      Connections connections,
      Event<CrmConnected> connected,
      Clock clock) {
    this.gateway = gateway;
    this.connections = connections;
    this.connected = connected;
    this.clock = clock;
  }

  /**
   * @param values by the key of the descriptor's credential fields
   */
  public Connection connect(
      AccountId account,
      ExtensionId holder,
      boolean admin,
      String connectorId,
      URI baseUrl,
      Map<String, String> values) {
    var descriptor = gateway.descriptor(connectorId);
    for (var needed : NEEDED) {
      if (!descriptor.can(needed)) {
        throw new AppException(
            ErrorCode.INVALID_FIELD,
            "connector is '%s', and it cannot log calls: it does not declare %s"
                .formatted(connectorId, needed));
      }
    }
    for (var field : descriptor.credentialFields()) {
      if (field.required() && values.getOrDefault(field.key(), "").isBlank()) {
        throw new AppException(
            ErrorCode.INVALID_FIELD,
            "credentials.%s is missing: enter the %s".formatted(field.key(), field.label()));
      }
    }
    var credentials = CrmCredentials.of(values);
    var identity = triedOut(account, connectorId, baseUrl, credentials);
    var connection =
        new Connection(
            account,
            holder,
            connectorId,
            baseUrl,
            admin,
            credentials,
            identity.user(),
            identity.name(),
            clock.instant());
    connections.save(connection);
    connected.fire(new CrmConnected(account));
    return connection;
  }

  private Identity triedOut(
      AccountId account, String connectorId, URI baseUrl, CrmCredentials credentials) {
    try {
      return gateway.tryOut(
          account,
          connectorId,
          baseUrl,
          credentials,
          (connector, session) -> connector.identity(session));
    } catch (ConnectorException.Unavailable e) {
      throw new AppException(
          ErrorCode.CRM_UNAVAILABLE, "The CRM does not answer: " + e.getMessage(), e);
    } catch (ConnectorException e) {
      throw new AppException(
          ErrorCode.CRM_REFUSED, "The CRM refuses the credentials: " + e.getMessage(), e);
    }
  }
}
