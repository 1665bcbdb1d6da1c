package io.callscribe.simulator;

import io.callscribe.simulator.http.LoopbackServer.PortInUse;
import io.callscribe.simulator.ringcentral.RingCentralOptions;
import io.callscribe.simulator.ringcentral.Switches;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs both servers until Ctrl-C. */
@Command(
    name = "callscribe-simulator",
    mixinStandardHelpOptions = false,
    sortOptions = false,
    description = "RingCentral and a demo CRM on this machine, to try call logging with.",
    footer = {
      "",
      "Durations are ISO 8601, such as PT2S or PT0.5S; probabilities lie between 0 and 1.",
      "Everything can be changed while it runs: GET and PUT /simulator/switches of RingCentral,",
      "GET and POST /simulator/crm/faults of the CRM. docs/simulator.md lists what there is."
    })
public final class Main implements Callable<Integer> {
  private static final int PORT_IN_USE = 3;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  @Option(
      names = "--ringcentral-port",
      defaultValue = "8091",
      description = "Port of RingCentral; 0 takes any (default: ${DEFAULT-VALUE}).")
  private int ringCentralPort;

  @Option(
      names = "--crm-port",
      defaultValue = "8092",
      description = "Port of the demo CRM; 0 takes any (default: ${DEFAULT-VALUE}).")
  private int crmPort;

  @Option(
      names = "--speed",
      defaultValue = "1",
      description = "How many times faster than in life calls run (default: ${DEFAULT-VALUE}).")
  private double speed;

  @Option(names = "--seed", description = "Seed of everything that is drawn by lot.")
  private Optional<Long> seed;

  @Option(
      names = "--calls-per-minute",
      description = "Play random calls all the time, so many per minute.")
  private Optional<Double> callsPerMinute;

  @Option(names = "--reorder", description = "Probability that an event overtakes others.")
  private Optional<Double> reorder;

  @Option(names = "--reorder-window", description = "By how much at most (PT0.3S).")
  private Optional<Duration> reorderWindow;

  @Option(names = "--duplicate", description = "Probability that an event is sent twice.")
  private Optional<Double> duplicate;

  @Option(names = "--drop", description = "Probability that an event is never sent.")
  private Optional<Double> drop;

  @Option(names = "--delay-min", description = "Every event is at least so late.")
  private Optional<Duration> shortestDelay;

  @Option(names = "--delay-max", description = "Every event is at most so late.")
  private Optional<Duration> longestDelay;

  @Option(names = "--call-log-delay", description = "From the end of a call to its record.")
  private Optional<Duration> callLogDelay;

  @Option(names = "--recording-delay", description = "From the end of a call to its recording.")
  private Optional<Duration> recordingDelay;

  @Option(
      names = "--insights-delay",
      description = "From the end of a call to its AI notes; the rest takes as long again.")
  private Optional<Duration> insightsDelay;

  @Option(names = "--no-insights", description = "No insights at all.")
  private boolean withoutInsights;

  @Option(
      names = "--insights-score",
      description = "The score of all insights, 0 to 100 (default: drawn by lot).")
  private Optional<Integer> insightsScore;

  @Option(names = "--no-licences", description = "Nobody has the insights licence.")
  private boolean withoutLicences;

  @Option(
      names = "--disable-insights-filter",
      description = "Subscriptions list the insights filter as disabled.")
  private boolean insightsFilterDisabled;

  @Option(names = "--no-rate-limits", description = "Never answer 429.")
  private boolean withoutRateLimits;

  @Option(
      names = "--deny",
      split = ",",
      description = "User permissions that nobody has, such as ReadCompanyCallLog.")
  private List<String> denied = List.of();

  @Option(
      names = "--deny-scope",
      split = ",",
      description = "Scopes that the application lacks, such as RingSense.")
  private List<String> deniedScopes = List.of();

  @Option(names = "--slow-answers", description = "Every API request waits so long.")
  private Optional<Duration> slowAnswers;

  /** Kept, because a logger that nobody holds forgets its level. */
  private static final Logger HELIDON = Logger.getLogger("io.helidon");

  public static void main(String[] arguments) {
    HELIDON.setLevel(Level.WARNING);
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(
            (problem, commandLine, parsed) -> {
              commandLine.getErr().println(problem.getMessage());
              return problem instanceof PortInUse
                  ? PORT_IN_USE
                  : commandLine.getCommandSpec().exitCodeOnExecutionException();
            })
        .setParameterExceptionHandler(
            (problem, arguments) -> {
              var commandLine = problem.getCommandLine();
              commandLine.getErr().println(problem.getMessage());
              commandLine.getErr().println("Try --help.");
              return commandLine.getCommandSpec().exitCodeOnInvalidInput();
            });
  }

  @Override
  public Integer call() throws InterruptedException {
    try (var simulator = Simulator.start(options())) {
      apply(simulator.ringCentral().switches());
      describe(simulator, spec.commandLine().getOut());
      callsPerMinute.ifPresent(number -> simulator.traffic(number, seed.orElse(1L)));
      var stopped = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown));
      stopped.await();
    }
    return CommandLine.ExitCode.OK;
  }

  private SimulatorOptions options() {
    var options =
        SimulatorOptions.defaults()
            .withRingCentralPort(ringCentralPort)
            .withCrmPort(crmPort)
            .withSpeed(speed)
            .withRateLimits(!withoutRateLimits)
            .withRingCentral(this::delayed);
    return seed.map(options::withSeed).orElse(options);
  }

  private RingCentralOptions delayed(RingCentralOptions options) {
    var first = callLogDelay.map(options::withCallLogDelay).orElse(options);
    var second = recordingDelay.map(first::withRecordingDelay).orElse(first);
    return insightsDelay.map(second::withInsightsDelay).orElse(second);
  }

  private void apply(Switches switches) {
    reorderWindow.ifPresent(window -> switches.reorder(reorder.orElse(0.0), window));
    reorder.ifPresent(switches::reorder);
    duplicate.ifPresent(switches::duplicate);
    drop.ifPresent(switches::drop);
    if (shortestDelay.isPresent() || longestDelay.isPresent()) {
      switches.delay(
          shortestDelay.orElse(Duration.ZERO),
          longestDelay.or(() -> shortestDelay).orElse(Duration.ZERO));
    }
    switches.insights(!withoutInsights).insightsFilterDisabled(insightsFilterDisabled);
    insightsScore.ifPresent(switches::insightsScore);
    switches.licences(!withoutLicences);
    denied.forEach(switches::deny);
    deniedScopes.forEach(switches::denyScope);
    slowAnswers.ifPresent(switches::slowAnswers);
  }

  private void describe(Simulator simulator, PrintWriter out) {
    var ringCentral = simulator.ringCentral().uri();
    var crm = simulator.crm().uri();
    out.println("RingCentral  " + ringCentral);
    out.println("             client demo-client, secret demo-secret, JWT demo-jwt");
    out.println("Demo CRM     " + crm + "  (open it in a browser)");
    out.println("             API keys key-maya, key-tom, key-priya, key-lena, key-omar");
    out.println();
    out.println("Play a call:");
    out.println("  curl -X POST " + ringCentral + "/simulator/calls \\");
    out.println("    -d '{\"scenario\":\"INBOUND_ANSWERED\",\"agent\":\"102\"}'");
    out.println("What must be in the CRM:  curl " + ringCentral + "/simulator/expected");
    out.println("Faults:  curl " + ringCentral + "/simulator/switches");
    out.println("         curl -X POST " + crm + "/simulator/crm/faults -d '{\"clear\":true}'");
    out.println();
    out.println("Ctrl-C stops it.");
    out.flush();
  }
}
