package io.callscribe.api;

import java.time.Instant;

/**
 * What must still hold in the CRM for an update to be made. The host chooses the strongest form the
 * connector declares.
 *
 * @since 1.0
 */
public sealed interface Precondition {
  /** Nothing: the host compared the texts itself. */
  record None() implements Precondition {}

  /** The record still has the version that was read. */
  record Version(String value) implements Precondition {}

  /** The record has not changed since it was read. */
  record UnchangedSince(Instant value) implements Precondition {}
}
