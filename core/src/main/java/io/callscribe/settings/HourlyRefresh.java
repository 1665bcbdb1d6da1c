package io.callscribe.settings;

import io.callscribe.settings.LoggingSettings.Level;
import io.callscribe.settings.Snapshot.RingSense;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;

/**
 * The snapshot that is taken without a save. It applies values, and begins nothing: logging and
 * RingSense begin when server-side logging is saved.
 */
final class HourlyRefresh {
  static final Duration EVERY = Duration.ofHours(1);

  private HourlyRefresh() {}

  /** The first of the hours since a snapshot that is later than the given moment. */
  static Instant tickAfter(Instant takenAt, Instant moment) {
    var hours = Math.max(0, Duration.between(takenAt, moment).dividedBy(EVERY));
    return takenAt.plus(EVERY.multipliedBy(hours + 1));
  }

  /** Of an account that has none yet. */
  static Snapshot first(SavedSettings saved, Instant at) {
    var snapshot = saved.snapshot(at, RingSense.UNSAVED);
    return snapshot.with(notBegun(snapshot));
  }

  /**
   * @param now everything that is saved
   */
  static Snapshot of(Snapshot used, Snapshot now) {
    var company = new HashMap<>(now.company());
    if (level(used) == Level.OFF && level(now) != Level.OFF) {
      company.put(LoggingSettings.LEVEL.name(), LoggingSettings.LEVEL.byDefault());
    }
    return new Snapshot(
        now.version(), now.takenAt(), ringSense(used, now), company, now.mandated(), now.people());
  }

  private static RingSense ringSense(Snapshot used, Snapshot now) {
    if (!now.wantsInsights() || !used.wantsInsights()) {
      return notBegun(now);
    }
    return level(used) != Level.OFF && level(now) == Level.OFF
        ? used.ringSense().waiting(List.of())
        : used.ringSense();
  }

  private static RingSense notBegun(Snapshot now) {
    if (!now.wantsInsights()) {
      return RingSense.OFF;
    }
    return level(now) == Level.OFF ? RingSense.UNSAVED.waiting(List.of()) : RingSense.UNSAVED;
  }

  private static Level level(Snapshot snapshot) {
    return snapshot.settings().level();
  }
}
