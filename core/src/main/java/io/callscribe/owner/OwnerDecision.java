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
 * @param evidence a sentence for the admin
 */
public record OwnerDecision(
    Rule rule,
    ExtensionId credentials,
    Optional<CrmUserId> assigned,
    String ownerName,
    String evidence) {

  /** The rule that fired. */
  public enum Rule {
    ADMIN_POLICY,
    AGENT_AUTHORISED,
    AGENT_MAPPED,
    ADMIN_FALLBACK
  }
}
