package io.callscribe.ringcentral;

import io.callscribe.account.ExtensionId;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * A person, queue or menu of the company.
 *
 * @param number the short one, for example 102
 * @param zone where the person works; absent for the company's
 */
public record Extension(
    ExtensionId id,
    Optional<String> number,
    String name,
    String type,
    Optional<String> email,
    boolean isAdmin,
    Optional<ZoneId> zone) {
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
        fields.object("permissions").object("admin").flag("enabled"),
        zone(fields));
  }

  /** Of an object with {@code regionalSettings}; absent if it names no zone that is known. */
  static Optional<ZoneId> zone(Fields fields) {
    return fields
        .object("regionalSettings")
        .object("timezone")
        .text("name")
        .filter(ZoneId.getAvailableZoneIds()::contains)
        .map(ZoneId::of);
  }
}
