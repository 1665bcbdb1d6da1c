package io.callscribe.tck;

import io.callscribe.api.ActivityId;
import io.callscribe.api.ContactId;
import io.callscribe.api.CrmUserId;
import java.time.Instant;
import java.util.Map;

/**
 * An activity as the CRM itself shows it, read past the connector.
 *
 * @param subject empty if the CRM has no subject
 * @param body as stored
 * @param startedAt when the call began, from whatever field keeps it
 * @param details all else that must survive an update (duration, result, recordings, custom fields
 *     …), under any names; not the version or the time of the last change
 * @since 1.0
 */
public record StoredActivity(
    ActivityId id,
    ContactId contact,
    CrmUserId owner,
    String subject,
    String body,
    Instant startedAt,
    Map<String, String> details) {
  public StoredActivity {
    details = Map.copyOf(details);
  }
}
