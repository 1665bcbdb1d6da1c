package io.callscribe.call;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "call_session")
class CallSessionRow {
  /** What is known of the call log for a session. */
  enum CallLogState {
    NOT_YET,
    WANTED,
    FINAL,
    MISSING
  }

  /** Who took part. */
  enum Outcome {
    OPEN,
    PEOPLE,
    NOBODY
  }

  @Id String id = "";

  @Column(name = "account_id")
  String accountId = "";

  @Column(name = "session_id")
  String sessionId = "";

  @Column(name = "first_event_at")
  Instant firstEventAt = Instant.EPOCH;

  @Column(name = "last_event_at")
  Instant lastEventAt = Instant.EPOCH;

  int events;

  @Column(name = "folded_events")
  int foldedEvents;

  /** Or, where records are begun at connect, that somebody answered. */
  @Column(name = "end_announced")
  boolean endAnnounced;

  @Column(name = "ended_at")
  @Nullable Instant endedAt;

  @Enumerated(EnumType.STRING)
  Outcome outcome = Outcome.OPEN;

  String reason = "";

  @Column(name = "call_log_state")
  @Enumerated(EnumType.STRING)
  CallLogState callLogState = CallLogState.NOT_YET;

  @Column(name = "call_log_next_at")
  @Nullable Instant callLogNextAt;

  @Column(name = "call_log_tries")
  int callLogTries;

  /** The records as they came, one per line. */
  @Lob
  @Column(name = "call_log")
  String callLog = "";

  protected CallSessionRow() {} // for JPA

  CallSessionRow(SessionKey key, Instant at) {
    id = key.text();
    accountId = key.account().value();
    sessionId = key.session().value();
    firstEventAt = at;
    lastEventAt = at;
  }
}
