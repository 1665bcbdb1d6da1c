package io.callscribe.insight;

import io.callscribe.account.AccountId;
import io.callscribe.account.SessionId;
import io.callscribe.ringcentral.Insight;
import io.callscribe.settings.Settings;
import io.callscribe.storage.MainDb;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** What RingSense found, one entry per recording, merged as it arrives. */
@ApplicationScoped
public class Insights {
  private final Jsonb json = JsonbBuilder.create();
  private final EntityManager rows;
  private final Settings settings;
  private final Event<InsightArrived> arrived;
  private final Clock clock;

  @Inject
  Insights(
      @MainDb EntityManager rows, Settings settings, Event<InsightArrived> arrived, Clock clock) {
    this.rows = rows;
    this.settings = settings;
    this.arrived = arrived;
    this.clock = clock;
  }

  /**
   * Adds to what is known; receiving the same twice changes nothing. While RingSense is not active
   * nothing is kept.
   */
  @Transactional
  public void receive(AccountId account, Insight insight) {
    var session = insight.session();
    var recording = insight.recording();
    if (session.isEmpty()
        || recording.isEmpty()
        || !settings.snapshot(account).ringSense().takesInsights()) {
      return;
    }
    var key = new InsightRow.Key(account.value(), recording.get());
    var row = rows.find(InsightRow.class, key);
    if (row == null) {
      row = new InsightRow(key, session.get().value());
      row.set(json.toJson(insight), clock.instant());
      rows.persist(row);
    } else {
      var known = json.fromJson(row.content(), Insight.class);
      var merged = known.merge(insight);
      if (merged.equals(known)) {
        return;
      }
      row.set(json.toJson(merged), clock.instant());
    }
    arrived.fire(new InsightArrived(account, session.get()));
  }

  @Transactional
  public List<CallInsight> of(AccountId account, SessionId session) {
    return rows
        .createQuery(
            "select i from InsightRow i where i.accountId = :account and i.sessionId = :session",
            InsightRow.class)
        .setParameter("account", account.value())
        .setParameter("session", session.value())
        .getResultList()
        .stream()
        .map(r -> new CallInsight(json.fromJson(r.content(), Insight.class), r.arrivedAt()))
        .toList();
  }
}
