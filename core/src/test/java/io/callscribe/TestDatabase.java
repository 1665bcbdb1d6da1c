package io.callscribe;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The databases that a contract is tested on; each time a new and empty one. */
public enum TestDatabase {
  DERBY {
    @Override
    public Map<String, String> settings() {
      return Map.of(
          "callscribe.database.url",
          "jdbc:derby:memory:test%d;create=true".formatted(COUNT.incrementAndGet()));
    }
  },

  POSTGRESQL {
    @Override
    public Map<String, String> settings() {
      var name = "test" + COUNT.incrementAndGet();
      try (var connection = postgres().getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("create database " + name);
      } catch (SQLException e) {
        throw new IllegalStateException("No database for the test", e);
      }
      return Map.of(
          "callscribe.database.url",
          postgres().getJdbcUrl("postgres", name),
          "callscribe.database.user",
          "postgres");
    }
  };

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static @Nullable EmbeddedPostgres postgres;

  /** What the host has to be configured with. */
  public abstract Map<String, String> settings();

  /** One server for all tests; it ends with the JVM. */
  private static synchronized EmbeddedPostgres postgres() {
    var running = postgres;
    if (running == null) {
      try {
        running = EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      postgres = running;
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(postgres)));
    }
    return running;
  }

  private static void close(@Nullable EmbeddedPostgres server) {
    try {
      if (server != null) {
        server.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
