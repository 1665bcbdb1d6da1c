package io.callscribe.tck;

import java.time.Duration;

/** Scales every wait of the kit by the system property {@code tck.timeout.factor}. */
final class Patience {
  private static final String PROPERTY = "tck.timeout.factor";

  private Patience() {}

  static Duration scaled(Duration wait) {
    double factor = Double.parseDouble(System.getProperty(PROPERTY, "1"));
    return Duration.ofMillis(Math.round(wait.toMillis() * factor));
  }
}
