package io.callscribe.owner;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

@Entity
@Table(name = "create_denial")
@IdClass(CreateDenialRow.Key.class)
class CreateDenialRow {
  @Id
  @Column(name = "account_id")
  private String accountId = "";

  @Id
  @Column(name = "extension_id")
  private String extensionId = "";

  @Id
  @Column(name = "connector_id")
  private String connectorId = "";

  String evidence = "";

  @Column(name = "denied_at")
  Instant deniedAt = Instant.EPOCH;

  @Column(name = "expires_at")
  Instant expiresAt = Instant.EPOCH;

  protected CreateDenialRow() {} // for JPA

  CreateDenialRow(Key key) {
    accountId = key.accountId;
    extensionId = key.extensionId;
    connectorId = key.connectorId;
  }

  /** The primary key, as JPA wants it. */
  static class Key implements Serializable {
    private String accountId = "";
    private String extensionId = "";
    private String connectorId = "";

    protected Key() {} // for JPA

    Key(String accountId, String extensionId, String connectorId) {
      this.accountId = accountId;
      this.extensionId = extensionId;
      this.connectorId = connectorId;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.accountId.equals(accountId)
          && key.extensionId.equals(extensionId)
          && key.connectorId.equals(connectorId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(accountId, extensionId, connectorId);
    }
  }
}
