package io.callscribe.contact;

import io.callscribe.account.AccountId;
import io.callscribe.storage.MainDb;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Contacts that we made, by number, until the CRM's own search is sure to show them; and those that
 * somebody is about to make, so that nobody else does.
 */
@ApplicationScoped
@Transactional
class CreatedContacts {
  private final EntityManager rows;
  private final Clock clock;

  @Inject
  CreatedContacts(@MainDb EntityManager rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  Optional<CreatedContact> find(AccountId account, String connector, NumberKey number) {
    return row(account, connector, number)
        .filter(r -> r.expiresAt().isAfter(clock.instant()))
        .map(r -> new CreatedContact(r.contact(), r.createdAt(), r.expiresAt()));
  }

  /**
   * Takes the number for somebody who is about to make its contact.
   *
   * @return who has it already: then nothing must be made
   * @throws jakarta.persistence.PersistenceException if somebody else takes it at this moment
   */
  Optional<CreatedContact> take(
      AccountId account, String connector, NumberKey number, Instant until) {
    var now = clock.instant();
    rows.createNativeQuery("delete from contact_created where expires_at <= ?")
        .setParameter(1, Timestamp.from(now))
        .executeUpdate();
    var taken = row(account, connector, number);
    if (taken.isPresent()) {
      return taken.map(r -> new CreatedContact(r.contact(), r.createdAt(), r.expiresAt()));
    }
    rows.persist(new ContactCreatedRow(new NumberRowKey(account, connector, number), now, until));
    rows.flush();
    return Optional.empty();
  }

  /** The contact exists. */
  void made(
      AccountId account,
      String connector,
      NumberKey number,
      ContactMatch.One contact,
      Instant until) {
    var now = clock.instant();
    var row =
        row(account, connector, number)
            .orElseGet(
                () -> {
                  var missed =
                      new ContactCreatedRow(
                          new NumberRowKey(account, connector, number), now, until);
                  rows.persist(missed);
                  return missed;
                });
    row.set(contact, now, until);
    rows.flush();
  }

  /** Nothing was made. */
  void giveBack(AccountId account, String connector, NumberKey number) {
    row(account, connector, number).filter(r -> r.contact().isEmpty()).ifPresent(rows::remove);
  }

  private Optional<ContactCreatedRow> row(AccountId account, String connector, NumberKey number) {
    return Optional.ofNullable(
        rows.find(ContactCreatedRow.class, new NumberRowKey(account, connector, number)));
  }
}
