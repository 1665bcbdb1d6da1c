package io.callscribe.dist.bench;

import io.callscribe.settings.ConfigurationProblem;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A simulated RingCentral and a demo CRM as a process of their own, and its controls. */
final class SimulatorProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final Duration TIME_LIMIT = Duration.ofSeconds(30);
  private static final int LOOK_AGAIN_MILLIS = 50;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Process process;
  private final Path log;

  /** What the CRM has been told so far, as two numbers that are cheap to ask for. */
  record Progress(String generation, long revision, int records) {
    static final Progress NONE = new Progress("", 0, 0);
  }

  private SimulatorProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts both servers on free ports.
   *
   * @param folder for what it prints
   */
  static SimulatorProcess start(Path folder) {
    var log = folder.resolve("simulator.log");
    var home = Path.of(System.getProperty("io.callscribe.home", "."));
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-cp",
            home.resolve("lib/callscribe.jar").toString(),
            SimulatorMain.class.getName());
    builder.redirectErrorStream(true);
    builder.redirectOutput(log.toFile());
    try {
      return new SimulatorProcess(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException("The simulator cannot be started", e);
    }
  }

  void awaitReady() throws InterruptedException {
    var deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (findAddress(SimulatorMain.CRM).isEmpty()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new ConfigurationProblem("the simulator did not start: " + lines());
      }
      process.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  URI ringCentral() {
    return findAddress(SimulatorMain.RING_CENTRAL).orElseThrow();
  }

  URI crm() {
    return findAddress(SimulatorMain.CRM).orElseThrow();
  }

  private Optional<URI> findAddress(String label) {
    return lines().stream()
        .filter(line -> line.startsWith(label))
        .map(line -> URI.create(line.substring(label.length())))
        .findFirst();
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(log);
    } catch (IOException e) {
      throw new UncheckedIOException(log + " cannot be read", e);
    }
  }

  /** Starts calls; what has to be in the CRM for them. */
  List<Audit.Expected> play(String scenario, int count) {
    var wish = Json.createObjectBuilder().add("scenario", scenario).add("count", count).build();
    var expected = new ArrayList<Audit.Expected>();
    for (var call :
        send("POST", ringCentral().resolve("/simulator/calls"), wish)
            .getJsonArray("items")
            .getValuesAs(JsonObject.class)) {
      expected.addAll(expected(call.getJsonArray("expected").getValuesAs(JsonObject.class)));
    }
    return expected;
  }

  /** What has to be in the CRM for all calls, with the moment at which each has really ended. */
  List<Audit.Expected> expected() {
    return expected(
        get(ringCentral().resolve("/simulator/expected"))
            .getJsonArray("items")
            .getValuesAs(JsonObject.class));
  }

  private static List<Audit.Expected> expected(List<JsonObject> items) {
    return items.stream()
        .map(
            item ->
                new Audit.Expected(
                    item.getString("telephonySessionId") + "/" + item.getString("extensionId"),
                    Instant.parse(item.getString("endedAt"))))
        .toList();
  }

  /** How far the CRM has come. */
  Progress progress(Progress last) {
    var news =
        get(
            crm()
                .resolve(
                    "/ui/news?generation=%s&since=%d"
                        .formatted(last.generation(), last.revision())));
    return new Progress(
        news.getString("generation"),
        news.getJsonNumber("revision").longValue(),
        news.getInt("total"));
  }

  List<Audit.Kept> records() {
    return get(crm().resolve("/simulator/crm/state"))
        .getJsonArray("activities")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(
            item ->
                new Audit.Kept(
                    item.getString("id"),
                    item.getString("reference", ""),
                    Instant.parse(item.getString("createdAt"))))
        .toList();
  }

  /** How many events the server did not accept in time; RingCentral never repeats them. */
  int eventsLost() {
    return get(ringCentral().resolve("/simulator/deliveries")).getInt("failed");
  }

  void crmLatency(Duration latency) {
    send(
        "POST",
        crm().resolve("/simulator/crm/faults"),
        Json.createObjectBuilder().add("latencyMillis", latency.toMillis()).build());
  }

  private JsonObject get(URI uri) {
    return send("GET", uri, JsonValue.EMPTY_JSON_OBJECT);
  }

  private JsonObject send(String method, URI uri, JsonObject body) {
    BodyPublisher publisher =
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString());
    var request = HttpRequest.newBuilder(uri).timeout(TIME_LIMIT).method(method, publisher).build();
    try {
      var answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new ConfigurationProblem(
            "the simulator answered %d to %s %s: %s"
                .formatted(answer.statusCode(), method, uri, answer.body()));
      }
      try (var reader = Json.createReader(new StringReader(answer.body()))) {
        return reader.readObject();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The simulator does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConfigurationProblem("interrupted");
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    process.destroyForcibly();
  }
}
