package io.callscribe.settings;

import io.callscribe.account.AccountId;

/** The admin saved the settings of an account. */
public record SettingsSaved(AccountId account) {}
