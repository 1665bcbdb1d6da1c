package io.callscribe.owner;

import io.callscribe.ringcentral.Extension;
import java.util.Optional;

/**
 * A person, and which CRM user they stand for.
 *
 * @param mapping what the admin said; empty if nothing
 * @param proposal who it might be; only as long as the admin said nothing
 */
public record PersonMapping(
    Extension person, Optional<UserMapping> mapping, Optional<Proposal> proposal) {

  /**
   * A CRM user who seems to be the same person.
   *
   * @param basis why; a name is never enough to act on it without the admin
   */
  public record Proposal(MappedUser user, Basis basis) {}
}
