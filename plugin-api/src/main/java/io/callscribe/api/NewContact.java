package io.callscribe.api;

import java.util.Optional;

/**
 * A contact to be made.
 *
 * @param phoneNumber E.164
 * @param type one of the CRM's types; absent for its default
 * @param owner absent for the session's user
 * @since 1.0
 */
public record NewContact(
    String name, String phoneNumber, Optional<String> type, Optional<CrmUserId> owner) {}
