package io.callscribe.simulator.ringcentral;

import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Identifiers in RingCentral's forms. They hold the time at which the simulator started, so that a
 * later simulator does not use them again.
 */
final class Ids {
  private static final HexFormat HEX = HexFormat.of();
  private static final int SCRAMBLER = 0x9E3779B1;

  private final long epoch;
  private final AtomicLong last = new AtomicLong();

  Ids(Instant start) {
    epoch = start.getEpochSecond();
  }

  /** A number above all earlier ones of this simulator and of those started before. */
  long next() {
    return epoch * 1_000_000 + last.incrementAndGet();
  }

  /** The part that the id of a session shares with the ids of its parties. */
  String sessionKey(Instant start) {
    long number = next();
    var millis = Long.toHexString(start.toEpochMilli());
    var scrambled = HEX.toHexDigits((int) number * SCRAMBLER);
    return "a0d1%sz%sz%s0000".formatted(HEX.toHexDigits((int) number), millis, scrambled);
  }

  static String recordId(long number) {
    return "AQb" + Long.toString(number, 36) + "Zg";
  }
}
