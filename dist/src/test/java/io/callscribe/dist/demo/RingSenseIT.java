package io.callscribe.dist.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.simulator.ringcentral.Cast;
import io.callscribe.simulator.ringcentral.PlayedCall;
import io.callscribe.simulator.ringcentral.Scenario;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RingSense with and without each of its prerequisites, on the built distribution. */
class RingSenseIT {
  private static final String TOM = "801234007";
  private static final String OMAR = "801234010";

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

  @AfterEach
  void bringEverythingBack() {
    company
        .simulator
        .ringCentral()
        .switches()
        .licences(true)
        .allow("ReadRingSenseInsights")
        .allow("ReadCompanyCallRecording");
    engine.set("insights.enabled", "true");
    awaitInsightSubscription(true);
  }

  private static PlayedCall play(Scenario scenario, String agent) {
    return company.simulator.ringCentral().play(scenario, Cast.of(agent));
  }

  private static JsonObject ringSense() {
    return engine.logging().getJsonObject("ringSense");
  }

  private static void awaitInsightSubscription(boolean isThere) {
    Awaitility.await()
        .atMost(Company.PATIENCE)
        .until(
            () -> {
              var subscribers = company.simulator.ringCentral().subscriptions();
              return subscribers.size() == 1
                  && subscribers.getFirst().filters().stream().anyMatch(f -> f.contains("insights"))
                      == isThere;
            });
  }

  private static String bodyOf(PlayedCall played, String extension) {
    return engine.record(engine.awaitComplete(played, extension)).body();
  }

  @Tag("RS-02")
  @Tag("RS-13")
  @Tag("RS-14")
  @Tag("RS-15")
  @Tag("RS-17")
  @Test
  void with_all_prerequisites_the_parts_are_in_the_record() {
    assertThat(ringSense().getBoolean("active")).isTrue();
    assertThat(ringSense().getString("label")).isEqualTo("experimental");

    assertThat(bodyOf(play(Scenario.INBOUND_ANSWERED, "102"), TOM))
        .contains(
            "RingSense transcript",
            "RingSense summary",
            "RingSense bulleted summary",
            "Call score",
            "RingSense: http");
  }

  @Tag("RS-04")
  @ParameterizedTest
  @CsvSource({
    "ReadRingSenseInsights,    RingSense for Sales – Access Insights",
    "ReadCompanyCallRecording, Company Call Log – Access Recordings"
  })
  void without_a_permission_it_is_named_and_calls_are_logged_all_the_same(
      String permission, String name) {
    company.simulator.ringCentral().switches().deny(permission);
    engine.apply();

    assertThat(ringSense().getBoolean("active")).isFalse();
    assertThat(ringSense().getString("why")).contains(name);
    awaitInsightSubscription(false);
    assertThat(bodyOf(play(Scenario.INBOUND_ANSWERED, "102"), TOM))
        .contains("Duration")
        .doesNotContain("RingSense");
  }

  @Tag("RS-03")
  @Test
  void without_a_licence_in_the_account_nothing_is_subscribed() {
    company.simulator.ringCentral().switches().licences(false);
    engine.apply();

    assertThat(ringSense().getBoolean("active")).isFalse();
    assertThat(ringSense().getString("why")).containsIgnoringCase("licence");
    awaitInsightSubscription(false);
    assertThat(bodyOf(play(Scenario.INBOUND_ANSWERED, "102"), TOM)).doesNotContain("RingSense");
  }

  @Tag("RS-06")
  @Test
  void the_licence_of_the_person_counts_and_not_that_of_the_owner() {
    var licensed = play(Scenario.INBOUND_ANSWERED, "102");
    var not = play(Scenario.INBOUND_ANSWERED, "105");

    assertThat(bodyOf(licensed, TOM)).contains("RingSense summary");
    var call = engine.awaitComplete(not, OMAR);
    assertThat(engine.record(call).body()).doesNotContain("RingSense");
    assertThat(engine.record(call).ownerId()).isEqualTo("u-maya");
  }

  @Tag("RS-07")
  @Test
  void a_call_that_was_not_recorded_does_not_wait() {
    var call = engine.awaitComplete(play(Scenario.MISSED, "102"), TOM);

    assertThat(call.reason()).containsIgnoringCase("not recorded");
    assertThat(ringSense().getString("recommendation")).contains("record calls automatically");
  }

  @Tag("RS-01")
  @Tag("RS-11")
  @Tag("RS-12")
  @Tag("DEC-4")
  @Test
  void switched_on_again_it_begins_with_the_next_save() {
    engine.set("insights.enabled", "false");
    awaitInsightSubscription(false);
    assertThat(bodyOf(play(Scenario.INBOUND_ANSWERED, "102"), TOM)).doesNotContain("RingSense");

    engine.save("insights.enabled", "true");

    assertThat(ringSense().getBoolean("active")).isFalse();
    assertThat(engine.logging().getJsonObject("snapshot").getString("pendingUntil")).isNotEmpty();
    assertThat(bodyOf(play(Scenario.INBOUND_ANSWERED, "102"), TOM)).doesNotContain("RingSense");
    engine.apply();
    awaitInsightSubscription(true);
    assertThat(bodyOf(play(Scenario.INBOUND_ANSWERED, "102"), TOM)).contains("RingSense summary");
  }

  @Tag("RS-16")
  @Tag("RS-18")
  @Test
  void two_events_for_one_call_are_merged_into_one_record() {
    var played = play(Scenario.INBOUND_ANSWERED, "102");
    var call = engine.awaitComplete(played, TOM);

    company.simulator.ringCentral().sendNotes(played.telephonySessionId());
    company.simulator.ringCentral().sendInsights(played.telephonySessionId());
    company.simulator.ringCentral().sendInsights(played.telephonySessionId());
    play(Scenario.INBOUND_ANSWERED, "102");
    company.awaitComplete();

    var record = engine.record(call);
    assertThat(record.body()).containsOnlyOnce("RingSense summary:");
    assertThat(company.simulator.crm().writes(record.reference().orElseThrow()).creates())
        .isEqualTo(1);
  }
}
