package io.callscribe.contact;

import io.callscribe.account.AccountId;
import io.callscribe.api.Capability;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.Contact;
import io.callscribe.api.ContactId;
import io.callscribe.api.NameQuery;
import io.callscribe.api.PhoneQuery;
import io.callscribe.connector.Connection;
import io.callscribe.connector.Connections;
import io.callscribe.connector.ConnectorGateway;
import io.callscribe.connector.CrmProblem;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Shows a person the contacts among which to choose, as the admin sees them in the CRM. */
@ApplicationScoped
public class FindContacts {
  private static final int PAGES = 3;

  private final Connections connections;
  private final SearchByNumber search;
  private final ConnectorGateway gateway;

  /**
   * Contacts in the CRM's order.
   *
   * @param truncated whether there are more
   */
  public record Contacts(List<Contact> items, boolean truncated) {
    public Contacts {
      items = List.copyOf(items);
    }
  }

  @Inject
  FindContacts(Connections connections, SearchByNumber search, ConnectorGateway gateway) {
    this.connections = connections;
    this.search = search;
    this.gateway = gateway;
  }

  /**
   * @param fresh asks the CRM even if its last answer is young
   * @throws AppException if no admin is connected, or the CRM cannot be asked
   */
  public Contacts byNumber(AccountId account, PhoneQuery number, boolean fresh) {
    var admin = connections.theAdmin(account);
    try {
      var found = search.find(admin, number, fresh);
      return new Contacts(found.contacts(), found.cut());
    } catch (ConnectorException e) {
      throw CrmProblem.of(e);
    }
  }

  /**
   * @param text a part of the name, or what else the CRM searches in
   * @throws AppException if no admin is connected, the connector cannot search by name, or the CRM
   *     cannot be asked
   */
  public Contacts byName(AccountId account, String text) {
    var admin = connections.theAdmin(account);
    if (!gateway.descriptor(admin.connectorId()).can(Capability.FIND_CONTACT_BY_NAME)) {
      throw new AppException(
          ErrorCode.NOT_SUPPORTED,
          "The connector '%s' cannot search contacts by name".formatted(admin.connectorId()));
    }
    try {
      return named(admin, text);
    } catch (ConnectorException e) {
      throw CrmProblem.of(e);
    }
  }

  private Contacts named(Connection admin, String text) {
    var found = new LinkedHashMap<ContactId, Contact>();
    var next = new NameQuery(text, Optional.empty());
    for (int page = 0; page < PAGES; page++) {
      var asked = next;
      var answer = gateway.read(admin, (crm, session) -> crm.findContacts(session, asked));
      answer.items().forEach(c -> found.putIfAbsent(c.id(), c));
      if (answer.next().isEmpty() || answer.truncated()) {
        return new Contacts(List.copyOf(found.values()), answer.truncated());
      }
      next = new NameQuery(text, answer.next());
    }
    return new Contacts(List.copyOf(found.values()), true);
  }
}
