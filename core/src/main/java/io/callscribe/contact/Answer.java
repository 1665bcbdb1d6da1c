package io.callscribe.contact;

import io.callscribe.api.Contact;
import java.time.Instant;
import java.util.List;

/**
 * What the CRM said whom a number belongs to.
 *
 * @param contacts each once
 * @param cut whether there are more than could be read
 * @param at when it was asked
 */
record Answer(List<Contact> contacts, boolean cut, Instant at) {
  Answer {
    contacts = List.copyOf(contacts);
  }

  boolean isNobody() {
    return contacts.isEmpty() && !cut;
  }
}
