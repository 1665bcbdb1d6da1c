package io.callscribe.activity;

import io.callscribe.contact.ContactMatch;
import io.callscribe.owner.OwnerDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one run has found out and the ledger does not know yet.
 *
 * @param trail the decisions that led to it
 */
record Found(Optional<ContactMatch> contact, Optional<OwnerDecision> owner, List<Decision> trail) {
  static final Found NOTHING = new Found(Optional.empty(), Optional.empty(), List.of());

  Found contact(ContactMatch match, Decision decision) {
    return new Found(Optional.of(match), owner, with(decision));
  }

  Found owner(OwnerDecision chosen, Decision decision) {
    return new Found(contact, Optional.of(chosen), with(decision));
  }

  Found withoutOwner() {
    return new Found(contact, Optional.empty(), trail);
  }

  List<Decision> with(Decision decision) {
    var all = new ArrayList<>(trail);
    all.add(decision);
    return List.copyOf(all);
  }
}
