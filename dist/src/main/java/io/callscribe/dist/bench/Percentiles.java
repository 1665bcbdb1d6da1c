package io.callscribe.dist.bench;

import java.time.Duration;
import java.util.Collection;

/**
 * The middle and the slow end of a number of durations, by nearest rank: a percentile is always one
 * of the durations.
 *
 * @param count of the durations
 */
record Percentiles(int count, Duration p50, Duration p95, Duration p99) {
  /**
   * @throws IllegalArgumentException if there are none
   */
  static Percentiles of(Collection<Duration> durations) {
    if (durations.isEmpty()) {
      throw new IllegalArgumentException("There is no percentile of nothing");
    }
    var sorted = durations.stream().sorted().toList();
    return new Percentiles(
        sorted.size(),
        sorted.get(rank(sorted.size(), 50)),
        sorted.get(rank(sorted.size(), 95)),
        sorted.get(rank(sorted.size(), 99)));
  }

  static Duration median(Collection<Duration> durations) {
    return of(durations).p50();
  }

  private static int rank(int size, int percent) {
    return Math.ceilDiv(size * percent, 100) - 1;
  }
}
