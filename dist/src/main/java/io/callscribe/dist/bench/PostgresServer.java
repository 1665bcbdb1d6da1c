package io.callscribe.dist.bench;

import io.callscribe.settings.ConfigurationProblem;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A PostgreSQL of its own in a folder, as durable as one that is installed. */
final class PostgresServer implements DatabaseServer {
  /** Kept, because a logger that nobody holds forgets its level. */
  private static final Logger LIBRARY = Logger.getLogger("io.zonky");

  private static final String USER = "postgres";
  private static final String DATABASE = "callscribe";

  private final EmbeddedPostgres server;

  private PostgresServer(EmbeddedPostgres server) {
    this.server = server;
  }

  /**
   * @param binaries where they are unpacked, if they are not there yet
   * @param data an empty folder
   * @throws ConfigurationProblem if it cannot be used
   */
  static PostgresServer start(Path binaries, Path data) {
    LIBRARY.setLevel(Level.WARNING);
    PostgresServer started;
    try {
      started =
          new PostgresServer(
              EmbeddedPostgres.builder()
                  .setOverrideWorkingDirectory(binaries.toFile())
                  .setDataDirectory(data)
                  .setServerConfig("fsync", "on")
                  .setServerConfig("full_page_writes", "on")
                  .setServerConfig("synchronous_commit", "on")
                  .setServerConfig("listen_addresses", "127.0.0.1")
                  .setRegisterShutdownHook(false)
                  .start());
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL cannot be started: " + e.getMessage(), e);
    } catch (IllegalStateException e) {
      throw new ConfigurationProblem("PostgreSQL cannot be started: " + e.getMessage());
    }
    try {
      started.prepare();
      return started;
    } catch (SQLException e) {
      started.close();
      throw new ConfigurationProblem("PostgreSQL cannot be used: " + e.getMessage());
    }
  }

  /** The library starts it without durability, which the settings above have to undo. */
  private void prepare() throws SQLException {
    try (var connection = forBareWork();
        var statement = connection.createStatement()) {
      for (var setting : new String[] {"fsync", "synchronous_commit"}) {
        try (var row = statement.executeQuery("show " + setting)) {
          if (!row.next() || !row.getString(1).equals("on")) {
            throw new SQLException(setting + " is off, so no commit is durable");
          }
        }
      }
      statement.execute("create database " + DATABASE);
    }
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "callscribe.database.url",
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), DATABASE),
        "callscribe.database.user",
        USER);
  }

  @Override
  public Connection forBareWork() throws SQLException {
    return server.getPostgresDatabase().getConnection();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not stop", e);
    }
  }
}
