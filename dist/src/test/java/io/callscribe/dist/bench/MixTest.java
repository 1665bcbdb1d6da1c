package io.callscribe.dist.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.simulator.ringcentral.Scenario;
import org.junit.jupiter.api.Test;

class MixTest {
  @Test
  void has_every_scenario_and_mostly_answered_calls() {
    var counts = Mix.counts(0, 640);

    assertThat(counts).containsOnlyKeys(Scenario.values());
    assertThat(counts)
        .containsEntry(Scenario.INBOUND_ANSWERED, 240)
        .containsEntry(Scenario.OUTBOUND_ANSWERED, 240)
        .containsEntry(Scenario.ATTENDED_TRANSFER, 10);
  }

  @Test
  void goes_on_where_it_stopped() {
    var counts = Mix.counts(1, 1);

    assertThat(counts).containsOnlyKeys(Mix.of(1));
    assertThat(Mix.counts(7, 0)).isEmpty();
  }
}
