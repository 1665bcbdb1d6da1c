package io.callscribe.simulator.ringcentral;

import io.callscribe.simulator.ringcentral.Extension.Type;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The one account of the simulator: who works there and under which numbers. */
final class Account {
  static final String ID = "801234004";
  static final String MAIN_NUMBER = "+15551230000";
  static final String COMPANY = "Larkspur Home Services";
  static final String UNRECORDED = "105";

  /** Where the company is. */
  static final ZoneId EAST = ZoneId.of("America/New_York");

  private static final ZoneId WEST = ZoneId.of("America/Los_Angeles");

  static final Extension MAYA = person("801234004", "101", "Maya Holloway", true, true, EAST);
  static final Extension TOM = person("801234007", "102", "Tom Reyes", false, true, EAST);
  static final Extension PRIYA = person("801234008", "103", "Priya Nand", false, true, WEST);
  static final Extension LENA = person("801234009", "104", "Lena Ortiz", false, true, WEST);
  static final Extension OMAR = person("801234010", UNRECORDED, "Omar Haddad", false, false, EAST);
  static final Extension QUEUE =
      new Extension(
          "801234020",
          "2001",
          "Support Queue",
          Type.QUEUE,
          "+15551230200",
          "support@larkspur.example.com",
          false,
          false,
          EAST);
  static final Extension MENU =
      new Extension(
          "801234030", "3001", "Main Menu", Type.MENU, MAIN_NUMBER, "", false, false, EAST);

  static final List<Extension> PEOPLE = List.of(MAYA, TOM, PRIYA, LENA, OMAR);
  static final List<Extension> QUEUE_MEMBERS = List.of(TOM, PRIYA);
  static final List<Extension> ALL =
      Stream.concat(PEOPLE.stream(), Stream.of(QUEUE, MENU)).toList();

  private Account() {}

  static Optional<Extension> findById(String id) {
    return ALL.stream().filter(extension -> extension.id().equals(id)).findFirst();
  }

  static Optional<Extension> findByNumber(String number) {
    return ALL.stream().filter(extension -> extension.number().equals(number)).findFirst();
  }

  private static Extension person(
      String id, String number, String name, boolean admin, boolean licensed, ZoneId zone) {
    var mailbox = name.substring(0, name.indexOf(' ')).toLowerCase(Locale.ROOT);
    return new Extension(
        id,
        number,
        name,
        Type.USER,
        "+15551230" + number,
        mailbox + "@larkspur.example.com",
        admin,
        licensed,
        zone);
  }
}
