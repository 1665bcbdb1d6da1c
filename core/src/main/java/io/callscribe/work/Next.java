package io.callscribe.work;

import java.time.Instant;

/** What follows a run of a job. */
public sealed interface Next {
  /** Nothing is left to do until somebody wakes the job. */
  record Done() implements Next {}

  /** Run again at this time, or earlier if woken. */
  record At(Instant time) implements Next {}
}
