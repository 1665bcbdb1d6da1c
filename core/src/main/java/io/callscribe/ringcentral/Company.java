package io.callscribe.ringcentral;

import io.callscribe.account.AccountId;
import java.time.ZoneId;

/**
 * The account that the admin's credential belongs to.
 *
 * @param region ISO 3166 code, to read national numbers with
 */
public record Company(AccountId account, String mainNumber, String region, ZoneId zone) {}
