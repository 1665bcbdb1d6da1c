package io.callscribe.simulator.ringcentral;

import java.time.ZoneId;

/**
 * An extension of the account.
 *
 * @param phoneNumber its own line in E.164; the main number for the menu
 * @param licensed has the insights licence from the beginning; {@link Switches} may have changed it
 */
record Extension(
    String id,
    String number,
    String name,
    Type type,
    String phoneNumber,
    String email,
    boolean admin,
    boolean licensed,
    ZoneId zone) {

  enum Type {
    USER("User"),
    QUEUE("Department"),
    MENU("IvrMenu");

    private final String wire;

    Type(String wire) {
      this.wire = wire;
    }

    String wire() {
      return wire;
    }
  }

  boolean isPerson() {
    return type == Type.USER;
  }

  String firstName() {
    return isPerson() ? name.substring(0, name.indexOf(' ')) : name;
  }

  String lastName() {
    return name.substring(name.indexOf(' ') + 1);
  }
}
