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
  private static final List<String> GROUPS =
      List.of("", "", "logged", "done", "end to record, ms", "CPU/call", "bare", "", "", "peak", "ready, s");
  private static final String LINE = "%-10s %5s %7s %6s %7s %6s %6s %8s %6s %5s %6s %5s %6s %6s";

  private Table() {}

  /** Lines without their ends. */
  static List<String> of(List<Figures> runs) {
    var lines = new ArrayList<String>();
    lines.add(
        line(
            "database", "CRM", "logged", "done", "end to", "record", "ms", "CPU/call", "bare", "×",
            "rate", "peak", "ready", "ready"));
    lines.add(
        line(
            "", "ms", "calls/s", "/s", "p50", "p95", "p99", "ms", "ms", "bare", "×bare", "MiB",
            "1st s", "2nd s"));
    runs.forEach(run -> lines.add(line(run)));
    return lines;
  }

  private static String line(Figures run) {
    var times = run.endToRecord();
    return line(
        run.setting().database().label(),
        String.valueOf(run.setting().crmLatency().toMillis()),
        decimal(run.callsPerSecond(), 1),
        decimal(run.completePerSecond(), 1),
        whole(times.p50()),
        whole(times.p95()),
        whole(times.p99()),
        millis(run.cpuPerCall(), 1),
        millis(run.bareWork().cpu(), 2),
        decimal(run.cpuByBareWork(), 0),
        decimal(run.rateByBareWork(), 2),
        mebi(run.peakMemory()),
        decimal(run.firstStart().toMillis() / 1e3, 1),
        decimal(run.secondStart().toMillis() / 1e3, 1));
  }

  private static String line(Object... cells) {
    return LINE.formatted(cells).stripTrailing();
  }

  private static String whole(Duration time) {
    return String.valueOf(time.toMillis());
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
