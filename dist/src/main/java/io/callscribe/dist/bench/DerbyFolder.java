package io.callscribe.dist.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** Derby, which the server keeps in its own process; the bare work has one in this process. */
final class DerbyFolder implements DatabaseServer {
  private final String url;
  private boolean isOpen;

  DerbyFolder(Path folder) {
    System.setProperty("derby.stream.error.file", folder.resolve("derby.log").toString());
    url = "jdbc:derby:" + folder.resolve("bare");
  }

  @Override
  public Map<String, String> settings() {
    return Map.of();
  }

  @Override
  public synchronized Connection forBareWork() throws SQLException {
    var connection = DriverManager.getConnection(url + ";create=true");
    isOpen = true;
    return connection;
  }

  @Override
  public synchronized void close() {
    if (isOpen) {
      isOpen = false;
      try {
        DriverManager.getConnection(url + ";shutdown=true").close();
      } catch (SQLException e) {
        // Derby reports by an exception that a database has been shut down, as asked.
        isOpen = false;
      }
    }
  }
}
