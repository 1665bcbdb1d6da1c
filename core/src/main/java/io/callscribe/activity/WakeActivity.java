package io.callscribe.activity;

import io.callscribe.work.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Tells the job of a call that more is known, inside of the transaction of the news. */
@ApplicationScoped
class WakeActivity {
  private final Ledger ledger;
  private final Jobs jobs;
  private final Clock clock;

  @Inject
  WakeActivity(Ledger ledger, Jobs jobs, Clock clock) {
    this.ledger = ledger;
    this.jobs = jobs;
    this.clock = clock;
  }

  @Transactional
  void news(long id) {
    ledger.news(id);
    jobs.wake(LogActivity.NAME, String.valueOf(id), clock.instant());
  }
}
