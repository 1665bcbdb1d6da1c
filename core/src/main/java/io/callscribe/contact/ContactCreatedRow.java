package io.callscribe.contact;

import io.callscribe.api.ContactId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "contact_created")
@IdClass(NumberRowKey.class)
class ContactCreatedRow {
  @Id
  @Column(name = "account_id")
  private String accountId = "";

  @Id
  @Column(name = "connector_id")
  private String connectorId = "";

  @Id
  @Column(name = "number_key")
  private String numberKey = "";

  @Column(name = "contact_id")
  private @Nullable String contactId; // null: it is being made

  @Column(name = "contact_name")
  private @Nullable String contactName;

  @Column(name = "created_at")
  private Instant createdAt = Instant.EPOCH;

  @Column(name = "expires_at")
  private Instant expiresAt = Instant.EPOCH;

  protected ContactCreatedRow() {} // for JPA

  ContactCreatedRow(NumberRowKey key, Instant at, Instant until) {
    accountId = key.accountId;
    connectorId = key.connectorId;
    numberKey = key.numberKey;
    createdAt = at;
    expiresAt = until;
  }

  void set(ContactMatch.One contact, Instant at, Instant until) {
    contactId = contact.id().value();
    contactName = Columns.name(contact.name());
    createdAt = at;
    expiresAt = until;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  /** Empty while it is being made. */
  Optional<ContactMatch.One> contact() {
    return Optional.ofNullable(contactId)
        .map(id -> new ContactMatch.One(new ContactId(id), String.valueOf(contactName)));
  }
}
