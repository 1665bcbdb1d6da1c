package io.callscribe.connector;

import io.callscribe.Configuration;
import io.callscribe.NoDatabase;
import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import io.callscribe.api.CrmCredentials;
import io.callscribe.api.CrmUserId;
import io.callscribe.settings.GivenConfig;
import io.callscribe.tck.InMemoryCrm;
import jakarta.enterprise.inject.Vetoed;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Connections in memory, which note whose were looked at. */
@Vetoed
public class KnownConnections extends Connections {
  private final List<Connection> all = new ArrayList<>();
  private final List<ExtensionId> lookedAt = new ArrayList<>();

  public KnownConnections(Connection... connections) {
    super(NoDatabase.entityManager(), secrets());
    all.addAll(List.of(connections));
  }

  private static SecretBox secrets() {
    var key = Base64.getEncoder().encodeToString(new byte[32]);
    var config = GivenConfig.of(Map.of("callscribe.secrets.key", key));
    return new SecretBox(Configuration.read(config).host());
  }

  /** A connection to the {@link InMemoryCrm} whose user has the name, the id and the key. */
  public static Connection of(String account, String holder, String user, boolean admin) {
    return new Connection(
        new AccountId(account),
        new ExtensionId(holder),
        "in-memory",
        URI.create("https://crm.example.com"),
        admin,
        CrmCredentials.of(Map.of(InMemoryCrm.API_KEY, "key-" + user)),
        new CrmUserId(user),
        user,
        Instant.parse("2026-07-14T08:00:00Z"));
  }

  public void add(Connection connection) {
    all.removeIf(c -> c.holder().equals(connection.holder()));
    all.add(connection);
  }

  /** Those that {@link #find} was asked for. */
  public List<ExtensionId> lookedAt() {
    return List.copyOf(lookedAt);
  }

  @Override
  public Optional<Connection> find(AccountId account, ExtensionId holder) {
    lookedAt.add(holder);
    return all(account).stream().filter(c -> c.holder().equals(holder)).findFirst();
  }

  @Override
  public List<Connection> all(AccountId account) {
    return all.stream().filter(c -> c.account().equals(account)).toList();
  }
}
