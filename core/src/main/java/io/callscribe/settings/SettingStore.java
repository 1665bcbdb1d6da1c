package io.callscribe.settings;

import io.callscribe.account.AccountId;
import io.callscribe.account.Author;
import io.callscribe.settings.Revision.Entry;
import io.callscribe.settings.SavedSettings.Key;
import io.callscribe.settings.SavedSettings.Saved;
import io.callscribe.storage.MainDb;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was set in each account, and every change that led to it. */
@ApplicationScoped
@Transactional
class SettingStore {
  private final EntityManager rows;
  private final Clock clock;

  @Inject
  SettingStore(@MainDb EntityManager rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** Until the end of the transaction nobody else changes the account's settings. */
  void lock(AccountId account) {
    if (isKnown(account)) {
      rows.createNativeQuery("update settings_version set version = version where account_id = ?")
          .setParameter(1, account.value())
          .executeUpdate();
      return;
    }
    // Nothing of the table may be locked before: two that wait for each other would never end.
    rows.createNativeQuery("lock table settings_version in exclusive mode").executeUpdate();
    if (!isKnown(account)) {
      rows.persist(new SettingsVersionRow(account.value()));
      rows.flush();
    }
  }

  /** Reads no entity: what is read before the lock is old afterwards. */
  private boolean isKnown(AccountId account) {
    return !rows.createQuery(
            "select v.accountId from SettingsVersionRow v where v.accountId = :account",
            String.class)
        .setParameter("account", account.value())
        .getResultList()
        .isEmpty();
  }

  long version(AccountId account) {
    var row = rows.find(SettingsVersionRow.class, account.value());
    return row == null ? 0 : row.version();
  }

  SavedSettings all(AccountId account) {
    return new SavedSettings(
        version(account),
        rows
            .createQuery(
                "select s from AccountSettingRow s where s.accountId = :account",
                AccountSettingRow.class)
            .setParameter("account", account.value())
            .getResultList()
            .stream()
            .collect(Collectors.toMap(AccountSettingRow::key, AccountSettingRow::saved)));
  }

  /** The account must be locked; nothing happens if there are no entries. */
  void change(AccountId account, Author by, Collection<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    var version = version(account) + 1;
    rows.find(SettingsVersionRow.class, account.value()).set(version);
    for (var entry : entries) {
      rows.persist(new SettingChangeRow(account.value(), version, entry, by, clock.instant()));
      set(
          account,
          Key.of(entry),
          new Saved(entry.after(), entry.mandatedAfter(), version, by, clock.instant()));
    }
  }

  private void set(AccountId account, Key key, Saved saved) {
    var id = new AccountSettingRow.Key(account.value(), key);
    var row = rows.find(AccountSettingRow.class, id);
    if (saved.value().isEmpty() && !saved.mandated()) {
      if (row != null) {
        rows.remove(row);
      }
    } else if (row == null) {
      row = new AccountSettingRow(id);
      row.set(saved);
      rows.persist(row);
    } else {
      row.set(saved);
    }
  }

  /** When the first change after a version was made; empty if there was none. */
  Optional<Instant> firstChangeAfter(AccountId account, long version) {
    return rows.createQuery(
            "select c from SettingChangeRow c where c.accountId = :account"
                + " and c.version > :version order by c.version",
            SettingChangeRow.class)
        .setParameter("account", account.value())
        .setParameter("version", version)
        .setMaxResults(1)
        .getResultStream()
        .map(SettingChangeRow::at)
        .findFirst();
  }

  /** Changes with a version below the given one, newest first. */
  List<Revision> history(AccountId account, long before, int limit) {
    var versions =
        rows.createQuery(
                "select distinct c.version from SettingChangeRow c"
                    + " where c.accountId = :account and c.version < :before"
                    + " order by c.version desc",
                Long.class)
            .setParameter("account", account.value())
            .setParameter("before", before)
            .setMaxResults(limit)
            .getResultList();
    return versions.isEmpty()
        ? List.of()
        : revisions(account, versions.getLast(), versions.getFirst());
  }

  /** Changes after a version, newest first. */
  List<Revision> after(AccountId account, long version) {
    return revisions(account, version + 1, Long.MAX_VALUE);
  }

  private List<Revision> revisions(AccountId account, long from, long to) {
    var byVersion =
        rows
            .createQuery(
                "select c from SettingChangeRow c where c.accountId = :account"
                    + " and c.version >= :from and c.version <= :to"
                    + " order by c.extensionId, c.name",
                SettingChangeRow.class)
            .setParameter("account", account.value())
            .setParameter("from", from)
            .setParameter("to", to)
            .getResultList()
            .stream()
            .collect(
                Collectors.groupingBy(
                    SettingChangeRow::version, TreeMap::new, Collectors.toList()));
    var newestFirst = new ArrayList<Revision>();
    byVersion
        .descendingMap()
        .forEach(
            (version, changes) ->
                newestFirst.add(
                    new Revision(
                        version,
                        changes.getFirst().by(),
                        changes.getFirst().at(),
                        changes.stream().map(SettingChangeRow::entry).toList())));
    return newestFirst;
  }
}
