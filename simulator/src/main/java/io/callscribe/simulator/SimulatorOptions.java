package io.callscribe.simulator;

import io.callscribe.simulator.crm.DemoCrmOptions;
import io.callscribe.simulator.ringcentral.RingCentralOptions;
import java.time.Clock;
import java.util.function.UnaryOperator;

/**
 * How a {@link Simulator} starts.
 *
 * @param ringCentral what concerns RingCentral alone
 * @param crm what concerns the CRM alone
 */
public record SimulatorOptions(RingCentralOptions ringCentral, DemoCrmOptions crm) {

  /** Any ports, life's own speed, rate limits on. */
  public static SimulatorOptions defaults() {
    return new SimulatorOptions(RingCentralOptions.defaults(), DemoCrmOptions.defaults());
  }

  public int ringCentralPort() {
    return ringCentral.port();
  }

  public int crmPort() {
    return crm.port();
  }

  public double speed() {
    return ringCentral.speed();
  }

  public boolean rateLimits() {
    return ringCentral.rateLimits();
  }

  public Clock clock() {
    return ringCentral.clock();
  }

  /** 0 for any free one. */
  public SimulatorOptions withRingCentralPort(int port) {
    return withRingCentral(options -> options.withPort(port));
  }

  /** 0 for any free one. */
  public SimulatorOptions withCrmPort(int port) {
    return new SimulatorOptions(ringCentral, crm.withPort(port));
  }

  /** How many times faster than in life a call runs. */
  public SimulatorOptions withSpeed(double speed) {
    return withRingCentral(options -> options.withSpeed(speed));
  }

  public SimulatorOptions withRateLimits(boolean on) {
    return withRingCentral(options -> options.withRateLimits(on));
  }

  public SimulatorOptions withSeed(long seed) {
    return new SimulatorOptions(ringCentral.withSeed(seed), crm.withSeed(seed));
  }

  public SimulatorOptions withClock(Clock clock) {
    return new SimulatorOptions(ringCentral.withClock(clock), crm.withClock(clock));
  }

  public SimulatorOptions withRingCentral(UnaryOperator<RingCentralOptions> change) {
    return new SimulatorOptions(change.apply(ringCentral), crm);
  }
}
