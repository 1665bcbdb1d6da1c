package io.callscribe.simulator.ringcentral;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The cast of a call with nobody left open. */
record Roles(
    Extension first,
    Extension second,
    String customerNumber,
    Optional<Customer> customer,
    Device device) {

  static Roles of(Scenario scenario, Cast cast, RandomGenerator dice) {
    var agents = new ArrayList<Extension>();
    for (var number : cast.agents()) {
      agents.add(
          Account.PEOPLE.stream()
              .filter(person -> person.number().equals(number))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalArgumentException("Nobody has the extension " + number)));
    }
    var pool = isQueue(scenario) ? Account.QUEUE_MEMBERS : Account.PEOPLE;
    while (agents.size() < 2) {
      var left = pool.stream().filter(person -> !agents.contains(person)).toList();
      agents.add(left.get(dice.nextInt(left.size())));
    }
    if (isQueue(scenario) && !pool.contains(agents.getFirst())) {
      throw new IllegalArgumentException(
          agents.getFirst().name() + " is no member of the " + Account.QUEUE.name());
    }
    if (agents.get(0).equals(agents.get(1))) {
      throw new IllegalArgumentException("Two different people are needed");
    }
    var drawn = Customer.all().get(dice.nextInt(Customer.all().size()));
    var number = cast.customer().orElse(drawn.phoneNumber());
    if (!number.matches("\\+\\d{7,15}")) {
      throw new IllegalArgumentException("Not a phone number in E.164: " + number);
    }
    var devices = Device.values();
    var device = cast.device().orElse(devices[dice.nextInt(devices.length)]);
    return new Roles(agents.get(0), agents.get(1), number, Customer.find(number), device);
  }

  private static boolean isQueue(Scenario scenario) {
    return switch (scenario) {
      case QUEUE_ANSWERED, QUEUE_UNANSWERED, QUEUE_VOICEMAIL -> true;
      default -> false;
    };
  }

  /** As the network shows it; null for a number that it does not know. */
  @Nullable String callerName() {
    return customer.map(Customer::callerName).orElse(null);
  }

  String shownName() {
    return customer.map(Customer::callerName).orElse(customerNumber);
  }

  /** The queue member that does not answer. */
  Extension otherMember() {
    List<Extension> others =
        Account.QUEUE_MEMBERS.stream().filter(member -> !member.equals(first)).toList();
    return others.getFirst();
  }
}
