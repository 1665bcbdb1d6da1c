package io.callscribe.contact;

import io.callscribe.api.ContactId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "contact_choice")
@IdClass(NumberRowKey.class)
class ContactChoiceRow {
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
  private String contactId = "";

  @Column(name = "contact_name")
  private String contactName = "";

  @Column(name = "chosen_by")
  private String chosenBy = "";

  @Column(name = "chosen_at")
  private Instant chosenAt = Instant.EPOCH;

  protected ContactChoiceRow() {} // for JPA

  ContactChoiceRow(NumberRowKey key) {
    accountId = key.accountId;
    connectorId = key.connectorId;
    numberKey = key.numberKey;
  }

  void set(ContactMatch.One contact, String by, Instant at) {
    contactId = contact.id().value();
    contactName = Columns.name(contact.name());
    chosenBy = Columns.name(by);
    chosenAt = at;
  }

  ContactChoice choice() {
    return new ContactChoice(
        new NumberKey(numberKey),
        new ContactMatch.One(new ContactId(contactId), contactName),
        chosenBy,
        chosenAt);
  }
}
