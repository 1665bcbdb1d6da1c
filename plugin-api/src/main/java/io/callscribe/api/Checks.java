package io.callscribe.api;

/** What every value of this package requires of its text. */
final class Checks {
  private Checks() {}

  static String notBlank(String name, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " is blank");
    }
    return value;
  }
}
