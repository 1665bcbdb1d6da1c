package io.callscribe.settings;

import io.callscribe.account.Author;
import io.callscribe.account.ExtensionId;
import io.callscribe.settings.Revision.Entry;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "setting_change")
class SettingChangeRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "seq_setting_change")
  @SequenceGenerator(
      name = "seq_setting_change",
      sequenceName = "seq_setting_change",
      allocationSize = 50)
  private long id;

  @Column(name = "account_id")
  private String accountId = "";

  private long version;

  @Column(name = "extension_id")
  private String extensionId = "";

  private String name = "";

  @Lob
  @Column(name = "value_before")
  private @Nullable String valueBefore;

  @Lob
  @Column(name = "value_after")
  private @Nullable String valueAfter;

  @Column(name = "mandated_before")
  private boolean mandatedBefore;

  @Column(name = "mandated_after")
  private boolean mandatedAfter;

  @Column(name = "changed_by")
  private String changedBy = "";

  @Column(name = "changed_at")
  private Instant changedAt = Instant.EPOCH;

  protected SettingChangeRow() {} // for JPA

  SettingChangeRow(String accountId, long version, Entry entry, Author by, Instant at) {
    this.accountId = accountId;
    this.version = version;
    extensionId = SavedSettings.Key.of(entry).person();
    name = entry.name();
    valueBefore = entry.before().orElse(null);
    valueAfter = entry.after().orElse(null);
    mandatedBefore = entry.mandatedBefore();
    mandatedAfter = entry.mandatedAfter();
    changedBy = by.name();
    changedAt = at;
  }

  long version() {
    return version;
  }

  Author by() {
    return new Author(changedBy);
  }

  Instant at() {
    return changedAt;
  }

  Entry entry() {
    return new Entry(
        Optional.of(extensionId).filter(e -> !e.isEmpty()).map(ExtensionId::new),
        name,
        Optional.ofNullable(valueBefore),
        Optional.ofNullable(valueAfter),
        mandatedBefore,
        mandatedAfter);
  }
}
