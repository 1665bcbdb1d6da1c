package io.callscribe.settings;

import io.callscribe.account.AccountId;
import io.callscribe.storage.MainDb;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The settings of each account: read from a snapshot, replaced at once when they are saved. */
@ApplicationScoped
public class Settings {
  private static final Duration REFRESH = Duration.ofHours(1);

  private final Map<AccountId, Snapshot> snapshots = new ConcurrentHashMap<>();
  private final EntityManager rows;
  private final Event<SettingsSaved> saved;
  private final Clock clock;

  @Inject
  Settings(@MainDb EntityManager rows, Event<SettingsSaved> saved, Clock clock) {
    this.rows = rows;
    this.saved = saved;
    this.clock = clock;
  }

  /** At most an hour old. */
  @Transactional
  public Snapshot snapshot(AccountId account) {
    var known = snapshots.get(account);
    var now = clock.instant();
    if (known != null && known.takenAt().plus(REFRESH).isAfter(now)) {
      return known;
    }
    var read =
        new Snapshot(1, now, new Snapshot.RingSense(true, ""), read(account), Set.of(), Map.of());
    snapshots.put(account, read);
    return read;
  }

  private Map<String, String> read(AccountId account) {
    return rows
        .createQuery("select s from SettingRow s where s.accountId = :account", SettingRow.class)
        .setParameter("account", account.value())
        .getResultList()
        .stream()
        .collect(Collectors.toMap(SettingRow::name, SettingRow::value));
  }

  @Transactional
  public void save(AccountId account, Map<String, String> values) {
    values.forEach(
        (name, value) -> {
          var row = rows.find(SettingRow.class, new SettingRow.Key(account.value(), name));
          if (row == null) {
            row = new SettingRow(account.value(), name);
            rows.persist(row);
          }
          row.set(value, clock.instant());
        });
    saved.fire(new SettingsSaved(account));
  }

  void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) SettingsSaved change) {
    snapshots.remove(change.account());
  }
}
