package io.callscribe.owner;

import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import io.callscribe.api.CrmUser;
import io.callscribe.api.CrmUserId;
import io.callscribe.connector.Connection;
import io.callscribe.connector.Connections;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Says which CRM user a person stands for, after looking the user up. */
@ApplicationScoped
public class MapUser {
  private final UserMappings mappings;
  private final Connections connections;
  private final CrmUsers users;

  @Inject
  MapUser(UserMappings mappings, Connections connections, CrmUsers users) {
    this.mappings = mappings;
    this.connections = connections;
    this.users = users;
  }

  /**
   * @throws AppException if no admin is connected, the CRM cannot be asked, or it has no such
   *     active user
   */
  public UserMapping map(AccountId account, ExtensionId extension, CrmUserId user) {
    var mapped =
        new UserMapping.Mapped(new MappedUser(user, nameOf(connections.theAdmin(account), user)));
    mappings.save(account, extension, mapped);
    return mapped;
  }

  /** The person's calls are the admin's, unless the person authorises the CRM. */
  public UserMapping mapToNobody(AccountId account, ExtensionId extension) {
    var nobody = new UserMapping.Nobody();
    mappings.save(account, extension, nobody);
    return nobody;
  }

  /** A CRM that cannot list its users, or not all of them, leaves the id to stand for the name. */
  private String nameOf(Connection admin, CrmUserId user) {
    if (!users.canList(admin)) {
      return user.value();
    }
    var listed = users.listed(admin);
    return listed.users().stream()
        .filter(u -> u.id().equals(user) && u.active())
        .findFirst()
        .map(CrmUser::name)
        .orElseGet(() -> unlisted(user, listed));
  }

  private static String unlisted(CrmUserId user, CrmUsers.Listed listed) {
    if (listed.isWhole() || listed.users().stream().anyMatch(u -> u.id().equals(user))) {
      throw new AppException(
          ErrorCode.INVALID_FIELD,
          "crmUserId is '%s', and the CRM has no active user with that id".formatted(user));
    }
    return user.value();
  }
}
