package io.callscribe.api;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What RingSense found in a recorded call. A part that is switched off or not there is absent; the
 * score 0 is a score.
 *
 * @param transcript one line per utterance, {@code Name: text}
 * @param bullets without leading marks
 * @since 1.0
 */
public record InsightDetails(
    Optional<String> transcript,
    Optional<String> summary,
    List<String> bullets,
    Optional<String> score,
    Optional<URI> link) {
  public InsightDetails {
    bullets = List.copyOf(bullets);
  }
}
