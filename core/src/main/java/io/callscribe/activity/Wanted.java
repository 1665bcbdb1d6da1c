package io.callscribe.activity;

import io.callscribe.api.CallDetails;
import io.callscribe.api.InsightDetails;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The record as it should be, by all that is known now. */
public record Wanted(
    String subject,
    List<Section> sections,
    CallDetails call,
    List<URI> recordings,
    Optional<InsightDetails> insights) {
  public Wanted {
    sections = List.copyOf(sections);
    recordings = List.copyOf(recordings);
  }
}
