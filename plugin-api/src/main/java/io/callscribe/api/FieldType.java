package io.callscribe.api;

/**
 * The form element of a {@link FieldSpec}.
 *
 * @since 1.0
 */
public enum FieldType {
  TEXT,
  NUMBER,
  CHECKBOX,
  SELECT,
  /** Hidden while typed, encrypted at rest, never shown again and never logged. */
  SECRET
}
