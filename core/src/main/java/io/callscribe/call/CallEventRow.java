package io.callscribe.call;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "call_event")
class CallEventRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "seq_call_event")
  @SequenceGenerator(name = "seq_call_event", sequenceName = "seq_call_event", allocationSize = 50)
  private long id;

  @Column(name = "account_id")
  private String accountId = "";

  private String uuid = "";

  @Column(name = "session_id")
  private String sessionId = "";

  @Column(name = "received_at")
  private Instant receivedAt = Instant.EPOCH;

  @Lob private String body = "";

  protected CallEventRow() {} // for JPA

  CallEventRow(String accountId, String uuid, String sessionId, Instant receivedAt, String body) {
    this.accountId = accountId;
    this.uuid = uuid;
    this.sessionId = sessionId;
    this.receivedAt = receivedAt;
    this.body = body;
  }

  Instant receivedAt() {
    return receivedAt;
  }

  String body() {
    return body;
  }
}
