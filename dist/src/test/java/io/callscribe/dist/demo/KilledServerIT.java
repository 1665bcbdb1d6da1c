package io.callscribe.dist.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callscribe.simulator.ringcentral.Scenario;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that dies in the middle of its work and is started again on the same data. */
class KilledServerIT {
  private static final int CALLS = 36;
  private static final int BEFORE = 6;

  @TempDir private Path data;

  @Test
  void ends_with_the_same_records_as_if_it_had_never_died() throws InterruptedException {
    try (var company = Company.subscribed(data)) {
      for (int i = 0; i < CALLS; i++) {
        company.simulator.ringCentral().play(Scenario.values()[i % Scenario.values().length]);
      }
      await()
          .atMost(Company.PATIENCE)
          .until(() -> company.simulator.crm().activities().size() >= BEFORE);

      company.host.kill();
      company.host.restart();
      company.host.awaitReady();

      assertThat(company.awaitComplete().faults()).isEmpty();
    }
  }
}
