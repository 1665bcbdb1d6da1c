package io.callscribe.api;

import java.util.List;
import java.util.Map;

/**
 * The choices that a contact offers, by the key of the field they belong to.
 *
 * @param byField ordered as the CRM orders them; a field without choices is absent
 * @since 1.0
 */
public record OptionSet(Map<String, List<FieldOption>> byField) {
  public OptionSet {
    byField = Map.copyOf(byField);
  }
}
