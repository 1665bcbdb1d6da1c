package io.callscribe.dist.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callscribe.dist.HostApi.Call;
import io.callscribe.simulator.crm.Activity;
import io.callscribe.simulator.crm.Faults.OnCreate;
import io.callscribe.simulator.ringcentral.Cast;
import io.callscribe.simulator.ringcentral.Device;
import io.callscribe.simulator.ringcentral.Scenario;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of call, through the built distribution and the real connector JAR. */
class ScenariosIT {
  @TempDir private static Path data;
  private static Company company;

  @BeforeAll
  static void start() throws InterruptedException {
    company = Company.subscribed(data);
  }

  @AfterAll
  static void stop() {
    company.close();
  }

  @Test
  @Tag("RS-02")
  @Tag("LOG-10")
  @Tag("LOG-11")
  @Tag("LOG-42")
  @Tag("DEC-9")
  @Tag("PN-11")
  @Tag("SSL-09")
  @Tag("AUTO-05")
  void every_person_who_took_part_gets_exactly_one_complete_record() {
    for (var scenario : Scenario.values()) {
      company.simulator.ringCentral().play(scenario);
    }

    var check = company.awaitComplete();

    assertThat(check.faults()).isEmpty();
  }

  @Test
  @Tag("LOG-11")
  @Tag("D-1")
  @Tag("PN-11")
  void events_out_of_order_and_repeated_change_nothing() {
    company.simulator.ringCentral().switches().duplicate(0.5).reorder(0.5);
    try {
      for (var scenario : Scenario.values()) {
        company.simulator.ringCentral().play(scenario);
      }

      var check = company.awaitComplete();

      assertThat(check.faults()).isEmpty();
    } finally {
      company.simulator.ringCentral().switches().duplicate(0).reorder(0);
    }
  }

  @Test
  void an_agent_who_authorised_the_crm_owns_the_record() {
    assertThat(ownerOfCallBy("102").ownerRule()).contains("agent-authorised");
  }

  @Test
  void an_agent_who_is_mapped_owns_the_record() {
    var call = ownerOfCallBy("103");

    assertThat(call.ownerRule()).contains("agent-mapped");
    assertThat(recordOf(call).ownerId()).isEqualTo("u-priya");
  }

  @Test
  @Tag("SSL-23")
  void the_admin_owns_the_record_of_an_agent_who_may_not_create() {
    var call = ownerOfCallBy("104");

    assertThat(call.ownerRule()).contains("admin-fallback");
    assertThat(recordOf(call).ownerId()).isEqualTo("u-maya");
  }

  @Test
  @Tag("LOG-12")
  @Tag("M-3")
  void what_a_person_wrote_into_the_record_survives_later_stages() {
    var call = ownerOfCallBy("102");
    company.simulator.crm().edit(call.record().orElseThrow(), body -> body + "\nAsk for $1 & <b>");

    company.awaitComplete();

    assertThat(recordOf(call).body()).contains("Ask for $1 & <b>").contains("RingSense summary:");
  }

  @Test
  void the_way_a_call_was_logged_is_explained() {
    var call = ownerOfCallBy("102");
    company.awaitComplete();

    assertThat(company.api.explanation(call.id())).contains("create", "update", "complete");
  }

  @Test
  @Tag("R-3")
  void an_answer_that_is_lost_after_the_record_was_made_makes_no_second_one() {
    company.simulator.crm().faults().failNextCreates(1, OnCreate.DROP_REPLY_AFTER_COMMIT);
    ownerOfCallBy("102");

    assertThat(company.awaitComplete().faults()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  @Tag("LOG-03")
  @Tag("AUTO-19")
  void a_call_on_any_device_is_logged(Device device) {
    var inbound = logged(Scenario.INBOUND_ANSWERED, Cast.of("102").withDevice(device));
    var outbound = logged(Scenario.OUTBOUND_ANSWERED, Cast.of("102").withDevice(device));

    assertThat(recordOf(inbound).direction()).isEqualTo("inbound");
    assertThat(recordOf(outbound).direction()).isEqualTo("outbound");
  }

  private static Call ownerOfCallBy(String agent) {
    return logged(Scenario.INBOUND_ANSWERED, Cast.of(agent));
  }

  private static Call logged(Scenario scenario, Cast cast) {
    var played = company.simulator.ringCentral().play(scenario, cast);
    Predicate<Call> isIt =
        c -> c.session().equals(played.telephonySessionId()) && c.record().isPresent();
    return await()
        .atMost(Company.PATIENCE)
        .until(() -> company.api.calls().stream().filter(isIt).findFirst(), o -> o.isPresent())
        .orElseThrow();
  }

  private static Activity recordOf(Call call) {
    return company.simulator.crm().activity(call.record().orElseThrow()).orElseThrow();
  }
}
