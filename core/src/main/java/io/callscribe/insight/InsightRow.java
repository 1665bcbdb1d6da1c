package io.callscribe.insight;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

@Entity
@Table(name = "insight")
@IdClass(InsightRow.Key.class)
class InsightRow {
  @Id
  @Column(name = "account_id")
  private String accountId = "";

  @Id
  @Column(name = "recording_id")
  private String recordingId = "";

  @Column(name = "session_id")
  private String sessionId = "";

  @Column(name = "arrived_at")
  private Instant arrivedAt = Instant.EPOCH;

  @Lob private String content = "";

  protected InsightRow() {} // for JPA

  InsightRow(Key key, String sessionId) {
    accountId = key.accountId;
    recordingId = key.recordingId;
    this.sessionId = sessionId;
  }

  void set(String json, Instant at) {
    content = json;
    arrivedAt = at;
  }

  String content() {
    return content;
  }

  Instant arrivedAt() {
    return arrivedAt;
  }

  /** The primary key, as JPA wants it. */
  static class Key implements Serializable {
    private String accountId = "";
    private String recordingId = "";

    protected Key() {} // for JPA

    Key(String accountId, String recordingId) {
      this.accountId = accountId;
      this.recordingId = recordingId;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.accountId.equals(accountId)
          && key.recordingId.equals(recordingId);
    }

    @Override
    public int hashCode() {
      return 31 * accountId.hashCode() + recordingId.hashCode();
    }
  }
}
