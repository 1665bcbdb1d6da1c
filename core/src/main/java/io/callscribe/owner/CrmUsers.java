package io.callscribe.owner;

import io.callscribe.account.AccountId;
import io.callscribe.api.Capability;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.CrmUser;
import io.callscribe.connector.Connection;
import io.callscribe.connector.Connections;
import io.callscribe.connector.ConnectorGateway;
import io.callscribe.connector.CrmProblem;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The users of the CRM. Calls are content with a list a few minutes old, people never are. */
@ApplicationScoped
public class CrmUsers {
  static final Duration KEEP = Duration.ofMinutes(5);
  private static final int PAGES = 50;

  private final Map<AccountId, Kept> kept = new ConcurrentHashMap<>();
  private final Connections connections;
  private final ConnectorGateway gateway;
  private final Clock clock;

  /**
   * What the CRM told of its users.
   *
   * @param isWhole false if there are more of them
   */
  record Listed(List<CrmUser> users, boolean isWhole) {
    Listed {
      users = List.copyOf(users);
    }
  }

  private record Kept(Instant connectedAt, Instant readAt, Listed listed) {}

  @Inject
  CrmUsers(Connections connections, ConnectorGateway gateway, Clock clock) {
    this.connections = connections;
    this.gateway = gateway;
    this.clock = clock;
  }

  /**
   * Everybody whom the CRM lists now, active or not.
   *
   * @throws AppException if no admin is connected, or the CRM cannot be asked
   */
  public List<CrmUser> of(AccountId account) {
    return listed(connections.theAdmin(account)).users();
  }

  /**
   * @throws AppException if the CRM cannot be asked
   */
  Listed listed(Connection admin) {
    if (!canList(admin)) {
      throw new AppException(
          ErrorCode.NOT_SUPPORTED,
          "The connector '%s' cannot list the users of the CRM".formatted(admin.connectorId()));
    }
    try {
      return read(admin);
    } catch (ConnectorException e) {
      throw CrmProblem.of(e);
    }
  }

  boolean canList(Connection admin) {
    return gateway.descriptor(admin.connectorId()).can(Capability.LIST_USERS);
  }

  boolean haveEmails(Connection admin) {
    return gateway.descriptor(admin.connectorId()).can(Capability.USER_EMAILS);
  }

  /**
   * A list that may be a few minutes old.
   *
   * @throws ConnectorException if there is none and the CRM cannot be asked
   */
  Listed recent(Connection admin) {
    var known = kept.get(admin.account());
    return known != null
            && known.connectedAt().equals(admin.connectedAt())
            && known.readAt().plus(KEEP).isAfter(clock.instant())
        ? known.listed()
        : read(admin);
  }

  private Listed read(Connection admin) {
    var asked = clock.instant();
    var listed = pages(admin);
    kept.put(admin.account(), new Kept(admin.connectedAt(), asked, listed));
    return listed;
  }

  private Listed pages(Connection admin) {
    var users = new ArrayList<CrmUser>();
    var isWhole = true;
    var cursor = "";
    for (int i = 0; i < PAGES; i++) {
      var from = cursor;
      var page = gateway.read(admin, (crm, session) -> crm.users(session, from));
      users.addAll(page.items());
      isWhole &= !page.truncated();
      if (page.next().isEmpty()) {
        return new Listed(users, isWhole);
      }
      cursor = page.next().get();
    }
    return new Listed(users, false);
  }
}
