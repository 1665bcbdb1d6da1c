package io.callscribe.api;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A person or company in the CRM.
 *
 * @param type the CRM's word, for example {@code contact}, {@code lead}; may be empty
 * @param phoneNumbers as the CRM stores them
 * @param createdAt if the CRM tells
 * @param lastActivityAt if the CRM tells
 * @param url where a person opens the record
 * @since 1.0
 */
public record Contact(
    ContactId id,
    String name,
    String type,
    List<String> phoneNumbers,
    Optional<Instant> createdAt,
    Optional<Instant> lastActivityAt,
    Optional<URI> url) {
  public Contact {
    phoneNumbers = List.copyOf(phoneNumbers);
  }

  public static Contact of(ContactId id, String name, List<String> phoneNumbers) {
    return new Contact(
        id, name, "", phoneNumbers, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
