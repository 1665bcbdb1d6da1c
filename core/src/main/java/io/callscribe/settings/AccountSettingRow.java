package io.callscribe.settings;

import io.callscribe.account.Author;
import io.callscribe.settings.SavedSettings.Saved;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "account_setting")
@IdClass(AccountSettingRow.Key.class)
class AccountSettingRow {
  @Id
  @Column(name = "account_id")
  private String accountId = "";

  /** Empty for the company. */
  @Id
  @Column(name = "extension_id")
  private String extensionId = "";

  @Id private String name = "";

  @Lob
  @Column(name = "setting_value")
  private @Nullable String value;

  private boolean mandated;
  private long version;

  @Column(name = "changed_by")
  private String changedBy = "";

  @Column(name = "changed_at")
  private Instant changedAt = Instant.EPOCH;

  protected AccountSettingRow() {} // for JPA

  AccountSettingRow(Key key) {
    accountId = key.accountId;
    extensionId = key.extensionId;
    name = key.name;
  }

  void set(Saved saved) {
    value = saved.value().orElse(null);
    mandated = saved.mandated();
    version = saved.version();
    changedBy = saved.by().name();
    changedAt = saved.at();
  }

  SavedSettings.Key key() {
    return new SavedSettings.Key(extensionId, name);
  }

  Saved saved() {
    return new Saved(
        Optional.ofNullable(value), mandated, version, new Author(changedBy), changedAt);
  }

  /** The primary key, as JPA wants it. */
  static class Key implements Serializable {
    private String accountId = "";
    private String extensionId = "";
    private String name = "";

    protected Key() {} // for JPA

    Key(String accountId, SavedSettings.Key key) {
      this.accountId = accountId;
      extensionId = key.person();
      name = key.name();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.accountId.equals(accountId)
          && key.extensionId.equals(extensionId)
          && key.name.equals(name);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * accountId.hashCode() + extensionId.hashCode()) + name.hashCode();
    }
  }
}
