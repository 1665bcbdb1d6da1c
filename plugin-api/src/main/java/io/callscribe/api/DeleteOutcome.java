package io.callscribe.api;

/**
 * What became of a record.
 *
 * @since 1.0
 */
public enum DeleteOutcome {
  DELETED,
  /** In the CRM's bin, from where a person can bring it back. */
  SOFT_DELETED,
  ALREADY_GONE
}
