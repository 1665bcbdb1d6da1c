package io.callscribe.simulator.ringcentral;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who takes part in a call. What is left open is drawn by lot.
 *
 * @param agents extension numbers in the order in which they talk; may be empty
 * @param customer the outside number in E.164; a number that no {@link Customer} has calls without
 *     a name
 * @param device what the agents talk with
 */
public record Cast(List<String> agents, Optional<String> customer, Optional<Device> device) {
  public Cast {
    agents = List.copyOf(agents);
  }

  public static Cast anyone() {
    return new Cast(List.of(), Optional.empty(), Optional.empty());
  }

  public static Cast of(String... agents) {
    return new Cast(List.of(agents), Optional.empty(), Optional.empty());
  }

  public Cast withAgent(String extensionNumber) {
    var more = new ArrayList<>(agents);
    more.add(extensionNumber);
    return new Cast(more, customer, device);
  }

  public Cast withCustomer(String phoneNumber) {
    return new Cast(agents, Optional.of(phoneNumber), device);
  }

  public Cast withDevice(Device value) {
    return new Cast(agents, customer, Optional.of(value));
  }
}
