package io.callscribe.dist.bench;

import io.callscribe.simulator.ringcentral.Scenario;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which calls are offered: three of four are answered calls with one person, the rest is rarer. */
final class Mix {
  private static final List<Scenario> CYCLE = cycle();

  private Mix() {}

  private static List<Scenario> cycle() {
    var others = new ArrayList<>(List.of(Scenario.values()));
    others.remove(Scenario.INBOUND_ANSWERED);
    others.remove(Scenario.OUTBOUND_ANSWERED);
    var plainOfEachKind = others.size() * 3 / 2;
    var cycle = new ArrayList<Scenario>();
    for (int i = 0; i < plainOfEachKind; i++) {
      cycle.add(Scenario.INBOUND_ANSWERED);
      cycle.add(Scenario.OUTBOUND_ANSWERED);
      if (i < others.size()) {
        cycle.add(others.get(i));
      }
    }
    return List.copyOf(cycle);
  }

  /** The scenario of the call with this number, counted from 0. */
  static Scenario of(int number) {
    return CYCLE.get(number % CYCLE.size());
  }

  /** How many of each there are among so many calls from one number on. */
  static Map<Scenario, Integer> counts(int first, int calls) {
    var counts = new EnumMap<Scenario, Integer>(Scenario.class);
    for (int number = first; number < first + calls; number++) {
      counts.merge(of(number), 1, Integer::sum);
    }
    return counts;
  }
}
