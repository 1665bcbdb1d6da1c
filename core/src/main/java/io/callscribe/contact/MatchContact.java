package io.callscribe.contact;

import io.callscribe.api.Contact;
import io.callscribe.api.PhoneQuery;
import io.callscribe.connector.Connection;
import io.callscribe.connector.ConnectorGateway;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks the CRM whom a number belongs to. */
@ApplicationScoped
public class MatchContact {
  private static final int PAGES = 3;

  private final ConnectorGateway gateway;

  @Inject
  MatchContact(ConnectorGateway gateway) {
    this.gateway = gateway;
  }

  /**
   * @throws io.callscribe.api.ConnectorException if the CRM cannot be asked
   */
  public Found match(Connection connection, PhoneQuery query, boolean fresh) {
    var match = match(connection, query);
    return new Found(match, "The CRM was asked for " + query.e164());
  }

  /** A match and where it comes from, in a sentence. */
  public record Found(ContactMatch match, String evidence) {}

  private ContactMatch match(Connection connection, PhoneQuery query) {
    var found = List.copyOf(find(connection, query).values());
    return switch (found.size()) {
      case 0 -> new ContactMatch.Nobody();
      case 1 -> new ContactMatch.One(found.getFirst().id(), found.getFirst().name());
      default -> new ContactMatch.Several(found);
    };
  }

  private Map<Object, Contact> find(Connection connection, PhoneQuery query) {
    var found = new LinkedHashMap<Object, Contact>();
    var next = query;
    for (int page = 0; page < PAGES; page++) {
      var asked = next;
      var answer = gateway.read(connection, (crm, session) -> crm.findContacts(session, asked));
      answer.items().forEach(c -> found.putIfAbsent(c.id(), c));
      if (answer.next().isEmpty()) {
        break;
      }
      next = query.after(answer.next().get());
    }
    return found;
  }
}
