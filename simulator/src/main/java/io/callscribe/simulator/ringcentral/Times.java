package io.callscribe.simulator.ringcentral;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times in the one form that RingCentral writes: UTC with milliseconds. */
final class Times {
  private static final DateTimeFormatter WIRE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Times() {}

  static String wire(Instant time) {
    return WIRE.format(time);
  }
}
