package io.callscribe.account;

/** A RingCentral extension, by its id, not its short number. */
public record ExtensionId(String value) {
  public ExtensionId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("ExtensionId is blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
