package io.callscribe.settings;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;

/** The stamp is never used twice: what was read with it stays true. */
@Entity
@Table(name = "settings_snapshot")
class SettingsSnapshotRow {
  @Id
  @Column(name = "account_id")
  private String accountId = "";

  private String stamp = "";
  private long version;

  @Column(name = "taken_at")
  private Instant takenAt = Instant.EPOCH;

  @Lob private String content = "";

  protected SettingsSnapshotRow() {} // for JPA

  SettingsSnapshotRow(String accountId) {
    this.accountId = accountId;
  }

  void set(String newStamp, long ofVersion, Instant at, String json) {
    stamp = newStamp;
    version = ofVersion;
    takenAt = at;
    content = json;
  }

  String stamp() {
    return stamp;
  }

  long version() {
    return version;
  }

  Instant takenAt() {
    return takenAt;
  }

  String content() {
    return content;
  }
}
