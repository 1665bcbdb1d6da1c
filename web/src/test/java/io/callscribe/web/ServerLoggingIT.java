package io.callscribe.web;

import static io.callscribe.web.Lab.LOGGING;
import static io.callscribe.web.Lab.MAYA;
import static io.callscribe.web.Lab.SOON;
import static io.callscribe.web.Lab.item;
import static io.callscribe.web.Lab.items;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Server-side logging and RingSense, from the admin's save to the subscription and the record. */
@Timeout(180)
class ServerLoggingIT {
  private static Lab lab;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    lab = Lab.start(folder, Map.of("callscribe.server-logging.label", "early access"));
  }

  @AfterAll
  static void stop() {
    lab.close();
  }

  @BeforeEach
  void logging_of_everybody() {
    var switches = lab.simulator.ringCentral().switches();
    switches.allow("ReadRingSenseInsights").allow("ReadCompanyCallRecording");
    switches.insightsDelay(Duration.ofMillis(50)).recordingDelay(Duration.ZERO);
    lab.host.postAsAdmin(Lab.SETTINGS + "/rollback", "{\"toVersion\":0}");
    lab.connectAdmin();
    lab.save("{'level':'account'}");
    await().atMost(SOON).until(() -> lab.subscriptions().size() == 1 && lab.hasInsights());
  }

  private static JsonObject ringSense() {
    return lab.logging().getJsonObject("ringSense");
  }

  @Test
  @Tag("SSL-01")
  @Tag("SSL-02")
  @Tag("SSL-03")
  @Tag("RS-01")
  void the_page_shows_what_can_be_chosen_and_how_finished_it_is() {
    var page = lab.logging();

    assertThat(page.getString("label")).isEqualTo("early access");
    assertThat(page.getJsonArray("levels").toString()).isEqualTo("[\"off\",\"admin\",\"account\"]");
    assertThat(page.getString("blocked")).isEmpty();
    assertThat(page.getString("owner")).isEqualTo("agent");
    assertThat(page.getBoolean("ownerByEmail")).isFalse();
    assertThat(page.getJsonObject("ringSense").getString("label")).isEqualTo("experimental");
    assertThat(page.getJsonObject("ringSense").getString("recommendation"))
        .contains("record calls automatically");
    assertThat(page.getJsonArray("alerts")).isEmpty();
  }

  @Test
  @Tag("SSL-12")
  @Tag("SSL-20")
  void a_save_subscribes_once_to_all_calls_of_the_account() {
    await()
        .atMost(SOON)
        .until(
            () ->
                lab.logging()
                    .getJsonObject("subscription")
                    .getString("state")
                    .startsWith("Active until"));

    assertThat(lab.logging().getString("level")).isEqualTo("account");
    assertThat(lab.logging().getJsonObject("subscription").getJsonArray("filters").toString())
        .isEqualTo("[\"calls\",\"insights\"]");
    assertThat(lab.subscriptions())
        .containsExactly(
            List.of(
                "/restapi/v1.0/account/%s/telephony/sessions".formatted(MAYA),
                "/ai/ringsense/v1/public/accounts/%s/domains/pbx/insights".formatted(MAYA)));
  }

  @Test
  @Tag("SSL-16")
  void what_was_begun_is_finished_after_logging_is_switched_off() throws Exception {
    var switches = lab.simulator.ringCentral().switches();
    switches.insightsDelay(Duration.ofSeconds(3)).recordingDelay(Duration.ofMillis(1500));
    var call = lab.play("101");
    var begun = lab.record(call, "created");

    lab.save("{'level':'off'}");

    await().atMost(SOON).until(() -> lab.subscriptions().isEmpty());
    assertThat(lab.logging().getJsonObject("subscription").getString("state"))
        .isEqualTo("Not subscribed: server-side logging is off");
    assertThat(begun.body()).doesNotContain("Recording", "RingSense");
    var body = lab.record(call, "complete").body();
    assertThat(body)
        .as(lab.explanation(call))
        .contains("Recording:", "RingSense summary", "RingSense transcript");
    assertThat(lab.simulator.crm().activities())
        .filteredOn(a -> a.id().equals(begun.id()))
        .hasSize(1);
  }

  @Test
  @Tag("RS-10")
  void ringsense_waits_for_server_side_logging() {
    lab.save("{'level':'off'}");

    assertThat(ringSense().getBoolean("active")).isFalse();
    assertThat(ringSense().getString("why"))
        .isEqualTo("RingSense is waiting for server-side logging: switch it on and save");
    await().atMost(SOON).until(() -> lab.subscriptions().isEmpty());
  }

  @Test
  @Tag("RS-01")
  @Tag("RS-02")
  @Tag("RS-11")
  void ringsense_begins_when_server_side_logging_is_saved() throws Exception {
    lab.set("{'insights.enabled':{'value':false}}");
    lab.save("{}");
    await().atMost(SOON).until(() -> lab.hasCalls() && !lab.hasInsights());
    assertThat(ringSense().getString("why")).isEqualTo("RingSense is switched off");
    var without = lab.record(lab.play("101"), "complete");
    assertThat(without.body()).contains("Recording:").doesNotContain("RingSense");

    var pending = lab.set("{'insights.enabled':{'value':true}}");
    lab.awaitMonitor();

    assertThat(pending.containsKey("pendingUntil")).isTrue();
    assertThat(lab.hasInsights()).isFalse();
    assertThat(ringSense().getBoolean("active")).isFalse();

    lab.save("{}");

    await().atMost(SOON).until(lab::hasInsights);
    assertThat(ringSense().getBoolean("active")).isTrue();
    assertThat(lab.record(lab.play("101"), "complete").body())
        .contains("RingSense summary", "RingSense bulleted summary", "RingSense transcript");
  }

  @ParameterizedTest
  @CsvSource({
    "ReadRingSenseInsights,    access-insights,   RingSense for Sales – Access Insights",
    "ReadCompanyCallRecording, access-recordings, Company Call Log – Access Recordings"
  })
  @Tag("RS-04")
  void a_permission_that_is_missing_is_named_and_calls_are_logged_all_the_same(
      String permission, String name, String wording) throws Exception {
    lab.simulator.ringCentral().switches().deny(permission);

    lab.save("{}");

    assertThat(ringSense().getBoolean("active")).isFalse();
    assertThat(ringSense().getString("why")).contains(wording);
    assertThat(ringSense().getJsonArray("prerequisites").getValuesAs(JsonObject.class))
        .filteredOn(p -> p.containsKey("met") && !p.getBoolean("met"))
        .extracting(p -> p.getString("name"))
        .containsExactly(name);
    await().atMost(SOON).until(() -> lab.hasCalls() && !lab.hasInsights());
    assertThat(lab.record(lab.play("101"), "complete").body()).doesNotContain("RingSense");
  }

  @Test
  @Tag("SSL-35")
  void a_save_subscribes_anew_before_it_ends_the_old_subscription() {
    lab.set("{'insights.enabled':{'value':false}}");
    var before = lab.ringCentral.requests("/restapi/v1.0/subscription").size();

    lab.save("{}");

    await().atMost(SOON).until(() -> lab.subscriptions().size() == 1 && !lab.hasInsights());
    await().atMost(SOON).until(() -> changes(before).size() == 2);
    assertThat(changes(before).getFirst()).isEqualTo("POST /restapi/v1.0/subscription");
    assertThat(changes(before).getLast()).startsWith("DELETE /restapi/v1.0/subscription/");
  }

  private static List<String> changes(int before) {
    var all = lab.ringCentral.requests("/restapi/v1.0/subscription");
    return all.subList(before, all.size()).stream().filter(r -> !r.startsWith("GET")).toList();
  }

  @Test
  @Tag("SSL-35")
  void a_save_is_used_by_the_next_call() throws Exception {
    assertThat(lab.record(lab.play("101"), "complete").body()).contains("Call score:");
    lab.set("{'insights.score':{'value':false}}");

    lab.save("{}");

    assertThat(lab.record(lab.play("101"), "complete").body())
        .contains("RingSense summary")
        .doesNotContain("Call score:");
  }

  @Test
  void a_save_that_changes_no_filter_leaves_the_subscription() {
    lab.awaitMonitor();
    var before = lab.ringCentral.requests("/restapi/v1.0/subscription").size();

    lab.save("{'owner':'admin','blocked':'101'}");
    lab.save("{'level':'admin'}");

    lab.awaitMonitor();
    assertThat(changes(before)).isEmpty();
    assertThat(lab.subscriptions()).hasSize(1);
  }

  @Test
  @Tag("SSL-28")
  @Tag("SSL-29")
  void blocked_numbers_are_kept_as_the_company_dials_them() {
    assertThat(lab.save("{'blocked':' +15105551234, 101,+442071234567 '}").getString("blocked"))
        .isEqualTo("+15105551234, 101, +442071234567");
    assertThat(lab.save("{'blocked':'(510) 555-1234\\n7'}").getString("blocked"))
        .isEqualTo("+15105551234, 7");
    assertThat(lab.save("{'blocked':''}").getString("blocked")).isEmpty();
  }

  @Test
  @Tag("SSL-28")
  @Tag("D-11")
  void every_blocked_entry_that_cannot_be_read_is_named_and_nothing_is_saved() {
    lab.save("{'blocked':'101'}");
    var before = lab.settings();

    var answer =
        lab.host.patchAsAdmin(
            LOGGING, "{\"blocked\":\"+15105551234, hello, 555-1234,102\",\"owner\":\"admin\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("urn:problem:invalid-field");
    assertThat(answer.detail()).startsWith("blocked has 'hello', '555-1234', expected");
    assertThat(lab.settings()).isEqualTo(before);
  }

  @Test
  @Tag("D-16")
  void saving_the_block_list_changes_nothing_else() {
    lab.set("{'activity.auto-log':{'value':true,'mandated':true}}");
    lab.save("{'owner':'admin'}");
    var before = lab.settings();

    lab.save("{'blocked':'101'}");

    var after = lab.settings();
    assertThat(item(after, "server-logging.blocked").getString("value")).isEqualTo("101");
    assertThat(items(after))
        .filteredOn(i -> !i.getString("name").equals("server-logging.blocked"))
        .isEqualTo(
            items(before).stream()
                .filter(i -> !i.getString("name").equals("server-logging.blocked"))
                .toList());
    assertThat(after.getInt("version")).isEqualTo(before.getInt("version") + 1);
  }

  @Test
  void without_an_admin_at_the_crm_logging_is_not_switched_on() {
    lab.save("{'level':'off'}");
    var deleted = lab.host.sendAsAdmin("DELETE", "/api/v1/admin/crm-connections/" + MAYA, "");

    var refused = lab.host.patchAsAdmin(LOGGING, "{\"level\":\"admin\"}");

    assertThat(deleted.status()).isLessThan(300);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("urn:problem:crm-not-connected");
    assertThat(lab.logging().getString("level")).isEqualTo("off");
    assertThat(lab.logging().getJsonArray("alerts").toString())
        .contains("No admin is connected to the CRM");
    assertThat(lab.save("{'owner':'admin'}").getString("owner")).isEqualTo("admin");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'level':'everybody'} | level is 'everybody', expected one of off, admin, account",
        "{'owner':'me'} | owner is 'me', expected one of admin, agent",
        "{'ownerByEmail':'yes'} | ownerByEmail is \"yes\", expected true or false",
        "{'blocked':101} | blocked is 101, expected a text",
        "{'timing':'incremental'} | timing is not known, expected level, owner, ownerByEmail,"
            + " blocked"
      })
  void what_is_wrong_is_named(String body, String detail) {
    var answer = lab.host.patchAsAdmin(LOGGING, body.replace('\'', '"'));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("urn:problem:invalid-field");
    assertThat(answer.detail()).isEqualTo(detail);
  }
}
