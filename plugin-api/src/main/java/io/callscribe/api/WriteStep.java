package io.callscribe.api;

import java.util.Optional;

/**
 * One of the requests that together make a write, for CRMs that need several. The host stores the
 * steps and hands them back when the write is resumed.
 *
 * @param name stable within the connector, for example {@code link-contact}
 * @param recordId what the step made, if anything
 * @since 1.0
 */
public record WriteStep(String name, State state, Optional<String> recordId) {
  /** How far a step is. */
  public enum State {
    DONE,
    PENDING,
    /** Sent, outcome unknown, and must not be sent again. */
    UNKNOWN
  }
}
