package io.callscribe.contact;

import io.callscribe.api.Contact;
import io.callscribe.api.ContactId;
import java.util.List;

/** Whom a number belongs to. Nobody and several are never guessed at. */
public sealed interface ContactMatch {
  record One(ContactId id, String name) implements ContactMatch {}

  record Nobody() implements ContactMatch {}

  record Several(List<Contact> candidates) implements ContactMatch {
    public Several {
      candidates = List.copyOf(candidates);
    }
  }
}
