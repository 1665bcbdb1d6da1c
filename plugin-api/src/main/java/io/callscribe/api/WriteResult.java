package io.callscribe.api;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What a write did.
 *
 * @param version of the record after the write, if the CRM has versions
 * @param steps of a write that needs several requests, in order; empty otherwise
 * @param warnings sentences for the admin, for example that the CRM ignored the owner
 * @since 1.0
 */
public record WriteResult(
    ActivityId id,
    Optional<String> version,
    Optional<URI> url,
    List<WriteStep> steps,
    List<String> warnings) {
  public WriteResult {
    steps = List.copyOf(steps);
    warnings = List.copyOf(warnings);
  }

  public static WriteResult of(ActivityId id, Optional<String> version, Optional<URI> url) {
    return new WriteResult(id, version, url, List.of(), List.of());
  }

  /** Whether no step is left to do. */
  public boolean isWhole() {
    return steps.stream().allMatch(s -> s.state() == WriteStep.State.DONE);
  }
}
