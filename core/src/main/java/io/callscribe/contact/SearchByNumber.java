package io.callscribe.contact;

import io.callscribe.api.Contact;
import io.callscribe.api.ContactId;
import io.callscribe.api.PhoneQuery;
import io.callscribe.connector.Connection;
import io.callscribe.connector.ConnectorGateway;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the CRM whom a number belongs to, and adds what its search does not show yet. */
@ApplicationScoped
class SearchByNumber {
  private static final int PAGES = 3;
  private static final int MOST_ANSWERS = 10_000;

  private final RecentAnswers recent;
  private final ConnectorGateway gateway;
  private final CreatedContacts created;
  private final Clock clock;

  /**
   * What was found.
   *
   * @param contacts the CRM's, and ours behind them
   * @param cut whether there are more than could be read
   * @param source half a sentence for people: where they come from
   */
  record Found(List<Contact> contacts, boolean cut, String source) {
    Found {
      contacts = List.copyOf(contacts);
    }
  }

  @Inject
  SearchByNumber(
      ConnectorGateway gateway, CreatedContacts created, ContactConfig config, Clock clock) {
    this.recent = new RecentAnswers(config.cacheFor(), MOST_ANSWERS);
    this.gateway = gateway;
    this.created = created;
    this.clock = clock;
  }

  /**
   * @param fresh asks the CRM even if its last answer is young
   * @throws io.callscribe.api.ConnectorException if the CRM cannot be asked
   */
  Found find(Connection connection, PhoneQuery number, boolean fresh) {
    var key = NumberKey.of(number);
    var known = fresh ? Optional.<Answer>empty() : recent.find(connection, key, clock.instant());
    var answer = known.orElseGet(() -> ask(connection, number, key));
    var source = known.map(k -> "as the CRM said at " + told(k.at())).orElse("as the CRM says");
    return created
        .find(connection.account(), connection.connectorId(), key)
        .flatMap(ours -> ours.contact().map(c -> merged(answer, source, ours, c, number)))
        .orElseGet(() -> new Found(answer.contacts(), answer.cut(), source));
  }

  private Answer ask(Connection connection, PhoneQuery number, NumberKey key) {
    var askedAt = clock.instant();
    var found = new LinkedHashMap<ContactId, Contact>();
    var isCut = pages(connection, number, found);
    var answer = new Answer(List.copyOf(found.values()), isCut, askedAt);
    recent.keep(connection, key, answer);
    return answer;
  }

  /** Whether there are more than could be read. */
  private boolean pages(Connection connection, PhoneQuery number, Map<ContactId, Contact> found) {
    var next = number;
    for (int page = 0; page < PAGES; page++) {
      var asked = next;
      var answer = gateway.read(connection, (crm, session) -> crm.findContacts(session, asked));
      answer.items().forEach(c -> found.putIfAbsent(c.id(), c));
      if (answer.next().isEmpty() || answer.truncated()) {
        return answer.truncated();
      }
      next = number.after(answer.next().get());
    }
    return true;
  }

  private static Instant told(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  private static Found merged(
      Answer answer,
      String source,
      CreatedContact ours,
      ContactMatch.One contact,
      PhoneQuery number) {
    if (answer.contacts().stream().anyMatch(c -> c.id().equals(contact.id()))) {
      return new Found(answer.contacts(), answer.cut(), source);
    }
    var all = new ArrayList<>(answer.contacts());
    all.add(
        new Contact(
            contact.id(),
            contact.name(),
            "",
            List.of(number.e164()),
            Optional.of(ours.at()),
            Optional.empty(),
            Optional.empty()));
    return new Found(
        all,
        answer.cut(),
        "%s, and %s was made for it at %s".formatted(source, contact.name(), told(ours.at())));
  }
}
