package io.callscribe.simulator.crm;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A call as the CRM keeps it.
 *
 * @param version counts the changes, from 1
 * @param reference what the writer calls it; not unique
 * @param body plain text
 * @param direction {@code inbound}, {@code outbound} or {@code internal}
 */
public record Activity(
    String id,
    int version,
    Optional<String> reference,
    String contactId,
    String ownerId,
    String createdById,
    String subject,
    String body,
    String direction,
    Instant startedAt,
    int durationSeconds,
    String result,
    Optional<String> recordingUrl,
    Map<String, String> fields,
    Instant createdAt,
    Instant updatedAt) {
  public Activity {
    fields = Map.copyOf(fields);
  }
}
