package io.callscribe.connector;

import io.callscribe.Configuration;
import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import io.callscribe.api.ConnectorDescriptor;
import io.callscribe.api.CrmCredentials;
import io.callscribe.api.CrmUserId;
import io.callscribe.settings.GivenConfig;
import io.callscribe.settings.HostConfig;
import io.callscribe.settings.Secret;
import io.callscribe.tck.InMemoryCrm;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A CRM in memory behind the host's doors, without JAR, threads, guards and database. */
public final class DirectCrm {
  private final InMemoryCrm crm;
  private final List<Connection> people = new ArrayList<>();
  private final List<ExtensionId> used = new ArrayList<>();

  public DirectCrm(InMemoryCrm crm) {
    this.crm = crm;
  }

  public DirectCrm connect(
      AccountId account, ExtensionId holder, boolean admin, CrmUserId user, String key) {
    people.add(connection(account, holder, crm.descriptor().id(), admin, user, key));
    return this;
  }

  private static Connection connection(
      AccountId account,
      ExtensionId holder,
      String connector,
      boolean admin,
      CrmUserId user,
      String key) {
    return new Connection(
        account,
        holder,
        connector,
        URI.create("http://crm.invalid"),
        admin,
        CrmCredentials.of(Map.of(InMemoryCrm.API_KEY, key)),
        user,
        user.value(),
        Instant.EPOCH);
  }

  /** An admin's connection in a real database, to a connector that is not there. */
  public static void connectAdmin(
      Connections connections, AccountId account, ExtensionId holder, String connector) {
    connections.save(connection(account, holder, connector, true, new CrmUserId("u-1"), "k"));
  }

  /** Whose credentials each call used, in order. */
  public List<ExtensionId> used() {
    return List.copyOf(used);
  }

  public ConnectorGateway gateway() {
    var config = Configuration.read(GivenConfig.of(Map.of())).connector();
    return new ConnectorGateway(
        new PluginHost(config), new Guards(config), config, Clock.systemUTC()) {
      @Override
      public ConnectorDescriptor descriptor(String connectorId) {
        return crm.descriptor();
      }

      @Override
      public <T> T read(Connection connection, PluginCall<T> call) {
        return write(connection, call);
      }

      @Override
      public <T> T write(Connection connection, PluginCall<T> call) {
        used.add(connection.holder());
        return call.on(crm, crm.session(connection.credentials().the(InMemoryCrm.API_KEY)));
      }
    };
  }

  public Connections connections() {
    return new Connections(noDatabase(), secrets()) {
      @Override
      public Optional<Connection> find(AccountId account, ExtensionId holder) {
        return people.stream().filter(c -> c.holder().equals(holder)).findFirst();
      }

      @Override
      public Optional<Connection> admin(AccountId account) {
        return people.stream().filter(Connection::admin).findFirst();
      }
    };
  }

  private static EntityManager noDatabase() {
    return (EntityManager)
        Proxy.newProxyInstance(
            DirectCrm.class.getClassLoader(),
            new Class<?>[] {EntityManager.class},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException("There is no database for " + method);
            });
  }

  private static SecretBox secrets() {
    var key = Base64.getEncoder().encodeToString(new byte[32]);
    return new SecretBox(
        new HostConfig(
            "127.0.0.1",
            0,
            10_000,
            Path.of("unused"),
            Optional.empty(),
            Optional.of(new Secret(key))));
  }
}
