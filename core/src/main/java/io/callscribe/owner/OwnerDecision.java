package io.callscribe.owner;

import io.callscribe.account.ExtensionId;
import io.callscribe.api.CrmUserId;
import java.util.Optional;

/**
 * In whose name a record is written, and why.
 *
 * @param credentials whose connection writes it
 * @param assigned the owner to be set, if it is not the user of that connection
 * @param ownerName for people
 * @param evidence a sentence for the admin: every condition that was looked at, in order
 */
public record OwnerDecision(
    Rule rule,
    ExtensionId credentials,
    Optional<CrmUserId> assigned,
    String ownerName,
    String evidence) {

  /** The rule that fired. */
  public enum Rule {
    /** The owner setting says so. */
    ADMIN_POLICY,
    /** With the agent's own credentials. */
    AGENT_AUTHORISED,
    /** With the admin's, for the CRM user that the admin mapped to the agent. */
    AGENT_MAPPED,
    /** With the admin's, for the CRM user who has the agent's e-mail address. */
    AGENT_BY_EMAIL,
    /** Nothing else was possible. */
    ADMIN_FALLBACK
  }
}
