package io.callscribe.dist.demo;

import io.callscribe.dist.HostApi.Call;
import io.callscribe.simulator.Simulator;
import io.callscribe.simulator.crm.Activity;
import io.callscribe.simulator.ringcentral.ExpectedActivity;
import io.callscribe.simulator.ringcentral.PlayedCall;
import io.callscribe.simulator.ringcentral.Scenario;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares what the CRM holds with what RingCentral knows to have happened: one record for each
 * person who took part, complete, and nothing else.
 */
final class DemoCheck {
  private static final List<String> INSIGHTS =
      List.of(
          "RingSense summary:",
          "RingSense bulleted summary:",
          "RingSense transcript:",
          "- Call score:",
          "- RingSense: http");

  private final Map<String, Call> calls;
  private final Map<String, Activity> records;
  private final Map<String, Long> copies;
  private final List<PlayedCall> played;

  /** The sums of one scenario. */
  static final class Sums {
    int calls;
    int expected;
    int once;
    int complete;
    int recordings;
    int insights;
  }

  DemoCheck(Simulator simulator, List<Call> calls) {
    this.calls = calls.stream().collect(Collectors.toMap(Call::key, Function.identity()));
    var all = simulator.crm().activities();
    this.records = all.stream().collect(Collectors.toMap(Activity::id, Function.identity()));
    this.copies =
        all.stream()
            .collect(Collectors.groupingBy(a -> a.reference().orElse(""), Collectors.counting()));
    this.played = simulator.ringCentral().played();
  }

  boolean isEverythingComplete() {
    return played.stream().allMatch(PlayedCall::isEnded)
        && played.stream().flatMap(p -> p.expected().stream()).allMatch(this::isComplete);
  }

  int complete() {
    return (int)
        played.stream().flatMap(p -> p.expected().stream()).filter(this::isComplete).count();
  }

  private boolean isComplete(ExpectedActivity expected) {
    var call = calls.get(key(expected));
    return call != null && call.stage().equals("complete");
  }

  /** Every way in which the CRM is not as it should be, one sentence each. */
  List<String> faults() {
    var faults = new ArrayList<String>();
    for (var call : played) {
      for (var expected : call.expected()) {
        check(call.scenario(), expected, faults);
      }
    }
    copies.forEach(
        (reference, number) -> {
          if (number > 1) {
            faults.add("%d records bear the reference %s".formatted(number, reference));
          }
        });
    var wanted = played.stream().mapToInt(p -> p.expected().size()).sum();
    if (records.size() != wanted) {
      faults.add("The CRM holds %d records, expected %d".formatted(records.size(), wanted));
    }
    return faults;
  }

  private void check(Scenario scenario, ExpectedActivity expected, List<String> faults) {
    var what = scenario + " " + key(expected);
    var call = calls.get(key(expected));
    if (call == null) {
      faults.add(what + ": the server does not know the call");
      return;
    }
    var record = call.record().map(records::get);
    if (record.isEmpty()) {
      faults.add("%s: no record, %s: %s".formatted(what, call.status(), call.reason()));
      return;
    }
    if (!call.stage().equals("complete")) {
      faults.add("%s: %s: %s".formatted(what, call.stage(), call.reason()));
    }
    if (expected.recorded() && record.get().recordingUrl().isEmpty()) {
      faults.add(what + ": the recording is missing");
    }
    if (expected.insights()) {
      INSIGHTS.stream()
          .filter(text -> !record.get().body().contains(text))
          .forEach(text -> faults.add("%s: '%s' is missing".formatted(what, text)));
    }
  }

  Map<Scenario, Sums> sums() {
    var sums = new EnumMap<Scenario, Sums>(Scenario.class);
    for (var call : played) {
      var sum = sums.computeIfAbsent(call.scenario(), s -> new Sums());
      sum.calls++;
      for (var expected : call.expected()) {
        add(sum, expected);
      }
    }
    return sums;
  }

  private void add(Sums sum, ExpectedActivity expected) {
    sum.expected++;
    var known = calls.get(key(expected));
    var record = known == null ? null : known.record().map(records::get).orElse(null);
    if (record == null) {
      return;
    }
    sum.once += copies.getOrDefault(record.reference().orElse(""), 0L) == 1 ? 1 : 0;
    sum.complete += isComplete(expected) ? 1 : 0;
    sum.recordings += record.recordingUrl().isPresent() ? 1 : 0;
    sum.insights += INSIGHTS.stream().allMatch(record.body()::contains) ? 1 : 0;
  }

  private static String key(ExpectedActivity expected) {
    return expected.telephonySessionId() + "/" + expected.extensionId();
  }
}
