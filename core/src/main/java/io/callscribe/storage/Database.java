package io.callscribe.storage;

import java.util.Map;

/** The two databases we run on, and where they differ. */
public enum Database {
  DERBY(Map.of("text", "clob", "timestamp", "timestamp", "bytes", "blob")),
  POSTGRESQL(Map.of("text", "text", "timestamp", "timestamptz", "bytes", "bytea"));

  private final Map<String, String> types;

  Database(Map<String, String> types) {
    this.types = types;
  }

  /**
   * @throws IllegalArgumentException for any other database
   */
  public static Database of(String jdbcUrl) {
    if (jdbcUrl.startsWith("jdbc:derby:")) {
      return DERBY;
    }
    if (jdbcUrl.startsWith("jdbc:postgresql:")) {
      return POSTGRESQL;
    }
    throw new IllegalArgumentException("Neither Derby nor PostgreSQL: " + jdbcUrl);
  }

  /** What the type names of the migrations stand for. */
  Map<String, String> types() {
    return types;
  }
}
