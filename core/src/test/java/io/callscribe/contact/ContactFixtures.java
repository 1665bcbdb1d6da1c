package io.callscribe.contact;

import io.callscribe.NoDatabase;
import io.callscribe.account.AccountId;
import io.callscribe.api.Capability;
import io.callscribe.api.ConnectorDescriptor;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.Contact;
import io.callscribe.api.ContactId;
import io.callscribe.api.CrmConnector;
import io.callscribe.api.CrmSession;
import io.callscribe.api.Identity;
import io.callscribe.api.NewContact;
import io.callscribe.api.Page;
import io.callscribe.api.PhoneQuery;
import io.callscribe.connector.Connection;
import io.callscribe.connector.KnownConnections;
import jakarta.enterprise.inject.Vetoed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A number, whom it may belong to, and a CRM that can be told what to answer. */
final class ContactFixtures {
  static final AccountId ACCOUNT = new AccountId("11");
  static final Instant NOW = Instant.parse("2026-07-14T09:00:00Z");
  static final PhoneQuery NUMBER =
      new PhoneQuery("+15105551234", "5105551234", "US", Optional.empty());
  static final NumberKey KEY = NumberKey.of(NUMBER);
  static final Connection ADMIN = KnownConnections.of("11", "101", "maya", true);
  static final Contact ANA = contact("c-1", "Ana Ward");
  static final Contact BEN = contact("c-2", "Ben Ode");

  private ContactFixtures() {}

  static Contact contact(String id, String name) {
    return Contact.of(new ContactId(id), name, List.of("+15105551234"));
  }

  static ContactMatch.One one(Contact contact) {
    return new ContactMatch.One(contact.id(), contact.name());
  }

  /** Answers each search with the next page, the last one again and again. */
  static final class ScriptedCrm implements CrmConnector {
    final Queue<ConnectorException> failures = new ArrayDeque<>();
    final List<NewContact> wishes = new CopyOnWriteArrayList<>();
    final AtomicInteger searches = new AtomicInteger();
    private final Duration searchLag;
    private final Capability[] capabilities;
    private volatile List<Page<Contact>> pages = List.of(Page.last(List.of()));

    ScriptedCrm(Duration searchLag, Capability... capabilities) {
      this.searchLag = searchLag;
      this.capabilities = capabilities;
    }

    static ScriptedCrm thatCanAll() {
      return new ScriptedCrm(
          Duration.ofMinutes(2), Capability.FIND_CONTACT_BY_PHONE, Capability.CREATE_CONTACT);
    }

    void shows(Contact... contacts) {
      pages = List.of(Page.last(List.of(contacts)));
    }

    void showsPages(List<Page<Contact>> some) {
      pages = List.copyOf(some);
    }

    @Override
    public ConnectorDescriptor descriptor() {
      return ConnectorDescriptor.builder("scripted", "Scripted CRM")
          .searchLag(searchLag)
          .can(capabilities)
          .build();
    }

    @Override
    public Identity identity(CrmSession session) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Page<Contact> findContacts(CrmSession session, PhoneQuery query) {
      searches.incrementAndGet();
      var at = query.cursor().map(Integer::parseInt).orElse(0);
      return pages.get(Math.min(at, pages.size() - 1));
    }

    @Override
    public synchronized Contact createContact(CrmSession session, NewContact contact) {
      var failure = failures.poll();
      if (failure != null) {
        throw failure;
      }
      wishes.add(contact);
      return contact("c-new-" + wishes.size(), contact.name());
    }
  }

  /** Choices in memory. */
  @Vetoed
  static final class KnownChoices extends ContactChoices {
    private final Map<NumberKey, ContactChoice> all = new HashMap<>();

    KnownChoices() {
      super(NoDatabase.entityManager(), Clock.systemUTC());
    }

    @Override
    public void remember(
        AccountId account,
        String connector,
        NumberKey number,
        ContactId contact,
        String name,
        String by) {
      all.put(number, new ContactChoice(number, new ContactMatch.One(contact, name), by, NOW));
    }

    @Override
    public Optional<ContactChoice> find(AccountId account, String connector, NumberKey number) {
      return Optional.ofNullable(all.get(number));
    }
  }

  /** What we made, in memory. */
  @Vetoed
  static class KnownCreated extends CreatedContacts {
    private final Map<NumberKey, CreatedContact> all = new HashMap<>();
    private final Clock clock;

    KnownCreated(Clock clock) {
      super(NoDatabase.entityManager(), clock);
      this.clock = clock;
    }

    @Override
    synchronized Optional<CreatedContact> find(
        AccountId account, String connector, NumberKey number) {
      return Optional.ofNullable(all.get(number)).filter(c -> c.until().isAfter(clock.instant()));
    }

    @Override
    synchronized Optional<CreatedContact> take(
        AccountId account, String connector, NumberKey number, Instant until) {
      var other = find(account, connector, number);
      if (other.isEmpty()) {
        all.put(number, new CreatedContact(Optional.empty(), clock.instant(), until));
      }
      return other;
    }

    @Override
    synchronized void made(
        AccountId account,
        String connector,
        NumberKey number,
        ContactMatch.One contact,
        Instant until) {
      all.put(number, new CreatedContact(Optional.of(contact), clock.instant(), until));
    }

    @Override
    synchronized void giveBack(AccountId account, String connector, NumberKey number) {
      all.remove(number);
    }
  }
}
