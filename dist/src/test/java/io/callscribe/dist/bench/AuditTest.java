package io.callscribe.dist.bench;

import static io.callscribe.dist.bench.BenchFixtures.call;
import static io.callscribe.dist.bench.BenchFixtures.expected;
import static io.callscribe.dist.bench.BenchFixtures.kept;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditTest {
  @Test
  void finds_nothing_wrong_when_each_call_has_one_complete_record() {
    var audit =
        new Audit(List.of(call("s-1", Optional.of("a-1"), true)), List.of(kept("a-1", "cs-1")));
    var all = List.of(expected("s-1"));

    assertThat(audit.faults(all)).isEmpty();
    assertThat(audit.isComplete(all)).isTrue();
    assertThat(audit.timings(all))
        .singleElement()
        .satisfies(timing -> assertThat(timing.toRecord()).isEqualTo(Duration.ofSeconds(2)));
  }

  @Test
  void names_a_call_without_a_record() {
    var audit = new Audit(List.of(call("s-1", Optional.empty(), false)), List.of());
    var all = List.of(expected("s-1"), expected("s-2"));

    assertThat(audit.faults(all))
        .containsExactly(
            "2 calls have no record: s-1/101 (waiting: The recording is not there yet), s-2/101",
            "The CRM holds 0 records, expected 2");
    assertThat(audit.timings(all)).isEmpty();
  }

  @Test
  void names_a_call_that_is_not_complete() {
    var audit =
        new Audit(List.of(call("s-1", Optional.of("a-1"), false)), List.of(kept("a-1", "cs-1")));

    assertThat(audit.faults(List.of(expected("s-1"))))
        .containsExactly(
            "1 calls are not complete: s-1/101 (created: The recording is not there yet)");
  }

  @Test
  void names_a_doubled_record() {
    var audit =
        new Audit(
            List.of(call("s-1", Optional.of("a-1"), true)),
            List.of(kept("a-1", "cs-1"), kept("a-2", "cs-1")));

    assertThat(audit.faults(List.of(expected("s-1"))))
        .containsExactly(
            "1 references are borne by more than one record: cs-1",
            "The CRM holds 2 records, expected 1");
  }
}
