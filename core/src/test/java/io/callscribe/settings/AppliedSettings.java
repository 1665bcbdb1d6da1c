package io.callscribe.settings;

import io.callscribe.account.AccountId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reads the snapshot as soon as it is told of a new one. */
@ApplicationScoped
class AppliedSettings {
  private final Map<AccountId, Long> before = new ConcurrentHashMap<>();
  private final Map<AccountId, Long> after = new ConcurrentHashMap<>();
  private final Settings settings;

  @Inject
  AppliedSettings(Settings settings) {
    this.settings = settings;
  }

  void inside(@Observes SettingsApplied change) {
    before.put(change.account(), settings.snapshot(change.account()).version());
  }

  void afterwards(@Observes(during = TransactionPhase.AFTER_SUCCESS) SettingsApplied change) {
    after.merge(change.account(), 1L, Long::sum);
  }

  /** The version that an observer saw inside of the transaction. */
  Optional<Long> seen(AccountId account) {
    return Optional.ofNullable(before.get(account));
  }

  /** How often a snapshot was committed. */
  long times(AccountId account) {
    return after.getOrDefault(account, 0L);
  }
}
