package io.callscribe.connector;

import io.callscribe.account.AccountId;

/** Somebody connected or reconnected to the CRM: what waited for it can go on. */
public record CrmConnected(AccountId account) {}
