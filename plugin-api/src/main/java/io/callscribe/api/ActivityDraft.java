package io.callscribe.api;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The record of one call for one person, about to be created.
 *
 * @param reference the idempotency key; stored in the CRM so that it can be found again
 * @param owner who the record belongs to; absent for the session's user, and always absent without
 *     {@link Capability#ASSIGN_OWNER}
 * @param subject one line, within the declared limit
 * @param body rendered by the host in the declared format
 * @param recordings where a person listens to the call; may be empty
 * @param fields custom fields by {@link FieldSpec#key()}
 * @param insights the parts that go into fields of the CRM: see {@link
 *     ConnectorDescriptor#nativeInsights()}
 * @since 1.0
 */
public record ActivityDraft(
    ActivityReference reference,
    ContactId contact,
    Optional<CrmUserId> owner,
    String subject,
    Body body,
    CallDetails call,
    List<URI> recordings,
    Map<String, String> fields,
    Optional<InsightDetails> insights) {
  public ActivityDraft {
    recordings = List.copyOf(recordings);
    fields = Map.copyOf(fields);
  }
}
