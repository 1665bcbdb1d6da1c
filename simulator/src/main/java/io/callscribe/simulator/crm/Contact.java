package io.callscribe.simulator.crm;

import java.util.List;
import java.util.Optional;

/**
 * A person or company in the CRM.
 *
 * @param type {@code person} or {@code company}
 * @param phoneNumbers as somebody typed them
 */
public record Contact(
    String id, String name, String type, Optional<String> company, List<String> phoneNumbers) {
  public Contact {
    phoneNumbers = List.copyOf(phoneNumbers);
  }
}
