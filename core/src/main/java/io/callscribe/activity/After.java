package io.callscribe.activity;

import java.time.Instant;

/** What comes after a step. */
sealed interface After {
  /** The next decision, with what was found. */
  record Ask(Found found) implements After {}

  /** Nothing more can be done for now: this is where the call stands. */
  record Rest(NextStep step, Situation situation) implements After {}

  /** Not even that could be found out. */
  record Later(Instant at) implements After {}
}
