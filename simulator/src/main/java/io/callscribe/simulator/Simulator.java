package io.callscribe.simulator;

import io.callscribe.simulator.crm.DemoCrm;
import io.callscribe.simulator.ringcentral.RingCentralSimulator;

/** Both servers together: calls happen in one and are to be written into the other. */
public final class Simulator implements AutoCloseable {
  private final RingCentralSimulator ringCentral;
  private final DemoCrm crm;

  private Simulator(RingCentralSimulator ringCentral, DemoCrm crm) {
    this.ringCentral = ringCentral;
    this.crm = crm;
  }

  /**
   * Starts both servers, or none.
   *
   * @throws io.callscribe.simulator.http.LoopbackServer.PortInUse if another process listens on one
   *     of the ports
   */
  public static Simulator start(SimulatorOptions options) {
    var ringCentral = RingCentralSimulator.start(options.ringCentral());
    try {
      return new Simulator(ringCentral, DemoCrm.start(options.crm()));
    } catch (RuntimeException e) {
      ringCentral.close();
      throw e;
    }
  }

  public RingCentralSimulator ringCentral() {
    return ringCentral;
  }

  public DemoCrm crm() {
    return crm;
  }

  /** Random calls, until it is closed. */
  public Traffic traffic(double callsPerMinute, long seed) {
    return Traffic.start(ringCentral, callsPerMinute, seed);
  }

  @Override
  public void close() {
    ringCentral.close();
    crm.close();
  }
}
