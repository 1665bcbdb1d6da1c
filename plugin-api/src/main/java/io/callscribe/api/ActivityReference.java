package io.callscribe.api;

import java.util.regex.Pattern;

/**
 * The host's stable name for the activity of one call and one person, for example {@code
 * cs-4f1c09…}: at most 40 characters of {@code [a-z0-9-]}. It is the idempotency key of a create
 * (rule ACT-1) and what {@link CrmConnector#findByReference} looks for.
 *
 * @since 1.0
 */
public record ActivityReference(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,40}");

  public ActivityReference {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("Not a reference of up to 40 of [a-z0-9-]: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
