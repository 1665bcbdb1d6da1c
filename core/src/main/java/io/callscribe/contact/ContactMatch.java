package io.callscribe.contact;

import io.callscribe.api.Contact;
import io.callscribe.api.ContactId;
import java.util.List;

/** Whom a number belongs to. Nobody and several are never guessed at. */
public sealed interface ContactMatch {
  record One(ContactId id, String name) implements ContactMatch {}

  record Nobody() implements ContactMatch {}

  /**
   * Several, or nobody knows how many.
   *
   * @param candidates those that are known; none or one only if the list was cut
   * @param cut whether the CRM has more of them than could be read
   */
  record Several(List<Contact> candidates, boolean cut) implements ContactMatch {
    public Several {
      candidates = List.copyOf(candidates);
    }

    /** All of them. */
    public Several(List<Contact> candidates) {
      this(candidates, false);
    }
  }
}
