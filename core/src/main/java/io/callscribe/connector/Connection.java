package io.callscribe.connector;

import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import io.callscribe.api.CrmCredentials;
import io.callscribe.api.CrmUserId;
import java.net.URI;
import java.time.Instant;

/**
 * One person's authorisation in the CRM.
 *
 * @param holder whose it is
 * @param admin whether calls of others are written with it too
 * @param user who the person is in the CRM
 */
public record Connection(
    AccountId account,
    ExtensionId holder,
    String connectorId,
    URI baseUrl,
    boolean admin,
    CrmCredentials credentials,
    CrmUserId user,
    String userName,
    Instant connectedAt) {}
