package io.callscribe.owner;

import io.callscribe.account.ExtensionId;
import io.callscribe.api.ConnectorException;
import io.callscribe.connector.Connection;
import io.callscribe.ringcentral.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Finds the CRM user who has the e-mail address of an agent. */
@ApplicationScoped
class FindByEmail {
  private final Directory directory;
  private final CrmUsers users;

  @Inject
  FindByEmail(Directory directory, CrmUsers users) {
    this.directory = directory;
    this.users = users;
  }

  /**
   * @throws ConnectorException if the CRM can be asked later
   */
  Pair find(Connection admin, ExtensionId agent) {
    if (!users.canList(admin) || !users.haveEmails(admin)) {
      return new Pair.None("the connector does not tell the e-mail addresses of the CRM's users");
    }
    var person = directory.find(agent);
    if (person.isEmpty()) {
      return new Pair.None("RingCentral does not know the agent");
    }
    try {
      return Pairs.by(Basis.EMAIL, directory.extensions(), users.recent(admin)).of(person.get());
    } catch (ConnectorException.Forbidden
        | ConnectorException.NotAvailableInPlan
        | ConnectorException.NotFound
        | ConnectorException.Rejected e) {
      return new Pair.None("the CRM does not list its users: " + e.getMessage());
    }
  }
}
