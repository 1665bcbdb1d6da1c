package io.callscribe.dist;

import io.callscribe.settings.ConfigurationProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A server of this distribution as a process of its own, as an operator would start it. */
public final class HostProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(40);
  private static final long LOOK_AGAIN_MILLIS = 50;

  private final Path data;
  private final Path config;
  private final URI uri;
  private final List<String> options;
  private Process process;

  private HostProcess(Path data, Path config, URI uri, List<String> options) {
    this.data = data;
    this.config = config;
    this.uri = uri;
    this.options = options;
    this.process = launch();
  }

  /**
   * Writes the settings to a file in the data directory and starts the server with it.
   *
   * @param options of the JVM, beyond those of the launcher
   */
  public static HostProcess start(
      Path data, int port, Map<String, String> settings, List<String> options) {
    try {
      Files.createDirectories(data);
      var config = data.resolve("callscribe.properties");
      var lines = new ArrayList<String>();
      new TreeMap<>(settings).forEach((key, value) -> lines.add(key + "=" + value));
      Files.write(config, lines);
      var uri = URI.create("http://127.0.0.1:" + port);
      return new HostProcess(data, config, uri, List.copyOf(options));
    } catch (IOException e) {
      throw new UncheckedIOException("The data directory " + data + " cannot be used", e);
    }
  }

  private Process launch() {
    var home = Path.of(System.getProperty("io.callscribe.home", "."));
    var builder =
        new ProcessBuilder(
            home.resolve("bin/callscribe").toString(),
            "start",
            "--config",
            config.toString(),
            "--data",
            data.toString(),
            "--port",
            String.valueOf(uri.getPort()));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    var jvm = new ArrayList<>(options);
    jvm.add("-D" + ParentWatch.PARENT + "=" + ProcessHandle.current().pid());
    builder.environment().put("JAVA_OPTS", String.join(" ", jvm));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("The server cannot be started", e);
    }
  }

  /** What the server prints. */
  public Path log() {
    return data.resolve("callscribe.log");
  }

  public URI uri() {
    return uri;
  }

  public long pid() {
    return process.pid();
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Only after it has ended. */
  public int exitCode() {
    return process.exitValue();
  }

  /** Starts it again on the same data directory after it has ended. */
  public void restart() {
    process = launch();
  }

  /**
   * Waits until it is ready to work.
   *
   * @throws ConfigurationProblem with what it printed, if it ends or takes too long
   */
  public void awaitReady() throws InterruptedException {
    var deadline = System.nanoTime() + START_LIMIT.toNanos();
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(uri.resolve("/health/ready")).timeout(START_LIMIT).build();
      while (System.nanoTime() < deadline && process.isAlive()) {
        if (isReady(client, request)) {
          return;
        }
        process.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
    throw new ConfigurationProblem("the server did not start: " + lastWords());
  }

  private static boolean isReady(HttpClient client, HttpRequest request)
      throws InterruptedException {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private String lastWords() {
    try {
      var lines = Files.readAllLines(log());
      return lines.isEmpty() ? "it printed nothing" : lines.getLast();
    } catch (IOException e) {
      return "its log " + log() + " cannot be read";
    }
  }

  /** Ends it at once, as {@code kill -9} does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to stop, and ends it if it does not. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
