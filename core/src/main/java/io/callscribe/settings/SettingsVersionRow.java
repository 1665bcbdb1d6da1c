package io.callscribe.settings;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "settings_version")
class SettingsVersionRow {
  @Id
  @Column(name = "account_id")
  private String accountId = "";

  private long version;

  protected SettingsVersionRow() {} // for JPA

  SettingsVersionRow(String accountId) {
    this.accountId = accountId;
  }

  long version() {
    return version;
  }

  void set(long to) {
    version = to;
  }
}
