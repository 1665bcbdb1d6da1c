package io.callscribe.simulator.crm;

import java.util.List;

/** Something that an activity of some contacts can be about. */
record Deal(String id, String label) {

  static List<Deal> of(Contact contact) {
    return switch (contact.id()) {
      case "c-dana" ->
          List.of(
              new Deal("d-1", "Water heater replacement"), new Deal("d-2", "Service plan 2027"));
      case "c-carlos" -> List.of(new Deal("d-3", "Bathroom renovation"));
      case "c-2" -> List.of(new Deal("d-4", "Office boiler"));
      default -> List.of();
    };
  }
}
