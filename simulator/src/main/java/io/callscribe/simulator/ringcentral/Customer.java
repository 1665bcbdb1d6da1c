package io.callscribe.simulator.ringcentral;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Somebody outside the account who calls and is called. All are invented.
 *
 * @param phoneNumber E.164
 */
public record Customer(String name, String phoneNumber) {
  private static final List<Customer> ALL =
      List.of(
          new Customer("Dana Whitlock", "+15557650111"),
          new Customer("Carlos Medina", "+15557650122"),
          new Customer("Elena Fischer", "+15557650133"),
          new Customer("Aisha Karim", "+15557650144"),
          new Customer("Bruno Keller", "+15557650155"),
          new Customer("Chiara Rossi", "+15557650166"),
          new Customer("Dmitri Volkov", "+15557650177"),
          new Customer("Grace O'Neill", "+15557650188"),
          new Customer("Hiro Tanaka", "+15557650199"),
          new Customer("Ingrid Solberg", "+15557650210"),
          new Customer("Jamal Carter", "+15557650221"),
          new Customer("Katya Lindqvist", "+15557650232"),
          new Customer("Northgate Dental", "+15557650243"));
  private static final List<Customer> SHARING =
      List.of(
          new Customer("Rosa Quintero", "+15557650311"),
          new Customer("Walker Family", "+15557650322"));
  private static final List<Customer> STRANGERS =
      List.of(
          new Customer("Sofia Brandt", "+15557650411"),
          new Customer("Peter Lang", "+15557650422"),
          new Customer("Yusuf Demir", "+15557650433"));

  /**
   * Everybody whom the player draws by lot, always in the same order: exactly one contact of the
   * demo CRM has each number.
   */
  public static List<Customer> all() {
    return ALL;
  }

  /** Those whose number several contacts of the demo CRM have: two the first, three the second. */
  public static List<Customer> sharing() {
    return SHARING;
  }

  /** Those whose number no contact of the demo CRM has. */
  public static List<Customer> strangers() {
    return STRANGERS;
  }

  static Optional<Customer> find(String phoneNumber) {
    return Stream.of(ALL, SHARING, STRANGERS)
        .flatMap(List::stream)
        .filter(customer -> customer.phoneNumber.equals(phoneNumber))
        .findFirst();
  }

  /** The name as the telephone network shows it. */
  String callerName() {
    return name.toUpperCase(Locale.ROOT);
  }
}
