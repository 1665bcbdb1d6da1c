package io.callscribe.connector;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "crm_connection")
@IdClass(ConnectionRow.Key.class)
class ConnectionRow {
  @Id
  @Column(name = "account_id")
  String accountId = "";

  @Id
  @Column(name = "extension_id")
  String extensionId = "";

  @Column(name = "connector_id")
  String connectorId = "";

  @Column(name = "base_url")
  String baseUrl = "";

  boolean admin;

  @Lob String credentials = "";

  @Column(name = "crm_user_id")
  String crmUserId = "";

  @Column(name = "crm_user_name")
  String crmUserName = "";

  @Column(name = "connected_at")
  Instant connectedAt = Instant.EPOCH;

  @Column(name = "refused_at")
  @Nullable Instant refusedAt;

  @Column(name = "refused_why")
  @Nullable String refusedWhy;

  protected ConnectionRow() {} // for JPA

  ConnectionRow(Key key) {
    accountId = key.accountId;
    extensionId = key.extensionId;
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
