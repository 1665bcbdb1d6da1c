package io.callscribe.settings;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

@Entity
@Table(name = "setting")
@IdClass(SettingRow.Key.class)
class SettingRow {
  @Id
  @Column(name = "account_id")
  private String accountId = "";

  @Id private String name = "";

  @Column(name = "setting_value")
  private String value = "";

  @Column(name = "changed_at")
  private Instant changedAt = Instant.EPOCH;

  protected SettingRow() {} // for JPA

  SettingRow(String accountId, String name) {
    this.accountId = accountId;
    this.name = name;
  }

  void set(String to, Instant at) {
    value = to;
    changedAt = at;
  }

  String name() {
    return name;
  }

  String value() {
    return value;
  }

  /** The primary key, as JPA wants it. */
  static class Key implements Serializable {
    private String accountId = "";
    private String name = "";

    protected Key() {} // for JPA

    Key(String accountId, String name) {
      this.accountId = accountId;
      this.name = name;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.accountId.equals(accountId) && key.name.equals(name);
    }

    @Override
    public int hashCode() {
      return 31 * accountId.hashCode() + name.hashCode();
    }
  }
}
