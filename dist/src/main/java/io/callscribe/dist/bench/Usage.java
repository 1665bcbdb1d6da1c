package io.callscribe.dist.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a process has taken from the machine so far. */
final class Usage {
  private static final String PEAK = "VmHWM:";
  private static final int KILO = 1024;

  private Usage() {}

  /** Of all its threads, user and system; empty where the system does not tell. */
  static Optional<Duration> cpu(ProcessHandle process) {
    return process.info().totalCpuDuration();
  }

  /** The largest resident size in bytes; empty on systems without {@code /proc}. */
  static OptionalLong peakMemory(ProcessHandle process) {
    try {
      return peakMemory(Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")));
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  static OptionalLong peakMemory(List<String> status) {
    return status.stream()
        .filter(line -> line.startsWith(PEAK))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KILO)
        .findFirst();
  }
}
