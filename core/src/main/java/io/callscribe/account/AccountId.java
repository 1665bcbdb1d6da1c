package io.callscribe.account;

/** A RingCentral account, by its id: the tenant that every look-up is scoped to. */
public record AccountId(String value) {
  public AccountId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("AccountId is blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
