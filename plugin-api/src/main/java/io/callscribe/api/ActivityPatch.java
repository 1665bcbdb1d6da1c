package io.callscribe.api;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A change of an activity: only what is present changes (rule ACT-4).
 *
 * @param recordings all of them, not only the new ones; empty means unchanged
 * @param fields merged key by key into those the record has
 * @since 1.0
 */
public record ActivityPatch(
    Optional<String> subject,
    Optional<Body> body,
    Optional<CallDetails> call,
    List<URI> recordings,
    Map<String, String> fields,
    Optional<InsightDetails> insights) {
  public ActivityPatch {
    recordings = List.copyOf(recordings);
    fields = Map.copyOf(fields);
  }
}
