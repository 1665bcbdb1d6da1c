package io.callscribe.activity;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One decision about a call: what was asked, what was known, what came of it.
 *
 * @param inputs what the rule looked at, in order, for people
 * @param outcome the name of the {@link NextStep}, for example {@code create}
 * @param settingsVersion the version of the settings it was made by
 * @param connectorVersion the version of the connector it was made with; may be empty
 */
public record Decision(
    Instant at,
    Rule rule,
    Map<String, String> inputs,
    String outcome,
    String reason,
    long settingsVersion,
    String connectorVersion) {
  public Decision {
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
  }
}
