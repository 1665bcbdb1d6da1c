package io.callscribe.api;

/**
 * The CRM's own id of a contact, kept as text. Opaque to the host, which only stores it and hands
 * it back.
 *
 * @since 1.0
 */
public record ContactId(String value) {
  public ContactId {
    Checks.notBlank("ContactId", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
