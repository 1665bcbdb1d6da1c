package io.callscribe.settings;

import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import io.callscribe.settings.Snapshot.Prerequisite;
import io.callscribe.settings.Snapshot.RingSense;
import io.callscribe.storage.MainDb;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The snapshot that each account's logging works on, one for all nodes. */
@ApplicationScoped
@Transactional
class Snapshots {
  private final Jsonb json = JsonbBuilder.create();
  private final Map<AccountId, Read> read = new ConcurrentHashMap<>();
  private final EntityManager rows;

  private record Read(String stamp, Snapshot snapshot) {}

  /** What is kept as JSON; the rest has columns. */
  public record Content(
      Map<String, String> company,
      Set<String> mandated,
      Map<String, Map<String, String>> people,
      boolean ringSenseActive,
      String ringSenseWhy,
      boolean ringSenseFinishing,
      List<Prerequisite> prerequisites) {}

  @Inject
  Snapshots(@MainDb EntityManager rows) {
    this.rows = rows;
  }

  /** Reads no more than the stamp, unless a new one was taken. */
  Optional<Snapshot> find(AccountId account) {
    var known = read.get(account);
    if (known != null && known.stamp().equals(stamp(account))) {
      return Optional.of(known.snapshot());
    }
    var row = rows.find(SettingsSnapshotRow.class, account.value());
    if (row == null) {
      return Optional.empty();
    }
    var snapshot = snapshot(row);
    read.put(account, new Read(row.stamp(), snapshot));
    return Optional.of(snapshot);
  }

  private String stamp(AccountId account) {
    return rows.createQuery(
            "select s.stamp from SettingsSnapshotRow s where s.accountId = :account", String.class)
        .setParameter("account", account.value())
        .getResultStream()
        .findFirst()
        .orElse("");
  }

  List<AccountId> accounts() {
    return rows
        .createQuery(
            "select s.accountId from SettingsSnapshotRow s order by s.accountId", String.class)
        .getResultList()
        .stream()
        .map(AccountId::new)
        .toList();
  }

  /** Replaces the one before. The account must be locked. */
  void save(AccountId account, Snapshot snapshot) {
    var row = rows.find(SettingsSnapshotRow.class, account.value());
    var isNew = row == null;
    if (row == null) {
      row = new SettingsSnapshotRow(account.value());
    }
    row.set(
        UUID.randomUUID().toString(),
        snapshot.version(),
        snapshot.takenAt(),
        json.toJson(content(snapshot)));
    if (isNew) {
      rows.persist(row);
    }
    rows.flush();
  }

  private static Content content(Snapshot snapshot) {
    var ringSense = snapshot.ringSense();
    return new Content(
        snapshot.company(),
        snapshot.mandated(),
        snapshot.people().entrySet().stream()
            .collect(Collectors.toMap(e -> e.getKey().value(), Map.Entry::getValue)),
        ringSense.active(),
        ringSense.why(),
        ringSense.finishing(),
        ringSense.prerequisites());
  }

  private Snapshot snapshot(SettingsSnapshotRow row) {
    var content = json.fromJson(row.content(), Content.class);
    return new Snapshot(
        row.version(),
        row.takenAt(),
        new RingSense(
            content.ringSenseActive(),
            content.ringSenseWhy(),
            content.ringSenseFinishing(),
            content.prerequisites()),
        content.company(),
        content.mandated(),
        content.people().entrySet().stream()
            .collect(Collectors.toMap(e -> new ExtensionId(e.getKey()), Map.Entry::getValue)));
  }
}
