package io.callscribe.simulator.crm;

import java.time.Clock;

/**
 * How a {@link DemoCrm} starts.
 *
 * @param port 0 for any free one
 * @param seed of the faults that are drawn by lot
 */
public record DemoCrmOptions(int port, long seed, Clock clock) {

  public static DemoCrmOptions defaults() {
    return new DemoCrmOptions(0, 1, Clock.systemUTC());
  }

  public DemoCrmOptions withPort(int value) {
    return new DemoCrmOptions(value, seed, clock);
  }

  public DemoCrmOptions withSeed(long value) {
    return new DemoCrmOptions(port, value, clock);
  }

  public DemoCrmOptions withClock(Clock value) {
    return new DemoCrmOptions(port, seed, value);
  }
}
