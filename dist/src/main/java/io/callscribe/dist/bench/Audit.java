package io.callscribe.dist.bench;

import io.callscribe.dist.HostApi.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares what had to be logged with what the server says and what the CRM holds. */
final class Audit {
  private static final int MOST_NAMED = 3;

  private final Map<String, Call> calls;
  private final Map<String, Kept> kept;

  /**
   * One person's part in a call, which has to lead to one record.
   *
   * @param key session and extension
   */
  record Expected(String key, Instant endedAt) {}

  /** A record in the CRM. */
  record Kept(String id, String reference, Instant createdAt) {}

  /** How long a call took from its end to its record, and to the last change of it. */
  record Timing(Instant endedAt, Instant createdAt, Instant completedAt) {
    Duration toRecord() {
      return Duration.between(endedAt, createdAt);
    }
  }

  Audit(List<Call> calls, List<Kept> kept) {
    this.calls = calls.stream().collect(Collectors.toMap(Call::key, Function.identity()));
    this.kept = kept.stream().collect(Collectors.toMap(Kept::id, Function.identity()));
  }

  boolean isComplete(Collection<Expected> all) {
    return all.stream().allMatch(this::isComplete);
  }

  private boolean isComplete(Expected expected) {
    var call = calls.get(expected.key());
    return call != null && call.completedAt().isPresent() && call.stage().equals("complete");
  }

  /** Of those that are complete. */
  List<Timing> timings(Collection<Expected> all) {
    var timings = new ArrayList<Timing>();
    for (var expected : all) {
      if (isComplete(expected)) {
        var call = calls.get(expected.key());
        call.record()
            .map(kept::get)
            .ifPresent(
                record ->
                    timings.add(
                        new Timing(
                            expected.endedAt(),
                            record.createdAt(),
                            call.completedAt().orElseThrow())));
      }
    }
    return timings;
  }

  /** Every way in which not each call has exactly one complete record, one sentence each. */
  List<String> faults(Collection<Expected> all) {
    var faults = new ArrayList<String>();
    var incomplete = new ArrayList<String>();
    var lost = new ArrayList<String>();
    for (var expected : all) {
      var call = calls.get(expected.key());
      if (call == null) {
        lost.add(expected.key());
      } else if (call.record().map(kept::get).isEmpty()) {
        lost.add("%s (%s: %s)".formatted(expected.key(), call.status(), call.reason()));
      } else if (!isComplete(expected)) {
        incomplete.add("%s (%s: %s)".formatted(expected.key(), call.stage(), call.reason()));
      }
    }
    tell(faults, "calls have no record", lost);
    tell(faults, "calls are not complete", incomplete);
    tell(faults, "references are borne by more than one record", doubled());
    if (kept.size() != all.size()) {
      faults.add("The CRM holds %d records, expected %d".formatted(kept.size(), all.size()));
    }
    return faults;
  }

  private List<String> doubled() {
    Map<String, Integer> counts = new HashMap<>();
    kept.values().forEach(record -> counts.merge(record.reference(), 1, Integer::sum));
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() > 1)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static void tell(List<String> faults, String what, List<String> which) {
    if (!which.isEmpty()) {
      var named = which.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
      faults.add(
          "%d %s: %s%s"
              .formatted(which.size(), what, named, which.size() > MOST_NAMED ? ", …" : ""));
    }
  }
}
