package io.callscribe.owner;

import io.callscribe.api.CrmUserId;

/** The CRM user that an extension stands for. */
public record MappedUser(CrmUserId id, String name) {}
