package io.callscribe.contact;

import io.callscribe.api.Capability;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.NewContact;
import io.callscribe.api.PhoneQuery;
import io.callscribe.connector.Connection;
import io.callscribe.connector.ConnectorGateway;
import io.callscribe.settings.LoggingSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes a contact for a number that nobody has, once: calls of one number that are logged at the
 * same time, on whichever nodes, make one contact. Before each call of {@link #create} the number
 * is looked up with {@link MatchContact#match(Connection, PhoneQuery, boolean)} and {@code fresh},
 * so that a contact whose making was in doubt is found and not made again.
 */
@ApplicationScoped
public class CreateContact {
  /** For so long a CRM may still make a contact whose answer was lost. */
  static final Duration IN_FLIGHT = Duration.ofMinutes(1);

  /** After the CRM's search should show a contact. */
  static final Duration SLACK = Duration.ofHours(1);

  private static final Duration AGAIN = Duration.ofSeconds(5);

  /** The database settles it between nodes; within one it need not come to that. */
  private final ReentrantLock taking = new ReentrantLock();

  private final ConnectorGateway gateway;
  private final CreatedContacts created;
  private final Clock clock;

  @Inject
  CreateContact(ConnectorGateway gateway, CreatedContacts created, Clock clock) {
    this.gateway = gateway;
    this.created = created;
    this.clock = clock;
  }

  /** Whether the connector can make contacts at all. */
  public boolean isPossible(Connection connection) {
    return gateway.descriptor(connection.connectorId()).can(Capability.CREATE_CONTACT);
  }

  /**
   * @return the new contact, or the one that was made for the number a moment ago
   * @throws ConnectorException.NotAvailableInPlan if the connector cannot make contacts
   * @throws ConnectorException.Unavailable if somebody else is making the contact, among others
   * @throws ConnectorException.Ambiguous if it may have been made: it is not made again before the
   *     CRM's search would show it
   */
  public ContactMatch.One create(
      Connection connection, PhoneQuery number, LoggingSettings.Contacts settings) {
    if (!isPossible(connection)) {
      throw new ConnectorException.NotAvailableInPlan(
          "The connector '%s' cannot make contacts".formatted(connection.connectorId()));
    }
    var lag = gateway.descriptor(connection.connectorId()).searchLag();
    var key = NumberKey.of(number);
    var taken = take(connection, key, clock.instant().plus(lag).plus(IN_FLIGHT));
    if (taken.isPresent()) {
      return taken.get().contact().orElseThrow(() -> inTheMaking(taken.get()));
    }
    var made = ask(connection, key, wish(number, settings));
    created.made(
        connection.account(),
        connection.connectorId(),
        key,
        made,
        clock.instant().plus(lag).plus(SLACK));
    return made;
  }

  private static NewContact wish(PhoneQuery number, LoggingSettings.Contacts settings) {
    return new NewContact(
        settings.newName().replace("{number}", number.e164()),
        number.e164(),
        settings.newType(),
        Optional.empty());
  }

  private Optional<CreatedContact> take(Connection connection, NumberKey number, Instant until) {
    taking.lock();
    try {
      return created.take(connection.account(), connection.connectorId(), number, until);
    } catch (PersistenceException e) {
      var other = created.find(connection.account(), connection.connectorId(), number);
      if (other.isEmpty()) {
        throw e;
      }
      return other;
    } finally {
      taking.unlock();
    }
  }

  private ConnectorException inTheMaking(CreatedContact other) {
    var left = Duration.between(clock.instant(), other.until());
    var wait = left.compareTo(AGAIN) < 0 ? left.plusSeconds(1) : AGAIN;
    return new ConnectorException.Unavailable(
        "The contact is being made for another call", Optional.of(wait));
  }

  private ContactMatch.One ask(Connection connection, NumberKey number, NewContact wish) {
    try {
      var made = gateway.write(connection, (crm, session) -> crm.createContact(session, wish));
      return new ContactMatch.One(made.id(), made.name());
    } catch (ConnectorException.Ambiguous | ConnectorException.Incomplete e) {
      throw e;
    } catch (ConnectorException e) {
      created.giveBack(connection.account(), connection.connectorId(), number);
      throw e;
    }
  }
}
