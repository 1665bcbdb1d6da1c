package io.callscribe.dist.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonWriterFactory;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The figures for programs, with the machine they were taken on. */
final class Report {
  private static final double MILLI = 1e6;
  private static final JsonWriterFactory WRITERS =
      Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));

  private Report() {}

  /**
   * What the figures depend on.
   *
   * @param load of the last minute before the first run; negative where the system does not tell
   */
  record Machine(
      Instant at, String system, String processor, int processors, String java, double load) {

    static Machine ofNow() {
      var system = ManagementFactory.getOperatingSystemMXBean();
      return new Machine(
          Instant.now(),
          "%s %s %s".formatted(system.getName(), system.getVersion(), system.getArch()),
          processorName(),
          system.getAvailableProcessors(),
          Runtime.version().toString(),
          system.getSystemLoadAverage());
    }

    private static String processorName() {
      try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
        return lines
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse("unknown");
      } catch (IOException | UncheckedIOException e) {
        return "unknown";
      }
    }

    @Override
    public String toString() {
      return "%s, %d × %s, Java %s, load %.1f".formatted(system, processors, processor, java, load);
    }
  }

  /**
   * @param isWhole whether all runs that were asked for are there, and every call was logged once
   */
  static JsonObject of(Machine machine, boolean isWhole, List<Figures> runs) {
    var all = Json.createArrayBuilder();
    runs.forEach(run -> all.add(json(run)));
    return Json.createObjectBuilder()
        .add("at", machine.at().toString())
        .add(
            "machine",
            Json.createObjectBuilder()
                .add("system", machine.system())
                .add("processor", machine.processor())
                .add("processors", machine.processors())
                .add("java", machine.java())
                .add("loadBefore", machine.load()))
        .add("whole", isWhole)
        .add("runs", all)
        .build();
  }

  private static JsonObject json(Figures run) {
    var times = run.endToRecord();
    var bare = run.bareWork();
    var bareJson =
        Json.createObjectBuilder()
            .add("roundTripMillis", millis(bare.roundTrip()))
            .add("commitMillis", millis(bare.commit()));
    bare.cpu().ifPresent(cpu -> bareJson.add("cpuMillis", millis(cpu)));
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("database", run.setting().database().label())
            .add("crmLatencyMillis", run.setting().crmLatency().toMillis())
            .add("burstCalls", run.burstCalls())
            .add("callsPerSecond", rounded(run.callsPerSecond()))
            .add("completePerSecond", rounded(run.completePerSecond()))
            .add("rateByBareWork", rounded(run.rateByBareWork()))
            .add(
                "endToRecordMillis",
                Json.createObjectBuilder()
                    .add("callsPerSecond", rounded(run.steadyPerSecond()))
                    .add("count", times.count())
                    .add("p50", millis(times.p50()))
                    .add("p95", millis(times.p95()))
                    .add("p99", millis(times.p99())))
            .add("bareWork", bareJson)
            .add("firstStartSeconds", run.firstStart().toMillis() / 1e3)
            .add("secondStartSeconds", run.secondStart().toMillis() / 1e3)
            .add("eventsLost", run.eventsLost());
    run.cpuPerCall().ifPresent(cpu -> json.add("cpuMillisPerCall", millis(cpu)));
    run.cpuByBareWork().ifPresent(factor -> json.add("cpuByBareWork", rounded(factor)));
    run.peakMemory().ifPresent(bytes -> json.add("peakMemoryBytes", bytes));
    return json.build();
  }

  private static double millis(Duration time) {
    return rounded(time.toNanos() / MILLI);
  }

  private static double rounded(double value) {
    return Math.round(value * 1e3) / 1e3;
  }

  static void write(JsonObject report, Path file) {
    try (var writer = WRITERS.createWriter(Files.newBufferedWriter(file))) {
      writer.write(report);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }
}
