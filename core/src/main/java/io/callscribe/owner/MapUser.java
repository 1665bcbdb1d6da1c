package io.callscribe.owner;

import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import io.callscribe.api.Capability;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.CrmUser;
import io.callscribe.api.CrmUserId;
import io.callscribe.connector.Connection;
import io.callscribe.connector.Connections;
import io.callscribe.connector.ConnectorGateway;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Says which CRM user an extension stands for, after looking the user up. */
@ApplicationScoped
public class MapUser {
  private static final int PAGES = 50;

  private final UserMappings mappings;
  private final Connections connections;
  private final ConnectorGateway gateway;

  @Inject
  MapUser(UserMappings mappings, Connections connections, ConnectorGateway gateway) {
    this.mappings = mappings;
    this.connections = connections;
    this.gateway = gateway;
  }

  public MappedUser map(AccountId account, ExtensionId extension, CrmUserId user) {
    var admin =
        connections
            .admin(account)
            .orElseThrow(
                () ->
                    new AppException(
                        ErrorCode.CRM_NOT_CONNECTED, "Connect the admin to the CRM first"));
    var mapped = new MappedUser(user, nameOf(admin, user));
    mappings.save(account, extension, mapped);
    return mapped;
  }

  /** A CRM that cannot list its users leaves the id to stand for the name. */
  private String nameOf(Connection admin, CrmUserId user) {
    if (!gateway.descriptor(admin.connectorId()).can(Capability.LIST_USERS)) {
      return user.value();
    }
    try {
      return find(admin, user)
          .map(CrmUser::name)
          .orElseThrow(
              () ->
                  new AppException(
                      ErrorCode.INVALID_FIELD,
                      "crmUserId is '%s', and the CRM has no active user with that id"
                          .formatted(user)));
    } catch (ConnectorException e) {
      throw new AppException(
          ErrorCode.CRM_UNAVAILABLE, "The CRM's users cannot be listed: " + e.getMessage(), e);
    }
  }

  private Optional<CrmUser> find(Connection admin, CrmUserId user) {
    var cursor = "";
    for (int i = 0; i < PAGES; i++) {
      var from = cursor;
      var page = gateway.read(admin, (crm, session) -> crm.users(session, from));
      var found = page.items().stream().filter(u -> u.id().equals(user) && u.active()).findFirst();
      if (found.isPresent() || page.next().isEmpty()) {
        return found;
      }
      cursor = page.next().get();
    }
    return Optional.empty();
  }
}
