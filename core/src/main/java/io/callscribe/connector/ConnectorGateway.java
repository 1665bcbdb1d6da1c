package io.callscribe.connector;

import io.callscribe.account.AccountId;
import io.callscribe.api.ConnectorDescriptor;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.CrmCredentials;
import io.callscribe.connector.PluginHost.LoadedConnector;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import io.helidon.faulttolerance.BulkheadException;
import io.helidon.faulttolerance.CircuitBreakerOpenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only caller of plugin code. Every call runs on a thread of its own with the plugin's class
 * loader as context, ends within the time limit whether the plugin heeds the interrupt or not, and
 * passes the guards of its connector and account. All failures leave as {@link ConnectorException}.
 */
@ApplicationScoped
public class ConnectorGateway {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectorGateway.class);

  /** Not virtual ones: code that loops would keep their carriers, which all of the host needs. */
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(
          Thread.ofPlatform().daemon().name("connector-", 0).factory());

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final PluginHost host;
  private final Guards guards;
  private final ConnectorConfig config;
  private final Clock clock;

  /** Whether a lost answer leaves something in doubt. */
  private enum Kind {
    READ,
    WRITE
  }

  @Inject
  ConnectorGateway(PluginHost host, Guards guards, ConnectorConfig config, Clock clock) {
    this.host = host;
    this.guards = guards;
    this.config = config;
    this.clock = clock;
  }

  public ConnectorDescriptor descriptor(String connectorId) {
    return the(connectorId).descriptor();
  }

  /** Of the connector that is in use; empty if its JAR does not say. */
  public String version(String connectorId) {
    return host.version(connectorId);
  }

  /** A call that changes nothing: whatever breaks on the way may be tried again. */
  public <T> T read(Connection connection, PluginCall<T> call) {
    return guarded(connection, Kind.READ, call);
  }

  /** A call that changes something: whatever breaks on the way leaves it in doubt. */
  public <T> T write(Connection connection, PluginCall<T> call) {
    return guarded(connection, Kind.WRITE, call);
  }

  private <T> T guarded(Connection connection, Kind kind, PluginCall<T> call) {
    return guarded(
        connection.account(),
        connection.connectorId(),
        connection.baseUrl(),
        connection.credentials(),
        kind,
        call);
  }

  /** For credentials that are not stored yet. */
  <T> T tryOut(
      AccountId account, String connectorId, URI base, CrmCredentials given, PluginCall<T> call) {
    return guarded(account, connectorId, base, given, Kind.READ, call);
  }

  private <T> T guarded(
      AccountId account,
      String connectorId,
      URI base,
      CrmCredentials credentials,
      Kind kind,
      PluginCall<T> call) {
    var plugin = the(connectorId);
    try {
      return guards
          .of(connectorId, account)
          .invoke(() -> inTime(connectorId, plugin, base, credentials, kind, call));
    } catch (CircuitBreakerOpenException | BulkheadException e) {
      throw new ConnectorException.Unavailable(
          "Calls to the CRM are held for a moment, after too many failures or too many at once",
          Optional.of(Guards.BREAK));
    }
  }

  private <T> T inTime(
      String connectorId,
      LoadedConnector plugin,
      URI base,
      CrmCredentials credentials,
      Kind kind,
      PluginCall<T> call) {
    var session =
        new HostSession(
            base,
            credentials,
            new HostHttp(http, base, config.callTimeout(), config.maxResponseBytes()),
            clock);
    var result =
        threads.submit(
            () -> {
              Thread.currentThread().setContextClassLoader(plugin.loader());
              return call.on(plugin.connector(), session);
            });
    try {
      return result.get(config.callTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      result.cancel(true);
      throw unknown(kind, "The CRM took longer than " + config.callTimeout(), e);
    } catch (InterruptedException e) {
      result.cancel(true);
      Thread.currentThread().interrupt();
      throw unknown(kind, "The host is stopping", e);
    } catch (ExecutionException e) {
      throw classified(connectorId, kind, e.getCause());
    } finally {
      session.close();
    }
  }

  private static ConnectorException classified(String connectorId, Kind kind, Throwable cause) {
    if (cause instanceof ConnectorException known) {
      return known;
    }
    LOG.error("Connector {} has a defect", connectorId, cause);
    return unknown(kind, "The connector %s failed: %s".formatted(connectorId, cause), cause);
  }

  private static ConnectorException unknown(Kind kind, String message, Throwable cause) {
    return switch (kind) {
      case READ -> new ConnectorException.Unavailable(message, cause);
      case WRITE -> new ConnectorException.Ambiguous(message, cause);
    };
  }

  private LoadedConnector the(String connectorId) {
    return host.loaded(connectorId)
        .orElseThrow(
            () ->
                new AppException(
                    ErrorCode.CONNECTOR_NOT_FOUND,
                    "There is no connector '%s': put its JAR into the plugin folder"
                        .formatted(connectorId)));
  }
}
