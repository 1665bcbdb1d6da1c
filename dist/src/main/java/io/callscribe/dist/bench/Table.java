package io.callscribe.dist.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The figures for people: one line per run. */
final class Table {
  private static final String NONE = "n/a";
  private static final double MILLI = 1e6;
  private static final double MEBI = 1 << 20;
  private static final String HEAD =
      """
      database    CRM     calls/s    end to record, ms    CPU ms/call         bare, ms    rate  peak   ready, s
                   ms  logged   done    p50   p95   p99  server  bare    ×   trip commit  ×bare   MiB   1st  2nd
      """;
  private static final String LINE =
      "%-10s %4s  %6s %6s %6s %5s %5s  %6s %5s %4s  %5s %6s  %5s  %4s  %4s %4s";

  private Table() {}

  /** Lines without their ends. */
  static List<String> of(List<Figures> runs) {
    var lines = new ArrayList<>(HEAD.lines().toList());
    runs.forEach(run -> lines.add(line(run)));
    return lines;
  }

  private static String line(Figures run) {
    var times = run.endToRecord();
    var bare = run.bareWork();
    return LINE.formatted(
        run.setting().database().label(),
        run.setting().crmLatency().toMillis(),
        decimal(run.callsPerSecond(), 1),
        decimal(run.completePerSecond(), 1),
        times.p50().toMillis(),
        times.p95().toMillis(),
        times.p99().toMillis(),
        millis(run.cpuPerCall(), 1),
        millis(bare.cpu(), 2),
        decimal(run.cpuByBareWork(), 0),
        millis(Optional.of(bare.roundTrip()), 2),
        millis(Optional.of(bare.commit()), 2),
        decimal(run.rateByBareWork(), 2),
        mebi(run.peakMemory()),
        seconds(run.firstStart()),
        seconds(run.secondStart()));
  }

  private static String seconds(Duration time) {
    return decimal(time.toMillis() / 1e3, 1);
  }

  private static String millis(Optional<Duration> time, int digits) {
    return time.map(value -> decimal(value.toNanos() / MILLI, digits)).orElse(NONE);
  }

  private static String mebi(OptionalLong bytes) {
    return bytes.isEmpty() ? NONE : decimal(bytes.getAsLong() / MEBI, 0);
  }

  private static String decimal(OptionalDouble value, int digits) {
    return value.isEmpty() ? NONE : decimal(value.getAsDouble(), digits);
  }

  private static String decimal(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
