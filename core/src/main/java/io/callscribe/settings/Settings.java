package io.callscribe.settings;

import io.callscribe.account.AccountId;
import io.callscribe.account.Author;
import io.callscribe.account.ExtensionId;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import io.callscribe.settings.Snapshot.RingSense;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings of each account: what is saved, and the snapshot of it that server-side logging
 * works on. Whoever changes something waits for whoever is at it, and keeps what the other changed.
 */
@ApplicationScoped
@Transactional
public class Settings {
  private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

  private final SettingStore store;
  private final Snapshots snapshots;
  private final Event<SettingsApplied> applied;
  private final Clock clock;

  @Inject
  Settings(SettingStore store, Snapshots snapshots, Event<SettingsApplied> applied, Clock clock) {
    this.store = store;
    this.snapshots = snapshots;
    this.applied = applied;
    this.clock = clock;
  }

  /** What server-side logging works on; the first is taken when it is first asked for. */
  public Snapshot snapshot(AccountId account) {
    return snapshots.find(account).orElseGet(() -> first(account));
  }

  private Snapshot first(AccountId account) {
    store.lock(account);
    return snapshots
        .find(account)
        .orElseGet(
            () -> {
              var first = HourlyRefresh.first(store.all(account), now());
              snapshots.save(account, first);
              return first;
            });
  }

  /** As exactly as the databases keep it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** What a snapshot taken now would be, with RingSense as it is. */
  public Snapshot saved(AccountId account) {
    return store.all(account).snapshot(now(), snapshot(account).ringSense());
  }

  /**
   * Changes what the company has.
   *
   * @param changes by name
   * @return the version of the settings after it; the same as before if nothing is different
   * @throws AppException {@link ErrorCode#INVALID_FIELD} for a name or value that is none
   */
  public long change(AccountId account, Author by, Map<String, Change> changes) {
    store.lock(account);
    store.change(account, by, Changes.ofCompany(store.all(account), changes));
    return store.version(account);
  }

  /**
   * Changes what one person has.
   *
   * @throws AppException {@link ErrorCode#INVALID_FIELD} also for a setting that is the company's
   *     only, {@link ErrorCode#SETTING_LOCKED} for one that the admin mandates
   */
  public long change(
      AccountId account, ExtensionId person, Author by, Map<String, Change> changes) {
    store.lock(account);
    store.change(account, by, Changes.of(store.all(account), person, changes));
    return store.version(account);
  }

  /** Changes what the company has, and takes a snapshot, both or neither. */
  public long save(AccountId account, Author by, Map<String, Change> changes, RingSense ringSense) {
    var version = change(account, by, changes);
    apply(account, ringSense);
    return version;
  }

  /** Takes a snapshot at once. */
  public void apply(AccountId account, RingSense ringSense) {
    store.lock(account);
    apply(account, store.all(account).snapshot(now(), ringSense));
  }

  /**
   * More was found out about RingSense since the last save; the settings in use stay as they are.
   *
   * @param used the snapshot it was found out for; if there is a newer one, nothing happens
   */
  public void found(AccountId account, Snapshot used, RingSense ringSense) {
    store.lock(account);
    var now = snapshot(account);
    if (now.takenAt().equals(used.takenAt()) && !now.ringSense().equals(ringSense)) {
      apply(account, now.with(ringSense));
    }
  }

  private void apply(AccountId account, Snapshot snapshot) {
    snapshots.save(account, snapshot);
    applied.fire(new SettingsApplied(account));
    LOG.info(
        "Server-side logging of account {} uses version {} of the settings",
        account,
        snapshot.version());
  }

  /**
   * Takes the snapshots whose hour has come, of accounts where something was changed.
   *
   * @return when this has to be called again
   */
  public Instant refresh() {
    var next = now().plus(HourlyRefresh.EVERY);
    for (var account : snapshots.accounts()) {
      store.lock(account);
      var used = snapshot(account);
      var now = now();
      if (due(account, used).filter(d -> !d.isAfter(now)).isPresent()) {
        apply(account, HourlyRefresh.of(used, store.all(account).snapshot(now, used.ringSense())));
      }
      var tick = HourlyRefresh.tickAfter(snapshot(account).takenAt(), now);
      next = tick.isBefore(next) ? tick : next;
    }
    return next;
  }

  /** When what was changed since a snapshot is used; empty if nothing was changed. */
  private Optional<Instant> due(AccountId account, Snapshot used) {
    return store
        .firstChangeAfter(account, used.version())
        .map(changedAt -> HourlyRefresh.tickAfter(used.takenAt(), changedAt));
  }

  public Pending pending(AccountId account) {
    var used = snapshot(account);
    var names = store.all(account).pending(used);
    return names.isEmpty() ? Pending.NOTHING : new Pending(due(account, used), names);
  }

  public long version(AccountId account) {
    return store.version(account);
  }

  /** Every setting there is, as the company has it, in the order of the settings page. */
  public List<EffectiveSetting> effective(AccountId account) {
    return store.all(account).ofCompany(snapshot(account));
  }

  /** The settings that are a person's own affair, as the person has them. */
  public List<EffectiveSetting> effective(AccountId account, ExtensionId person) {
    return store.all(account).of(person, snapshot(account));
  }

  /**
   * Newest first.
   *
   * @param before only those with a smaller version; {@link Long#MAX_VALUE} for the first page
   */
  public List<Revision> history(AccountId account, long before, int limit) {
    return store.history(account, before, limit);
  }

  /**
   * Brings every value back that counted just after a version, of the company and of people. That
   * is a change like any other: it has a version of its own, and another can follow it.
   *
   * @return the version of the settings after it
   */
  public long rollBack(AccountId account, Author by, long toVersion) {
    store.lock(account);
    var saved = store.all(account);
    if (toVersion < 0 || toVersion > saved.version()) {
      throw new AppException(
          ErrorCode.INVALID_FIELD,
          "toVersion is %d, expected 0 to %d".formatted(toVersion, saved.version()));
    }
    var entries = saved.without(store.after(account, toVersion));
    entries.forEach(Changes::requireKnown);
    store.change(account, by, entries);
    return store.version(account);
  }
}
