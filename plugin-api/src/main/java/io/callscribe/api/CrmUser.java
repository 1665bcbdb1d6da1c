package io.callscribe.api;

import java.util.Optional;

/**
 * Somebody who can own records in the CRM.
 *
 * @param email present only if the CRM tells it
 * @param active an inactive user is never made an owner
 * @since 1.0
 */
public record CrmUser(CrmUserId id, String name, Optional<String> email, boolean active) {}
