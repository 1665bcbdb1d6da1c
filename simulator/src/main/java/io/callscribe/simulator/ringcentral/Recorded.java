package io.callscribe.simulator.ringcentral;

/** Which calls are recorded. Internal calls never are. */
public enum Recorded {
  /** Every answered call with a customer, but not the outbound calls of Omar Haddad. */
  USUAL,
  ALL,
  NONE;

  boolean covers(Scenario scenario, Extension person) {
    return switch (this) {
      case USUAL -> !isOutbound(scenario) || !person.number().equals(Account.UNRECORDED);
      case ALL -> true;
      case NONE -> false;
    };
  }

  private static boolean isOutbound(Scenario scenario) {
    return switch (scenario) {
      case OUTBOUND_ANSWERED, RINGOUT, CALLOUT -> true;
      default -> false;
    };
  }
}
