package io.callscribe.account;

/** One phone call, by RingCentral's telephony session id. */
public record SessionId(String value) {
  public SessionId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("SessionId is blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
