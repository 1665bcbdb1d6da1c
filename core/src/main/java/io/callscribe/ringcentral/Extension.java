package io.callscribe.ringcentral;

import io.callscribe.account.ExtensionId;
import java.util.Optional;
import java.util.Set;

/**
 * A person, queue or menu of the company.
 *
 * @param number the short one, for example 102
 */
public record Extension(
    ExtensionId id,
    Optional<String> number,
    String name,
    String type,
    Optional<String> email,
    boolean isAdmin) {
  private static final Set<String> PEOPLE =
      Set.of("User", "DigitalUser", "VirtualUser", "FlexibleUser", "Limited");

  /** Whether a call can be somebody's own here. */
  public boolean isPerson() {
    return PEOPLE.contains(type);
  }

  static Extension of(Fields fields) {
    return new Extension(
        new ExtensionId(fields.text("id").orElse("?")),
        fields.text("extensionNumber"),
        fields.text("name").orElse(""),
        fields.text("type").orElse("Unknown"),
        fields.object("contact").text("email"),
        fields.object("permissions").object("admin").flag("enabled"));
  }
}
