package io.callscribe.activity;

import io.callscribe.api.CallDetails;
import io.callscribe.api.InsightDetails;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The record as it should be, by all that is known now.
 *
 * @param fields custom fields by their key
 * @param insights the parts for which the CRM has fields of its own
 */
public record Wanted(
    String subject,
    List<Section> sections,
    CallDetails call,
    List<URI> recordings,
    Map<String, String> fields,
    Optional<InsightDetails> insights) {
  public Wanted {
    sections = List.copyOf(sections);
    recordings = List.copyOf(recordings);
    fields = Map.copyOf(fields);
  }
}
