package io.callscribe.settings;

import io.callscribe.account.AccountId;
import io.callscribe.storage.MainDb;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Reads from the database and remembers nothing. */
@ApplicationScoped
class SnapshotsOfAnotherNode {
  private final EntityManager rows;

  @Inject
  SnapshotsOfAnotherNode(@MainDb EntityManager rows) {
    this.rows = rows;
  }

  @Transactional
  Optional<Snapshot> find(AccountId account) {
    return new Snapshots(rows).find(account);
  }
}
