package io.callscribe.api;

import java.time.Instant;
import java.util.Optional;

/**
 * Where to look for a reference, for connectors that have to scan.
 *
 * @param from earliest start of the call
 * @param to latest start of the call
 * @since 1.0
 */
public record ReferenceHint(
    ContactId contact, Optional<CrmUserId> owner, Instant from, Instant to) {}
