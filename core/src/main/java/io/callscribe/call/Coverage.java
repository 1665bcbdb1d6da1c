package io.callscribe.call;

import io.callscribe.account.AccountId;
import io.callscribe.storage.MainDb;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Up to when the call log of an account has been compared with what we know. */
@ApplicationScoped
@Transactional
class Coverage {
  private final EntityManager rows;

  @Inject
  Coverage(@MainDb EntityManager rows) {
    this.rows = rows;
  }

  /** The first time, coverage begins at the given moment. */
  Instant coveredUntil(AccountId account, Instant ifNew) {
    var row = rows.find(CoverageRow.class, account.value());
    if (row == null) {
      row = new CoverageRow(account.value(), ifNew);
      rows.persist(row);
    }
    return row.coveredUntil();
  }

  /** Never backwards. */
  void cover(AccountId account, Instant until) {
    var row = rows.find(CoverageRow.class, account.value());
    if (row != null && row.coveredUntil().isBefore(until)) {
      row.cover(until);
    }
  }
}
