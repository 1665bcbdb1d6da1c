package io.callscribe.simulator.crm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A person or company in the CRM.
 *
 * @param type {@code person} or {@code company}
 * @param phoneNumbers as somebody typed them
 * @param lastActivityAt when the latest call of its activities began; empty without activities
 */
public record Contact(
    String id,
    String name,
    String type,
    Optional<String> company,
    List<String> phoneNumbers,
    Instant createdAt,
    Optional<Instant> lastActivityAt) {
  public Contact {
    phoneNumbers = List.copyOf(phoneNumbers);
  }

  Contact lastActiveAt(Optional<Instant> time) {
    return new Contact(id, name, type, company, phoneNumbers, createdAt, time);
  }
}
