package io.callscribe.owner;

import io.callscribe.api.CrmUserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "user_mapping")
@IdClass(UserMappingRow.Key.class)
class UserMappingRow {
  @Id
  @Column(name = "account_id")
  private String accountId = "";

  @Id
  @Column(name = "extension_id")
  private String extensionId = "";

  @Column(name = "crm_user_id")
  private @Nullable String crmUserId; // null: nobody

  @Column(name = "crm_user_name")
  private @Nullable String crmUserName;

  @Column(name = "changed_at")
  private Instant changedAt = Instant.EPOCH;

  protected UserMappingRow() {} // for JPA

  UserMappingRow(Key key) {
    accountId = key.accountId;
    extensionId = key.extensionId;
  }

  void set(UserMapping mapping, Instant at) {
    switch (mapping) {
      case UserMapping.Mapped(var user) -> {
        crmUserId = user.id().value();
        crmUserName = user.name();
      }
      case UserMapping.Nobody nobody -> {
        crmUserId = null;
        crmUserName = null;
      }
    }
    changedAt = at;
  }

  String extensionId() {
    return extensionId;
  }

  UserMapping mapping() {
    return crmUserId == null
        ? new UserMapping.Nobody()
        : new UserMapping.Mapped(
            new MappedUser(new CrmUserId(crmUserId), String.valueOf(crmUserName)));
  }

  /** The primary key, as JPA wants it. */
  static class Key implements Serializable {
    private String accountId = "";
    private String extensionId = "";

    protected Key() {} // for JPA

    Key(String accountId, String extensionId) {
      this.accountId = accountId;
      this.extensionId = extensionId;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.accountId.equals(accountId)
          && key.extensionId.equals(extensionId);
    }

    @Override
    public int hashCode() {
      return 31 * accountId.hashCode() + extensionId.hashCode();
    }
  }
}
