package io.callscribe.owner;

import io.callscribe.account.ExtensionId;
import io.callscribe.connector.Connection;
import io.callscribe.settings.LoggingSettings.OwnerPolicy;
import java.util.Optional;

/**
 * What the choice of an owner depends on. The rules ask in their own order and stop as soon as it
 * is settled, so that nothing is looked up in vain and no credential is touched without need.
 */
interface OwnerFacts {
  OwnerPolicy policy();

  /** The connection that is fallen back to. */
  Connection admin();

  ExtensionId agent();

  /** Whether the CRM refused these credentials for this very record. */
  boolean isRefused(ExtensionId credentials);

  /** What the agent is connected to. */
  Optional<Connection> own();

  Permission permission(Connection own);

  /** What the admin said; empty if nothing. */
  Optional<UserMapping> mapping();

  /** Whether a record can be written in the name of another user than the session's. */
  boolean canAssignOwner();

  boolean byEmail();

  Pair sameEmail();
}
