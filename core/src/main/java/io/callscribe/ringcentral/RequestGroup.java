package io.callscribe.ringcentral;

/** RingCentral counts requests by weight. */
enum RequestGroup {
  LIGHT(45),
  MEDIUM(36),
  HEAVY(9),
  AUTH(4);

  private final int perMinute;

  RequestGroup(int perMinute) {
    this.perMinute = perMinute;
  }

  /** Somewhat below what RingCentral allows by default. */
  int perMinute() {
    return perMinute;
  }
}
