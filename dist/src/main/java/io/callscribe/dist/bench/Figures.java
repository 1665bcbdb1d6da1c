package io.callscribe.dist.bench;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one run has measured. A call here is one person's part in a call, which leads to one record.
 *
 * @param callsPerSecond from the first end of a call of the burst to its last record
 * @param completePerSecond the same to the last change of a record
 * @param cpuPerCall of the server in the burst, until all records are complete
 * @param steadyPerSecond how many calls were offered a second when the times were taken
 * @param endToRecord at that pace
 * @param peakMemory of the server, resident
 * @param firstStart until it is ready, on an empty data directory and with no archive of classes
 * @param secondStart until it is ready, on that directory with the archive of the first run
 * @param eventsLost which the server did not accept in time, so that it read the call log instead
 */
record Figures(
    Setting setting,
    int burstCalls,
    double callsPerSecond,
    double completePerSecond,
    Optional<Duration> cpuPerCall,
    double steadyPerSecond,
    Percentiles endToRecord,
    BareWork bareWork,
    OptionalLong peakMemory,
    Duration firstStart,
    Duration secondStart,
    int eventsLost) {
  private static final double SECOND = 1e9;

  /** What is varied. */
  record Setting(BenchDatabase database, Duration crmLatency) {
    @Override
    public String toString() {
      return "%s, CRM %d ms".formatted(database.label(), crmLatency.toMillis());
    }
  }

  /** The server's CPU time per call by that of one round trip and one commit. */
  OptionalDouble cpuByBareWork() {
    return cpuPerCall.isPresent() && bareWork.cpu().isPresent()
        ? OptionalDouble.of((double) cpuPerCall.get().toNanos() / bareWork.cpu().get().toNanos())
        : OptionalDouble.empty();
  }

  /** The throughput by that of one thread which does a round trip and a commit at a time. */
  double rateByBareWork() {
    return callsPerSecond * bareWork.time().toNanos() / SECOND;
  }
}
