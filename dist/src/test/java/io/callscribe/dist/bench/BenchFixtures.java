package io.callscribe.dist.bench;

import io.callscribe.dist.HostApi.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Valid by default; a test changes one thing. */
final class BenchFixtures {
  static final Instant ENDED = Instant.parse("2026-11-20T10:00:00Z");

  private BenchFixtures() {}

  static Figures figures(BenchDatabase database, int latencyMillis) {
    return new Figures(
        new Figures.Setting(database, Duration.ofMillis(latencyMillis)),
        600,
        40,
        36.25,
        Optional.of(Duration.ofMillis(20)),
        20,
        Percentiles.of(
            List.of(Duration.ofMillis(1600), Duration.ofMillis(1700), Duration.ofMillis(2500))),
        new BareWork(
            Duration.ofNanos(400_000),
            Duration.ofNanos(1_600_000),
            Optional.of(Duration.ofNanos(500_000))),
        OptionalLong.of(500L << 20),
        Duration.ofMillis(5140),
        Duration.ofMillis(2960),
        0);
  }

  static Call call(String session, Optional<String> record, boolean isComplete) {
    return new Call(
        1,
        session,
        "101",
        "Maya Holloway",
        record.isPresent() ? "logged" : "waiting",
        isComplete ? "complete" : record.isPresent() ? "created" : "ended",
        "The recording is not there yet",
        ENDED,
        Optional.empty(),
        isComplete ? Optional.of(ENDED.plusSeconds(5)) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        record);
  }

  static Audit.Expected expected(String session) {
    return new Audit.Expected(session + "/101", ENDED);
  }

  static Audit.Kept kept(String id, String reference) {
    return new Audit.Kept(id, reference, ENDED.plusSeconds(2));
  }
}
