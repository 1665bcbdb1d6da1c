package io.callscribe.activity;

import java.time.Instant;

/** Something of a call that comes after its end. */
sealed interface Artifact {
  /** It is in hand. */
  record There() implements Artifact {}

  /** It will not come. */
  record Absent(String reason) implements Artifact {}

  /** It may come until then. */
  record Pending(String what, Instant until) implements Artifact {}
}
