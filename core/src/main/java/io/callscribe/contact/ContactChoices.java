package io.callscribe.contact;

import io.callscribe.account.AccountId;
import io.callscribe.api.ContactId;
import io.callscribe.storage.MainDb;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Whose number it is where people have said so. Holds until it is forgotten. */
@ApplicationScoped
@Transactional
public class ContactChoices {
  private final EntityManager rows;
  private final Clock clock;

  @Inject
  ContactChoices(@MainDb EntityManager rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * Adds or replaces.
   *
   * @param by who says so, for people
   */
  public void remember(
      AccountId account,
      String connector,
      NumberKey number,
      ContactId contact,
      String name,
      String by) {
    var key = new NumberRowKey(account, connector, number);
    var row = rows.find(ContactChoiceRow.class, key);
    if (row == null) {
      row = new ContactChoiceRow(key);
      row.set(new ContactMatch.One(contact, name), by, clock.instant());
      rows.persist(row);
    } else {
      row.set(new ContactMatch.One(contact, name), by, clock.instant());
    }
  }

  public void forget(AccountId account, String connector, NumberKey number) {
    var row = rows.find(ContactChoiceRow.class, new NumberRowKey(account, connector, number));
    if (row != null) {
      rows.remove(row);
    }
  }

  public Optional<ContactChoice> find(AccountId account, String connector, NumberKey number) {
    return Optional.ofNullable(
            rows.find(ContactChoiceRow.class, new NumberRowKey(account, connector, number)))
        .map(ContactChoiceRow::choice);
  }

  /**
   * In the order of the numbers.
   *
   * @param after the last number of the page before; empty for the first page
   */
  public List<ContactChoice> page(AccountId account, String connector, String after, int limit) {
    return rows
        .createQuery(
            "select c from ContactChoiceRow c where c.accountId = :account"
                + " and c.connectorId = :connector and c.numberKey > :after order by c.numberKey",
            ContactChoiceRow.class)
        .setParameter("account", account.value())
        .setParameter("connector", connector)
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList()
        .stream()
        .map(ContactChoiceRow::choice)
        .toList();
  }
}
