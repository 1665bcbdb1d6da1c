package io.callscribe.api;

/**
 * The CRM's own id of a user who can own records, kept as text. Opaque to the host, which only
 * stores it and hands it back.
 *
 * @since 1.0
 */
public record CrmUserId(String value) {
  public CrmUserId {
    Checks.notBlank("CrmUserId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
