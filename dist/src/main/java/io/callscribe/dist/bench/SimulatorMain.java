package io.callscribe.dist.bench;

import io.callscribe.simulator.Simulator;
import io.callscribe.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** The simulators as a child process, until the parent's end of its input is closed. */
final class SimulatorMain {
  static final String RING_CENTRAL = "RingCentral ";
  static final String CRM = "CRM ";

  private static final double SPEED = 200;
  private static final Duration INSIGHTS_DELAY = Duration.ofSeconds(1);

  /** At this speed RingCentral would give the server up after three busy seconds. */
  private static final Duration BLACKLIST_AFTER = Duration.ofMinutes(10);

  private SimulatorMain() {}

  public static void main(String[] arguments) throws IOException {
    try (var simulator = Simulator.start(options())) {
      System.out.println(RING_CENTRAL + simulator.ringCentral().uri());
      System.out.println(CRM + simulator.crm().uri());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
    System.exit(0);
  }

  private static SimulatorOptions options() {
    return SimulatorOptions.defaults()
        .withSpeed(SPEED)
        .withSeed(1)
        .withRateLimits(false)
        .withRingCentral(
            o -> o.withInsightsDelay(INSIGHTS_DELAY).withBlacklistAfter(BLACKLIST_AFTER));
  }
}
