package io.callscribe.dist.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.simulator.ringcentral.Cast;
import io.callscribe.simulator.ringcentral.Scenario;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to calls while the CRM does not accept the admin. */
class HeldCallsIT {
  private static final String MAYA = "801234004";

  @TempDir private static Path data;
  private static Company company;
  private static Engine engine;

  @BeforeAll
  static void start() throws InterruptedException {
    company = Company.subscribed(data);
    engine = new Engine(company);
  }

  @AfterAll
  static void stop() {
    company.close();
  }

  @Tag("SSL-13")
  @Test
  void calls_wait_for_the_admin_to_authorise_again_and_none_is_lost() {
    var crm = company.simulator.crm();
    crm.faults().revoke("key-maya");
    var first = company.simulator.ringCentral().play(Scenario.MISSED, Cast.of("101"));
    var second = company.simulator.ringCentral().play(Scenario.OUTBOUND_ANSWERED, Cast.of("101"));
    var held =
        engine.await(
            first, MAYA, c -> c.status().equals("waiting") && c.reason().contains("reconnect"));
    assertThat(engine.logging().getJsonArray("alerts").toString()).contains("Maya Holloway");

    crm.faults().restore("key-maya");
    company.api.connectCrm(MAYA, "democrm", crm.uri(), "key-maya", true);

    engine.awaitStatus(first, MAYA, "logged");
    engine.awaitStatus(second, MAYA, "logged");
    assertThat(held.record()).isEmpty();
    assertThat(engine.logging().getJsonArray("alerts")).isEmpty();
  }
}
