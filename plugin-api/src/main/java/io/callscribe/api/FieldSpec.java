package io.callscribe.api;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One field of a form: a credential, a connector setting, or a custom field of the CRM that the
 * host fills for each call.
 *
 * @param key stable, {@code [A-Za-z0-9_.-]}; what the host stores
 * @param label what a person reads
 * @param required a call is held, not sent half-empty, while a required field has no value
 * @param choices the choices of a {@link FieldType#SELECT}; empty if they come from {@link
 *     CrmConnector#optionsFor} or if any value is allowed
 * @param defaultValue used when nobody set another
 * @since 1.0
 */
public record FieldSpec(
    String key,
    String label,
    FieldType type,
    boolean required,
    List<FieldOption> choices,
    Optional<String> defaultValue) {
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_.-]{1,60}");

  public FieldSpec {
    Checks.notBlank("key", key);
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("Not a key of [A-Za-z0-9_.-]: " + key);
    }
    Checks.notBlank("label", label);
    choices = List.copyOf(choices);
  }

  public static FieldSpec text(String key, String label) {
    return new FieldSpec(key, label, FieldType.TEXT, false, List.of(), Optional.empty());
  }

  public static FieldSpec secret(String key, String label) {
    return new FieldSpec(key, label, FieldType.SECRET, true, List.of(), Optional.empty());
  }

  public FieldSpec required(boolean value) {
    return new FieldSpec(key, label, type, value, choices, defaultValue);
  }
}
