package io.callscribe.api;

/**
 * The CRM's own id of the record of one call, kept as text. Opaque to the host, which only stores
 * it and hands it back.
 *
 * @since 1.0
 */
public record ActivityId(String value) {
  public ActivityId {
    Checks.notBlank("ActivityId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
