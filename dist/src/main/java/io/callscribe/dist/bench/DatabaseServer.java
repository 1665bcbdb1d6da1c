package io.callscribe.dist.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** The database of one run, empty when it starts. */
interface DatabaseServer extends AutoCloseable {
  /** What the server has to be told to use it. */
  Map<String, String> settings();

  /** A database of the same kind that the server does not use. */
  Connection forBareWork() throws SQLException;

  @Override
  void close();
}
