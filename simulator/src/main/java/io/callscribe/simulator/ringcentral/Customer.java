package io.callscribe.simulator.ringcentral;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

  /** Everybody whom the player can choose, always in the same order. */
  public static List<Customer> all() {
    return ALL;
  }

  static Optional<Customer> find(String phoneNumber) {
    return ALL.stream().filter(customer -> customer.phoneNumber.equals(phoneNumber)).findFirst();
  }

  /** The name as the telephone network shows it. */
  String callerName() {
    return name.toUpperCase(Locale.ROOT);
  }
}
