package io.callscribe.dist.bench;

import java.util.List;
import java.util.Locale;

/** The databases the server is measured with. */
enum BenchDatabase {
  DERBY,
  POSTGRESQL;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param wish a label, or {@code both}
   * @throws IllegalArgumentException with a sentence, for anything else
   */
  static List<BenchDatabase> chosen(String wish) {
    if (wish.equals("both")) {
      return List.of(values());
    }
    for (var database : values()) {
      if (database.label().equals(wish)) {
        return List.of(database);
      }
    }
    throw new IllegalArgumentException(
        "--database is '%s', expected derby, postgresql or both".formatted(wish));
  }
}
