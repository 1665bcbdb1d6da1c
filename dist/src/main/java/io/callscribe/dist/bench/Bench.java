package io.callscribe.dist.bench;

import io.callscribe.dist.HostApi;
import io.callscribe.settings.ConfigurationProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code callscribe bench}. */
@Command(
    name = "bench",
    description = {
      "Measures what logging a call takes: the server as it is shipped, with a simulated",
      "RingCentral, a demo CRM and its own databases. Nothing leaves the machine."
    },
    footer = {
      "",
      "Exit code 1: not all runs were done in time, or a call was not logged exactly once."
    },
    mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {
  private static final int FEWEST_SECONDS = 20;
  private static final int FEWEST_CALLS = 40;
  private static final int MOST_CALLS = 10_000;
  private static final int LONGEST_LATENCY_MILLIS = 2000;

  /** Left for stopping what was started. */
  private static final Duration TO_STOP = Duration.ofSeconds(8);

  private static final int UNUSABLE = 2;
  private static final int INTERRUPTED = 130;

  @Spec private CommandSpec spec;

  @Option(
      names = "--seconds",
      defaultValue = "300",
      paramLabel = "N",
      description = "End after so long, whatever is missing. Default: ${DEFAULT-VALUE}")
  private int seconds;

  @Option(
      names = "--calls",
      defaultValue = "200",
      paramLabel = "N",
      description =
          "Calls of the burst of each run; fewer on a machine that has no time for so many."
              + " Default: ${DEFAULT-VALUE}")
  private int calls;

  @Option(
      names = "--database",
      defaultValue = "both",
      paramLabel = "NAME",
      description = "derby, postgresql or both. Default: ${DEFAULT-VALUE}")
  private String database;

  @Option(
      names = "--crm-latency",
      defaultValue = "0,50",
      split = ",",
      paramLabel = "MS",
      description = "How long the CRM takes for an answer, one run each. Default: ${DEFAULT-VALUE}")
  private List<Integer> latencies;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Where the figures are written. Default: a new temporary file")
  private Optional<Path> json = Optional.empty();

  @Option(
      names = "--profile",
      paramLabel = "DIR",
      description =
          "Write a flight recording of each burst there; the figures then contain its cost")
  private Optional<Path> profile = Optional.empty();

  private final Cleanup cleanup = new Cleanup();
  private volatile boolean isTimeUp;
  private long began;

  @Override
  public Integer call() {
    began = System.nanoTime();
    try {
      return measure(settings());
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    } catch (ConfigurationProblem e) {
      return unusable(e);
    }
  }

  /**
   * @throws IllegalArgumentException with a sentence, for options that cannot be
   */
  private List<Figures.Setting> settings() {
    require("--seconds", seconds, FEWEST_SECONDS, Integer.MAX_VALUE);
    require("--calls", calls, FEWEST_CALLS, MOST_CALLS);
    var settings = new ArrayList<Figures.Setting>();
    for (var chosen : BenchDatabase.chosen(database)) {
      for (var latency : latencies) {
        require("--crm-latency", latency, 0, LONGEST_LATENCY_MILLIS);
        settings.add(new Figures.Setting(chosen, Duration.ofMillis(latency)));
      }
    }
    return settings;
  }

  private static void require(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          most == Integer.MAX_VALUE
              ? "%s is %d, expected %d or more".formatted(option, value, least)
              : "%s is %d, expected %d to %d".formatted(option, value, least, most));
    }
  }

  private int measure(List<Figures.Setting> settings) {
    var machine = Report.Machine.ofNow();
    var recordings = profile.map(Profile::new);
    var runs = new ArrayList<Figures>();
    var onInterrupt = new Thread(cleanup::close, "bench-cleanup");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    var clock = startClock();
    var exit = 0;
    try (cleanup) {
      tell("%d runs on %s".formatted(settings.size(), machine));
      var folder = cleanup.folder();
      for (var setting : settings) {
        var share = left().dividedBy(settings.size() - runs.size());
        runs.add(run(setting, folder, recordings).measure(share));
      }
    } catch (InterruptedException | RuntimeException e) {
      Thread.interrupted();
      exit = whyNotAll(e);
    }
    clock.interrupt();
    if (exit != INTERRUPTED) {
      conclude(machine, exit == 0, runs);
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    }
    return exit;
  }

  private Run run(Figures.Setting setting, Path folder, Optional<Profile> recordings) {
    var own =
        folder.resolve(
            "%s-%d".formatted(setting.database().label(), setting.crmLatency().toMillis()));
    try {
      Files.createDirectories(own);
    } catch (IOException e) {
      throw new UncheckedIOException(own + " cannot be made", e);
    }
    return new Run(
        setting, calls, own, folder.resolve("binaries"), cleanup, recordings, this::tell);
  }

  private Duration left() {
    return Duration.ofSeconds(seconds).minus(TO_STOP).minusNanos(System.nanoTime() - began);
  }

  /** Whatever the benchmark is waiting for, it stops waiting when the time is up. */
  private Thread startClock() {
    var measuring = Thread.currentThread();
    var limit = left();
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                Thread.sleep(limit);
                isTimeUp = true;
                measuring.interrupt();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private int whyNotAll(Exception problem) {
    if (isTimeUp) {
      err()
          .printf(
              "callscribe: the time is up (--seconds %d); the table has the runs that were done%n",
              seconds);
      return 1;
    }
    if (cleanup.isOver() && !(problem instanceof Run.Unsound)) {
      return INTERRUPTED;
    }
    return switch (problem) {
      case Run.Unsound unsound -> {
        unsound.faults().forEach(fault -> err().println("NOT RIGHT  " + fault));
        err().println("callscribe: not every call was logged exactly once");
        yield 1;
      }
      case HostApi.Refused refused -> unusable(refused);
      case ConfigurationProblem unusable -> unusable(unusable);
      case UncheckedIOException unusable -> unusable(unusable);
      case RuntimeException defect -> throw defect;
      default -> INTERRUPTED;
    };
  }

  private int unusable(RuntimeException problem) {
    err().println("callscribe: " + problem.getMessage());
    return UNUSABLE;
  }

  private void conclude(Report.Machine machine, boolean isWhole, List<Figures> runs) {
    out().println();
    Table.of(runs).forEach(out()::println);
    runs.stream()
        .filter(run -> run.eventsLost() > 0)
        .forEach(
            run ->
                out()
                    .printf(
                        "%s: %d events were not accepted in time; the call log made up for them%n",
                        run.setting(), run.eventsLost()));
    out().println();
    var file = json.orElseGet(Bench::temporary);
    Report.write(Report.of(machine, isWhole, runs), file);
    out().println("Also in " + file);
    out().flush();
  }

  private static Path temporary() {
    try {
      return Files.createTempFile("callscribe-bench-", ".json");
    } catch (IOException e) {
      throw new UncheckedIOException("No temporary file can be made", e);
    }
  }

  private void tell(String line) {
    out().printf("%5.0f s  %s%n", (System.nanoTime() - began) / 1e9, line);
    out().flush();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
