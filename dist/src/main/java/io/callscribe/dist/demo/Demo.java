package io.callscribe.dist.demo;

import io.callscribe.dist.HostApi;
import io.callscribe.dist.HostApi.Call;
import io.callscribe.dist.HostProcess;
import io.callscribe.settings.ConfigurationProblem;
import io.callscribe.simulator.Simulator;
import io.callscribe.simulator.SimulatorOptions;
import io.callscribe.simulator.ringcentral.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code callscribe demo}. */
@Command(
    name = "demo",
    description = {
      "Runs the server with a simulated RingCentral and a demo CRM.",
      "Plays calls and shows how each is logged. Nothing leaves the machine."
    },
    mixinStandardHelpOptions = true)
public final class Demo implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
  private static final List<Scenario> SCENARIOS = List.of(Scenario.values());

  @Spec private CommandSpec spec;

  @Option(
      names = "--calls",
      paramLabel = "N",
      description = "Play so many calls, then no more. Default: calls without end")
  private Optional<Integer> calls = Optional.empty();

  @Option(
      names = "--exit",
      description =
          "End when the calls of --calls are logged, with a table; exit code 1 if any"
              + " was not logged exactly once")
  private boolean exit;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the server keeps its data. Default: a new temporary directory")
  private Optional<Path> data = Optional.empty();

  @Option(names = "--port", description = "The server's port. Default: 8080, or any free one")
  private Optional<Integer> port = Optional.empty();

  @Option(
      names = "--speed",
      defaultValue = "20",
      description = "How many times faster than in life the calls run. Default: ${DEFAULT-VALUE}")
  private double speed;

  @Option(
      names = "--calls-per-minute",
      defaultValue = "50",
      description = "How many calls begin in a minute. Default: ${DEFAULT-VALUE}")
  private int callsPerMinute;

  @Option(names = "--seed", defaultValue = "1", description = "Makes who calls whom repeatable.")
  private long seed;

  private final Map<Long, String> shown = new HashMap<>();
  private int played;

  @Override
  public Integer call() throws InterruptedException {
    if (exit && calls.isEmpty()) {
      err().println("callscribe: --exit needs --calls N");
      return 2;
    }
    var directory = data.orElseGet(Demo::temporary);
    var serverPort = port.orElseGet(() -> free(8080));
    try (var simulator = Simulator.start(options());
        var host = start(directory, serverPort, simulator);
        var api = new HostApi(host.uri(), DemoSetup.TOKEN)) {
      host.awaitReady();
      introduce(simulator, host, directory);
      DemoSetup.connect(api, simulator);
      awaitSubscription(api);
      return run(simulator, host, api);
    } catch (ConfigurationProblem | HostApi.Refused e) {
      err().println("callscribe: " + e.getMessage());
      return 2;
    }
  }

  private SimulatorOptions options() {
    return SimulatorOptions.defaults()
        .withRingCentralPort(free(8091))
        .withCrmPort(free(8092))
        .withSpeed(speed)
        .withSeed(seed)
        .withRingCentral(
            o ->
                o.withCallLogDelay(Duration.ofSeconds(2)).withInsightsDelay(Duration.ofSeconds(6)));
  }

  private static HostProcess start(Path directory, int port, Simulator simulator) {
    return HostProcess.start(
        directory, port, DemoSetup.settings(simulator.ringCentral().uri(), port), List.of());
  }

  private void introduce(Simulator simulator, HostProcess host, Path directory) {
    out().println();
    out().println("Demo CRM      " + simulator.crm().uri() + "   <- open this and watch it grow");
    out().println("Callscribe    " + host.uri() + "   (pid " + host.pid() + ")");
    out().println("RingCentral   " + simulator.ringCentral().uri() + "   (simulated)");
    out().println("Data          " + directory + "   (the server's log is callscribe.log there)");
    out().println();
    out()
        .printf(
            "%-8s  %-8s  %-14s %-18s %-9s %s%n",
            "time", "ended", "person", "contact", "stage", "why");
    out().flush();
  }

  private static void awaitSubscription(HostApi api) throws InterruptedException {
    var deadline = Instant.now().plus(PATIENCE);
    while (!api.subscription().startsWith("Active")) {
      if (Instant.now().isAfter(deadline)) {
        throw new ConfigurationProblem("the server did not subscribe to calls");
      }
      Thread.sleep(LOOK);
    }
  }

  private int run(Simulator simulator, HostProcess host, HostApi api) throws InterruptedException {
    var pause = Duration.ofMinutes(1).dividedBy(Math.max(1, callsPerMinute));
    var next = Instant.now();
    var lastProgress = Instant.now();
    var complete = 0;
    while (true) {
      while (played < calls.orElse(Integer.MAX_VALUE) && !Instant.now().isBefore(next)) {
        simulator.ringCentral().play(SCENARIOS.get(played++ % SCENARIOS.size()));
        next = next.plus(pause);
        lastProgress = Instant.now();
      }
      keepAlive(host);
      var known = look(api);
      if (known.isPresent() && exit && played == calls.orElse(0)) {
        var check = new DemoCheck(simulator, known.get());
        if (check.complete() > complete) {
          complete = check.complete();
          lastProgress = Instant.now();
        }
        if (check.isEverythingComplete() || Instant.now().isAfter(lastProgress.plus(PATIENCE))) {
          return conclude(check);
        }
      }
      Thread.sleep(LOOK);
    }
  }

  /** A server that dies is started again on its data, as an init system would do. */
  private void keepAlive(HostProcess host) throws InterruptedException {
    if (!host.isAlive()) {
      out()
          .printf(
              "%s  The server ended with %d; it is started again on the same data%n",
              CLOCK.format(Instant.now()), host.exitCode());
      host.restart();
      host.awaitReady();
      out().printf("%s  It is back (pid %d)%n", CLOCK.format(Instant.now()), host.pid());
      out().flush();
    }
  }

  /** Shows what changed; nothing if the server does not answer just now. */
  private Optional<List<Call>> look(HostApi api) {
    try {
      var known = api.calls();
      known.stream().sorted(Comparator.comparing(Call::id)).forEach(this::show);
      out().flush();
      return Optional.of(known);
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private void show(Call call) {
    var why =
        call.owner()
                .map(o -> "owner %s (%s). ".formatted(o, call.ownerRule().orElse("")))
                .orElse("")
            + call.reason();
    var stage = call.status().equals("logged") ? call.stage() : call.status();
    if (!(stage + why).equals(shown.put(call.id(), stage + why))) {
      out()
          .printf(
              "%-8s  %-8s  %-14s %-18s %-9s %s%n",
              CLOCK.format(Instant.now()),
              CLOCK.format(call.endedAt()),
              call.person(),
              call.contact().orElse("-"),
              stage,
              why);
    }
  }

  private int conclude(DemoCheck check) {
    out().println();
    out()
        .printf(
            "%-20s %6s %9s %7s %9s %11s %9s%n",
            "scenario", "calls", "expected", "once", "complete", "recordings", "insights");
    var total = new DemoCheck.Sums();
    check
        .sums()
        .forEach(
            (scenario, sum) -> {
              row(scenario.name().toLowerCase(Locale.ROOT).replace('_', ' '), sum);
              total.calls += sum.calls;
              total.expected += sum.expected;
              total.once += sum.once;
              total.complete += sum.complete;
              total.recordings += sum.recordings;
              total.insights += sum.insights;
            });
    row("total", total);
    var faults = check.faults();
    faults.forEach(fault -> out().println("NOT RIGHT  " + fault));
    out()
        .println(
            faults.isEmpty()
                ? "Every person who took part has exactly one complete record."
                : "%d things are not right.".formatted(faults.size()));
    out().flush();
    return faults.isEmpty() ? 0 : 1;
  }

  private void row(String name, DemoCheck.Sums sum) {
    out()
        .printf(
            "%-20s %6d %9d %7d %9d %11d %9d%n",
            name, sum.calls, sum.expected, sum.once, sum.complete, sum.recordings, sum.insights);
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("callscribe-demo-");
    } catch (IOException e) {
      throw new UncheckedIOException("No temporary directory can be made", e);
    }
  }

  /** The preferred port, or any other if it is taken. */
  private static int free(int preferred) {
    return isFree(preferred) ? preferred : any();
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static int any() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("No port is free", e);
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
