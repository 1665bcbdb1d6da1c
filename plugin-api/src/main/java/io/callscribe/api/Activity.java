package io.callscribe.api;

import java.time.Instant;
import java.util.Optional;

/**
 * The record of a call as the CRM holds it now.
 *
 * @param version what {@link Precondition.Version} takes; absent if the CRM has none
 * @param updatedAt when it last changed, if the CRM tells
 * @param body as stored, which may differ from what was sent where the CRM normalises text
 * @since 1.0
 */
public record Activity(
    ActivityId id,
    Optional<String> version,
    Optional<Instant> updatedAt,
    Optional<ContactId> contact,
    Optional<CrmUserId> owner,
    String subject,
    Body body) {}
