package io.callscribe.call;

import io.callscribe.account.AccountId;
import io.callscribe.call.CallSessionRow.CallLogState;
import io.callscribe.call.CallSessionRow.Outcome;
import io.callscribe.ringcentral.CallRecord;
import io.callscribe.ringcentral.Notification;
import io.callscribe.ringcentral.PartyEvent;
import io.callscribe.storage.MainDb;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows of the journal: events as they came, and one row per session. */
@ApplicationScoped
@Transactional
class CallJournal {
  private final EntityManager rows;

  @Inject
  CallJournal(@MainDb EntityManager rows) {
    this.rows = rows;
  }

  boolean hasEvent(AccountId account, String uuid) {
    return rows.createQuery(
                "select count(e) from CallEventRow e"
                    + " where e.accountId = :account and e.uuid = :uuid",
                Long.class)
            .setParameter("account", account.value())
            .setParameter("uuid", uuid)
            .getSingleResult()
        > 0;
  }

  void append(SessionKey key, String uuid, Instant receivedAt, String body) {
    rows.persist(
        new CallEventRow(key.account().value(), uuid, key.session().value(), receivedAt, body));
  }

  boolean hasSession(SessionKey key) {
    return rows.find(CallSessionRow.class, key.text()) != null;
  }

  /** Whether the call log knows more of a call than we do. */
  boolean lacks(SessionKey key, List<CallRecord> records) {
    var row = rows.find(CallSessionRow.class, key.text());
    if (row == null) {
      return true;
    }
    var isOpen = row.outcome == Outcome.OPEN && row.callLogState == CallLogState.NOT_YET;
    return isOpen && records.stream().anyMatch(CallRecord::isFinal);
  }

  void addSession(SessionKey key, Instant at) {
    rows.persist(new CallSessionRow(key, at));
    rows.flush();
  }

  /**
   * By the database, since events of one session arrive in parallel.
   *
   * @param isNews whether a part of the call is over, or has begun where that counts
   */
  void countEvent(SessionKey key, Instant at, boolean isNews) {
    // Native: EclipseLink does not bind parameters beside arithmetic on Derby.
    rows.createNativeQuery(
            "update call_session set events = events + 1, last_event_at = ?"
                + (isNews ? ", end_announced = true" : "")
                + " where id = ?")
        .setParameter(1, Timestamp.from(at))
        .setParameter(2, key.text())
        .executeUpdate();
  }

  /** Only inside of a transaction is the row a live one. */
  Optional<CallSessionRow> find(SessionKey key) {
    return Optional.ofNullable(rows.find(CallSessionRow.class, key.text()));
  }

  List<PartyEvent> events(SessionKey key) {
    return rows
        .createQuery(
            "select e from CallEventRow e"
                + " where e.accountId = :account and e.sessionId = :session order by e.id",
            CallEventRow.class)
        .setParameter("account", key.account().value())
        .setParameter("session", key.session().value())
        .getResultList()
        .stream()
        .flatMap(row -> partyEvents(row).stream())
        .toList();
  }

  private static List<PartyEvent> partyEvents(CallEventRow row) {
    return Notification.parse(row.body(), row.receivedAt()) instanceof Notification.CallChanged call
        ? call.events()
        : List.of();
  }

  /** What is known of a session; empty if nothing is. */
  Optional<CallStory> story(SessionKey key) {
    return find(key)
        .map(
            row ->
                CallStory.of(
                    key.session(),
                    events(key),
                    records(row),
                    row.callLogState == CallLogState.MISSING));
  }

  static List<CallRecord> records(CallSessionRow row) {
    return row.callLog.lines().map(CallRecord::parse).toList();
  }

  static String lines(List<CallRecord> records) {
    return records.stream().map(CallRecord::json).collect(Collectors.joining("\n"));
  }

  List<CallSessionRow> wantedFromCallLog(Instant now, int limit) {
    return rows.createQuery(
            "select s from CallSessionRow s"
                + " where s.callLogState = :wanted and s.callLogNextAt <= :now"
                + " order by s.callLogNextAt",
            CallSessionRow.class)
        .setParameter("wanted", CallLogState.WANTED)
        .setParameter("now", now)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Sessions with events that nobody folded, although an end was announced a while ago. */
  List<String> overlooked(Instant before, int limit) {
    return rows.createQuery(
            "select s.id from CallSessionRow s where s.outcome = :open"
                + " and s.endAnnounced = :yes and s.events > s.foldedEvents"
                + " and s.lastEventAt < :before",
            String.class)
        .setParameter("open", Outcome.OPEN)
        .setParameter("yes", true)
        .setParameter("before", before)
        .setMaxResults(limit)
        .getResultList();
  }

  /** How many sessions there are by outcome and reason. */
  List<OutcomeCount> outcomes(AccountId account) {
    return rows.createQuery(
            "select s.outcome, s.reason, count(s) from CallSessionRow s"
                + " where s.accountId = :account group by s.outcome, s.reason",
            Object[].class)
        .setParameter("account", account.value())
        .getResultStream()
        .map(r -> new OutcomeCount((Outcome) r[0], (String) r[1], (Long) r[2]))
        .toList();
  }

  /** Sessions that ended alike. */
  record OutcomeCount(Outcome outcome, String reason, long sessions) {}
}
