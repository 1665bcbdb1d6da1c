package io.callscribe.admin;

import io.callscribe.account.AccountId;
import java.util.Set;

/**
 * How the operator offers server-side logging.
 *
 * @param label shown with it, such as beta
 * @param licensedAccounts the only ones that may use it; empty if all may
 */
public record ServerLoggingConfig(String label, Set<AccountId> licensedAccounts) {
  public ServerLoggingConfig {
    licensedAccounts = Set.copyOf(licensedAccounts);
  }

  LicenceStatus licence(AccountId account) {
    if (licensedAccounts.isEmpty()) {
      return LicenceStatus.NOT_REQUIRED;
    }
    return licensedAccounts.contains(account) ? LicenceStatus.LICENSED : LicenceStatus.MISSING;
  }
}
