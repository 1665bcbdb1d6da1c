package io.callscribe.dist.bench;

import io.callscribe.dist.HostApi;
import io.callscribe.dist.HostProcess;
import io.callscribe.dist.demo.DemoSetup;
import io.callscribe.settings.ConfigurationProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Measures the server on one database with one latency of the CRM: twice its start, then a burst of
 * calls for throughput and CPU time, then a steady pace for the times that calls take.
 */
final class Run {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration QUIET = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration AFTER_BURST = Duration.ofSeconds(30);
  private static final Duration STEADY = Duration.ofSeconds(8);
  private static final int WINDOW = 100;
  private static final double FASTEST_STEADY = 20;
  private static final double STEADY_SHARE = 0.5;
  private static final int WARM_UP_CALLS = 60;
  private static final double WARM_UP_PACE = 10;
  private static final int FEWEST_CALLS = 60;
  private static final double SECOND = 1e9;

  private final Figures.Setting setting;
  private final int calls;
  private final Path folder;
  private final Path binaries;
  private final Cleanup cleanup;
  private final Optional<Profile> profile;
  private final Consumer<String> progress;
  private final Map<String, Audit.Expected> expected = new LinkedHashMap<>();
  private final List<AutoCloseable> own = new ArrayList<>();
  private long endOfBurst;

  /** The server of the run and what surrounds it. */
  private record Scene(SimulatorProcess simulator, HostProcess host, HostApi api) {}

  /** The calls of one phase, and the CPU time of the server until they were complete. */
  private record Phase(List<Audit.Timing> timings, Optional<Duration> cpu) {
    Instant firstEnd() {
      return earliest(Audit.Timing::endedAt);
    }

    private Instant earliest(Function<Audit.Timing, Instant> time) {
      return timings.stream().map(time).min(Comparator.naturalOrder()).orElseThrow();
    }

    private double perSecond(Function<Audit.Timing, Instant> last) {
      var end = timings.stream().map(last).max(Comparator.naturalOrder()).orElseThrow();
      return timings.size() * SECOND / Duration.between(firstEnd(), end).toNanos();
    }
  }

  /** Thrown when calls are lost, doubled or stuck, with the figures being void. */
  static final class Unsound extends RuntimeException {
    private final transient List<String> faults;

    Unsound(List<String> faults) {
      super(String.join("; ", faults));
      this.faults = List.copyOf(faults);
    }

    List<String> faults() {
      return faults;
    }
  }

  /**
   * @param calls of the burst
   * @param folder of this run alone
   * @param binaries of PostgreSQL, shared by all runs
   */
  Run(
      Figures.Setting setting,
      int calls,
      Path folder,
      Path binaries,
      Cleanup cleanup,
      Optional<Profile> profile,
      Consumer<String> progress) {
    this.setting = setting;
    this.calls = calls;
    this.folder = folder;
    this.binaries = binaries;
    this.cleanup = cleanup;
    this.profile = profile;
    this.progress = progress;
  }

  /**
   * @param share of the time that is left; the burst ends in time for what follows it
   * @throws Unsound if not every call has exactly one complete record
   */
  Figures measure(Duration share) throws InterruptedException {
    endOfBurst = System.nanoTime() + share.minus(AFTER_BURST).toNanos();
    try {
      return measured();
    } finally {
      for (var thing : own.reversed()) {
        cleanup.close(thing);
      }
    }
  }

  private Figures measured() throws InterruptedException {
    tell("starting the simulator, the CRM and the database");
    var database = started(database());
    var simulator = started(SimulatorProcess.start(folder));
    simulator.awaitReady();
    tell("starting the server twice");
    var port = freePort();
    var began = System.nanoTime();
    var host = started(start(port, simulator, database));
    host.awaitReady();
    var firstStart = since(began);
    Thread.sleep(QUIET);
    host.close();
    began = System.nanoTime();
    host.restart();
    host.awaitReady();
    var secondStart = since(began);
    var scene = new Scene(simulator, host, started(new HostApi(host.uri(), DemoSetup.TOKEN)));
    DemoSetup.connect(scene.api(), simulator.crm());
    awaitSubscription(scene.api());

    tell(
        "ready after %.1f s and %.1f s; measuring the bare work",
        seconds(firstStart), seconds(secondStart));
    var bareWork = BareWork.measure(simulator, setting.crmLatency(), database);
    var warmUp = Math.min(calls, WARM_UP_CALLS);
    tell("warming up with %d calls", warmUp);
    steady(scene, warmUp, WARM_UP_PACE);
    tell("a burst of up to %d calls", calls);
    var burst = profiled(scene);
    var rate = burst.perSecond(Audit.Timing::createdAt);
    var pace = Math.min(FASTEST_STEADY, rate * STEADY_SHARE);
    tell("%d at %.1f calls/s; now at a steady %.1f calls/s", burst.timings().size(), rate, pace);
    var steady = steady(scene, (int) Math.ceil(STEADY.toSeconds() * pace), pace);
    requireSound(scene);
    return new Figures(
        setting,
        burst.timings().size(),
        rate,
        burst.perSecond(Audit.Timing::completedAt),
        burst.cpu().map(total -> total.dividedBy(burst.timings().size())),
        pace,
        Percentiles.of(steady.timings().stream().map(Audit.Timing::toRecord).toList()),
        bareWork,
        Usage.peakMemory(host.handle()),
        firstStart,
        secondStart,
        simulator.eventsLost());
  }

  private <T extends AutoCloseable> T started(T thing) {
    cleanup.add(thing);
    own.add(thing);
    return thing;
  }

  private DatabaseServer database() {
    return switch (setting.database()) {
      case DERBY -> new DerbyFolder(folder);
      case POSTGRESQL -> PostgresServer.start(binaries, folder.resolve("postgresql"));
    };
  }

  /** The waits for what comes late are shortened; that for events out of order is the default. */
  private HostProcess start(int port, SimulatorProcess simulator, DatabaseServer database) {
    var settings = new HashMap<>(DemoSetup.settings(simulator.ringCentral(), port));
    settings.remove("callscribe.call.settle");
    settings.put("callscribe.ringcentral.call-log-delay", "PT1S");
    settings.put("callscribe.ringcentral.call-log-interval", "PT2S");
    settings.put("callscribe.ringcentral.heavy-requests-per-minute", "1000");
    settings.put("callscribe.ringcentral.reconcile-interval", "PT15S");
    settings.put("callscribe.activity.insights-settle", "PT2S");
    settings.put("callscribe.activity.insights-poll", "PT20S");
    settings.putAll(database.settings());
    var options =
        new ArrayList<>(List.of("-XX:SharedArchiveFile=" + folder.resolve("classes.jsa")));
    if (profile.isPresent()) {
      options.add(Profile.WHOLE_STACKS);
    }
    return HostProcess.start(folder.resolve("server"), port, settings, options);
  }

  private static void awaitSubscription(HostApi api) throws InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!api.subscription().startsWith("Active")) {
      if (System.nanoTime() > deadline) {
        throw new ConfigurationProblem("the server did not subscribe to calls");
      }
      Thread.sleep(LOOK);
    }
  }

  private Phase profiled(Scene scene) throws InterruptedException {
    if (profile.isEmpty()) {
      return burst(scene);
    }
    profile.get().start(scene.host().handle());
    var burst = burst(scene);
    profile.get().stop(scene.host().handle(), setting);
    return burst;
  }

  /** As fast as the server goes: new calls begin while not too many are without a record. */
  private Phase burst(Scene scene) throws InterruptedException {
    var before = Usage.cpu(scene.host().handle());
    var keys = new ArrayList<String>();
    var last = SimulatorProcess.Progress.NONE;
    var fewest = Math.min(calls, FEWEST_CALLS);
    for (int begun = 0; begun < fewest || begun < calls && System.nanoTime() < endOfBurst; ) {
      requireAlive(scene.host());
      last = scene.simulator().progress(last);
      var room = Math.min(calls - begun, WINDOW - (expected.size() - last.records()));
      for (var some : Mix.counts(begun, Math.max(0, room)).entrySet()) {
        keys.addAll(play(scene, some.getKey().name(), some.getValue()));
        begun += some.getValue();
      }
      Thread.sleep(LOOK);
    }
    return completed(scene, keys, before);
  }

  /** One call after the other, whatever becomes of them. */
  private Phase steady(Scene scene, int number, double perSecond) throws InterruptedException {
    var before = Usage.cpu(scene.host().handle());
    var keys = new ArrayList<String>();
    var began = System.nanoTime();
    for (int i = 0; i < number; i++) {
      var due = began + (long) (i * SECOND / perSecond);
      Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
      keys.addAll(play(scene, Mix.of(i).name(), 1));
    }
    return completed(scene, keys, before);
  }

  private List<String> play(Scene scene, String scenario, int count) {
    var played = scene.simulator().play(scenario, count);
    played.forEach(e -> expected.put(e.key(), e));
    return played.stream().map(Audit.Expected::key).toList();
  }

  /** Asks the server only when the CRM has become quiet, so as not to be what is measured. */
  private Phase completed(Scene scene, Collection<String> keys, Optional<Duration> cpuBefore)
      throws InterruptedException {
    var last = SimulatorProcess.Progress.NONE;
    var changed = System.nanoTime();
    while (true) {
      Thread.sleep(LOOK);
      requireAlive(scene.host());
      var now = scene.simulator().progress(last);
      if (now.revision() != last.revision()) {
        changed = System.nanoTime();
        last = now;
      }
      var quiet = since(changed);
      if (now.records() >= expected.size() && quiet.compareTo(QUIET) > 0) {
        var cpu = Usage.cpu(scene.host().handle());
        var audit = audit(scene);
        var wanted = keys.stream().map(expected::get).toList();
        if (audit.isComplete(wanted)) {
          return new Phase(
              audit.timings(wanted),
              cpuBefore.flatMap(before -> cpu.map(after -> after.minus(before))));
        }
        Thread.sleep(QUIET);
      }
      if (quiet.compareTo(PATIENCE) > 0) {
        throw new Unsound(audit(scene).faults(expected.values()));
      }
    }
  }

  private static void requireAlive(HostProcess host) {
    if (!host.isAlive()) {
      throw new ConfigurationProblem("the server ended with " + host.exitCode());
    }
  }

  /** The times at which the calls have really ended come with it. */
  private Audit audit(Scene scene) {
    scene.simulator().expected().forEach(e -> expected.put(e.key(), e));
    return new Audit(scene.api().calls(), scene.simulator().records());
  }

  private void requireSound(Scene scene) {
    var faults = audit(scene).faults(expected.values());
    if (!faults.isEmpty()) {
      throw new Unsound(faults);
    }
  }

  private void tell(String text, Object... values) {
    progress.accept("%-22s %s".formatted(setting, text.formatted(values)));
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static double seconds(Duration time) {
    return time.toNanos() / SECOND;
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("No port is free", e);
    }
  }
}
