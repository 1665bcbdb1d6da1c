package io.callscribe.activity;

import io.callscribe.call.CallFactsChanged;
import io.callscribe.connector.Connections;
import io.callscribe.connector.CrmConnected;
import io.callscribe.insight.InsightArrived;
import io.callscribe.note.NoteTaken;
import io.callscribe.settings.SettingsApplied;
import io.callscribe.work.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/**
 * Hears that something is known of a call: opens an entry in the ledger for everybody who took
 * part, and wakes those that exist. Always inside of the transaction of the news.
 */
@ApplicationScoped
class OpenActivities {
  private final Ledger ledger;
  private final Connections connections;
  private final WakeActivity wake;
  private final Jobs jobs;
  private final Clock clock;

  @Inject
  OpenActivities(
      Ledger ledger, Connections connections, WakeActivity wake, Jobs jobs, Clock clock) {
    this.ledger = ledger;
    this.connections = connections;
    this.wake = wake;
    this.jobs = jobs;
    this.clock = clock;
  }

  @Transactional
  void facts(@Observes CallFactsChanged change) {
    var connector =
        connections
            .admin(change.call().account())
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "No admin is connected to a CRM: the call waits until one is"))
            .connectorId();
    for (var extension : change.people()) {
      var known = ledger.find(change.call(), extension, connector);
      if (known.isPresent()) {
        news(known.get());
      } else {
        var id = ledger.add(change, extension, connector);
        jobs.enqueue(LogActivity.NAME, String.valueOf(id), clock.instant());
      }
    }
  }

  @Transactional
  void insight(@Observes InsightArrived arrival) {
    ledger.ofSession(arrival.account(), arrival.session()).forEach(this::news);
  }

  @Transactional
  void connected(@Observes CrmConnected connection) {
    ledger.waiting(connection.account()).forEach(this::news);
  }

  @Transactional
  void note(@Observes NoteTaken note) {
    ledger.ofSession(note.account(), note.session(), note.extension()).forEach(this::news);
  }

  /** What waits for a value that an admin had to set is looked at again. */
  @Transactional
  void settings(@Observes SettingsApplied change) {
    ledger.parkedBy(change.account(), Rule.REQUIRED_FIELDS).forEach(this::news);
  }

  /** A call that was left out stays so, even if calls like it are logged from now on. */
  private void news(long id) {
    if (!ledger.isLeftOut(id)) {
      wake.news(id);
    }
  }
}
