package io.callscribe.settings;

import io.callscribe.account.AccountId;

/**
 * Server-side logging works on new settings. Fired inside of the transaction that takes the
 * snapshot: an observer wakes a job, or asks to be told after success.
 */
public record SettingsApplied(AccountId account) {}
