package io.callscribe.contact;

/** What the columns of this capability hold. */
final class Columns {
  private static final int NAME = 300;

  private Columns() {}

  /** As much of a name as there is room for. */
  static String name(String name) {
    return name.substring(0, Math.min(name.length(), NAME));
  }
}
