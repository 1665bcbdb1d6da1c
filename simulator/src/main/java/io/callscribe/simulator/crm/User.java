package io.callscribe.simulator.crm;

import java.util.List;
import java.util.Set;

/**
 * Somebody who may call the API with a key.
 *
 * @param rights from the beginning; {@link Faults} may have changed them
 */
record User(String id, String name, String email, String key, Set<String> rights) {
  static final String CREATE = "create-activity";
  static final String UPDATE = "update-activity";
  static final String ASSIGN = "assign-owner";
  static final String CREATE_CONTACT = "create-contact";
  static final String TIME_ZONE = "America/New_York";

  /** The administrator, with all rights. */
  static final User MAYA = user("maya", "Maya Holloway", CREATE, UPDATE, ASSIGN, CREATE_CONTACT);

  static final List<User> ALL =
      List.of(
          MAYA,
          user("tom", "Tom Reyes", CREATE, UPDATE),
          user("priya", "Priya Nand", CREATE, UPDATE),
          user("lena", "Lena Ortiz", UPDATE),
          user("omar", "Omar Haddad", CREATE, UPDATE));

  private static User user(String mailbox, String name, String... rights) {
    return new User(
        "u-" + mailbox, name, mailbox + "@larkspur.example.com", "key-" + mailbox, Set.of(rights));
  }
}
