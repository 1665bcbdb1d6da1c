package io.callscribe.web;

import static io.callscribe.web.Lab.SETTINGS;
import static io.callscribe.web.Lab.TOM;
import static io.callscribe.web.Lab.item;
import static io.callscribe.web.Lab.items;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

/** The settings of the company and of its people, as an admin meets them. */
@Timeout(120)
class SettingsIT {
  private static final String TOMS = "/api/v1/admin/users/" + TOM + "/settings";

  private static Lab lab;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    lab = Lab.start(folder, Map.of());
  }

  @AfterAll
  static void stop() {
    lab.close();
  }

  @BeforeEach
  void as_in_the_beginning() {
    var answer = lab.host.postAsAdmin(SETTINGS + "/rollback", "{\"toVersion\":0}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    lab.save("{}");
  }

  private static JsonObject toms() {
    return lab.host.getAsAdmin(TOMS).json();
  }

  private static WebHost.Answer setForTom(String json) {
    return lab.host.patchAsAdmin(TOMS, json.replace('\'', '"'));
  }

  private static int version() {
    return lab.settings().getInt("version");
  }

  @Test
  void a_setting_tells_everything_about_itself() {
    var timing = item(lab.settings(), "activity.timing");

    assertThat(timing.getString("kind")).isEqualTo("choice");
    assertThat(timing.getJsonArray("choices").toString())
        .isEqualTo("[\"incremental\",\"all-at-once\"]");
    assertThat(timing.getString("value")).isEqualTo("incremental");
    assertThat(timing.getString("default")).isEqualTo("incremental");
    assertThat(timing.getString("scope")).isEqualTo("user");
    assertThat(timing.getString("setBy")).isEqualTo("default");
    assertThat(timing.containsKey("changedBy")).isFalse();
    assertThat(timing.getBoolean("mandated")).isFalse();
    assertThat(item(lab.settings(), "item.note").get("value")).isEqualTo(JsonValue.TRUE);
    assertThat(item(lab.settings(), "item.note").get("default")).isEqualTo(JsonValue.TRUE);
  }

  @Test
  @Tag("RS-08")
  void ringsense_stands_among_the_call_log_details_of_activity_logging() {
    assertThat(items(lab.settings()))
        .filteredOn(i -> i.getString("name").startsWith("insights."))
        .hasSize(6)
        .allSatisfy(
            i -> assertThat(i.getString("group")).isEqualTo("Activity logging: call log details"));
  }

  @Test
  @Tag("LOG-14")
  void the_mode_is_read_and_written() {
    assertThat(item(lab.settings(), "activity.timing").getString("value")).isEqualTo("incremental");

    var after = lab.set("{'activity.timing':{'value':'all-at-once'}}");

    var timing = item(after, "activity.timing");
    assertThat(timing.getString("value")).isEqualTo("all-at-once");
    assertThat(timing.getString("setBy")).isEqualTo("admin");
    assertThat(timing.getString("changedBy")).isEqualTo("bootstrap token");
    assertThat(timing.getInt("version")).isEqualTo(after.getInt("version"));
    assertThat(item(lab.settings(), "activity.timing")).isEqualTo(timing);
  }

  @Test
  @Tag("RS-12")
  void what_is_not_used_yet_is_shown_with_the_time_when_it_will_be() {
    var before = lab.logging().getJsonObject("snapshot");

    var after = lab.set("{'item.recording':{'value':false}}");

    assertThat(Instant.parse(after.getString("pendingUntil")))
        .isAfter(Instant.now())
        .isEqualTo(Instant.parse(before.getString("takenAt")).plus(Duration.ofHours(1)));
    assertThat(item(after, "item.recording").getBoolean("pending")).isTrue();
    assertThat(item(after, "item.note").getBoolean("pending")).isFalse();
    var pending = lab.logging().getJsonObject("snapshot");
    assertThat(pending.getInt("version")).isEqualTo(before.getInt("version"));
    assertThat(pending.getString("pendingUntil")).isEqualTo(after.getString("pendingUntil"));
    assertThat(pending.getJsonArray("pendingNames").toString()).isEqualTo("[\"item.recording\"]");

    var saved = lab.save("{}").getJsonObject("snapshot");

    assertThat(saved.getInt("version")).isEqualTo(after.getInt("version"));
    assertThat(saved.containsKey("pendingUntil")).isFalse();
    assertThat(saved.getJsonArray("pendingNames")).isEmpty();
    assertThat(lab.settings().containsKey("pendingUntil")).isFalse();
  }

  @Test
  void null_goes_back_to_the_default() {
    lab.set("{'item.note':{'value':false,'mandated':true},'item.times':{'value':false}}");

    var after = lab.set("{'item.note':null,'item.times':{'value':null}}");

    assertThat(item(after, "item.note").getBoolean("value")).isTrue();
    assertThat(item(after, "item.note").getBoolean("mandated")).isFalse();
    assertThat(item(after, "item.note").getString("setBy")).isEqualTo("default");
    assertThat(item(after, "item.times").getBoolean("value")).isTrue();
  }

  private static String sentBack(JsonObject shown) {
    var body = Json.createObjectBuilder();
    items(shown)
        .forEach(
            i ->
                body.add(
                    i.getString("name"),
                    Json.createObjectBuilder()
                        .add("value", i.get("value"))
                        .add("mandated", i.get("mandated"))));
    return body.build().toString();
  }

  @Test
  @Tag("D-13")
  void what_is_shown_and_sent_back_changes_nothing() {
    lab.set("{'activity.timing':{'value':'all-at-once','mandated':true}}");
    setForTom("{'item.note':{'value':false}}");
    lab.save("{'blocked':'101'}");
    var before = lab.settings();
    var toms = toms();

    var after = lab.set(sentBack(before));
    var tomsAfter = setForTom(sentBack(toms));

    assertThat(after).isEqualTo(before);
    assertThat(tomsAfter.json()).isEqualTo(toms);
    assertThat(lab.save("{}").getJsonObject("ringSense").getBoolean("active"))
        .isEqualTo(lab.logging().getJsonObject("ringSense").getBoolean("active"));
    assertThat(version()).isEqualTo(before.getInt("version"));
  }

  @Test
  @Tag("LOG-20")
  void what_is_mandated_a_person_sees_and_cannot_change() {
    var own = setForTom("{'activity.timing':{'value':'all-at-once'}}");
    lab.set("{'activity.timing':{'value':'incremental','mandated':true}}");

    var refused = setForTom("{'activity.timing':{'value':'all-at-once'}}");

    assertThat(own.status()).isEqualTo(200);
    assertThat(item(own.json(), "activity.timing").getString("setBy")).isEqualTo("user");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.problem()).isEqualTo("urn:problem:setting-locked");
    assertThat(item(toms(), "activity.timing").getString("value")).isEqualTo("incremental");
    assertThat(item(toms(), "activity.timing").getBoolean("mandated")).isTrue();
  }

  @Test
  @Tag("LOG-35")
  void the_call_journey_is_the_admins() {
    var before = version();

    var refused = setForTom("{'item.note':{'value':false},'item.journey':{'value':true}}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.problem()).isEqualTo("urn:problem:invalid-field");
    assertThat(refused.detail()).isEqualTo("item.journey is set by an admin for the whole company");
    assertThat(version()).isEqualTo(before);
    assertThat(items(toms())).noneMatch(i -> i.getString("name").equals("item.journey"));
    assertThat(item(lab.set("{'item.journey':{'value':true}}"), "item.journey").getBoolean("value"))
        .isTrue();
  }

  @Test
  void one_person_has_what_another_has_not() {
    setForTom("{'item.note':{'value':false}}");

    var mayas = lab.host.getAsAdmin("/api/v1/admin/users/" + Lab.MAYA + "/settings").json();

    assertThat(item(toms(), "item.note").getBoolean("value")).isFalse();
    assertThat(item(mayas, "item.note").getBoolean("value")).isTrue();
    var back = setForTom("{'item.note':null}").json();
    assertThat(item(back, "item.note").getString("setBy")).isEqualTo("default");
  }

  @ParameterizedTest
  @CsvSource({"GET", "PATCH"})
  void a_person_who_is_not_there_is_not_found(String method) {
    var answer = lab.host.sendAsAdmin(method, "/api/v1/admin/users/4711/settings", "{}");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("urn:problem:extension-not-found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'item.notes':{'value':true}} | item.notes is not a setting; docs/settings.md lists all of"
            + " them",
        "{'item.note':{'value':'no'}} | item.note.value is \"no\", expected true or false",
        "{'item.note':false} | item.note is false, expected an object with value, mandated or both",
        "{'item.note':{'val':false}} | item.note.val is not known, expected value, mandated",
        "{'item.note':{'mandated':1}} | item.note.mandated is 1, expected true or false",
        "{'activity.timing':{'value':true}} | activity.timing.value is true, expected a text",
        "{'activity.timing':{'value':'later'}} | activity.timing is 'later', expected one of"
            + " incremental, all-at-once",
        "{'activity.date-format':{'value':'bbb'}} | activity.date-format is 'bbb', expected a"
            + " pattern such as uuuu-MM-dd HH:mm:ss z",
        "{'item.journey':{'mandated':true}} | item.journey cannot be mandated: only an admin can"
            + " set it anyway",
        "{'server-logging.level':{'value':'account'}} | server-logging.level is changed by saving"
            + " server-side logging",
        "{'server-logging.blocked':null} | server-logging.blocked is changed by saving server-side"
            + " logging"
      })
  void what_is_wrong_is_named_and_nothing_is_changed(String body, String detail) {
    lab.save("{'blocked':'101'}");
    var before = version();

    var answer = lab.host.patchAsAdmin(SETTINGS, body.replace('\'', '"'));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("urn:problem:invalid-field");
    assertThat(answer.detail()).isEqualTo(detail);
    assertThat(version()).isEqualTo(before);
  }

  @Test
  void every_change_is_in_the_history() {
    var first = lab.set("{'item.note':{'value':false}}").getInt("version");
    setForTom("{'activity.timing':{'value':'all-at-once'}}");

    var page = lab.host.getAsAdmin(SETTINGS + "/history?limit=1").json();
    var next =
        lab.host.getAsAdmin(SETTINGS + "/history?limit=1&cursor=" + page.getString("next")).json();

    var newest = items(page).getFirst();
    var toms = newest.getJsonArray("changes").getJsonObject(0);
    assertThat(newest.getInt("version")).isEqualTo(first + 1);
    assertThat(newest.getString("by")).isEqualTo("bootstrap token");
    assertThat(toms.getString("extensionId")).isEqualTo(TOM);
    assertThat(toms.getString("after")).isEqualTo("all-at-once");
    var older = items(next).getFirst();
    var companys = older.getJsonArray("changes").getJsonObject(0);
    assertThat(older.getInt("version")).isEqualTo(first);
    assertThat(companys.containsKey("extensionId")).isFalse();
    assertThat(companys.containsKey("before")).isFalse();
    assertThat(companys.get("after")).isEqualTo(JsonValue.FALSE);
  }

  @Test
  void an_earlier_version_is_brought_back() {
    var wanted = lab.set("{'item.note':{'value':false}}").getInt("version");
    lab.set("{'item.note':null,'item.times':{'value':false}}");

    var answer =
        lab.host.postAsAdmin(SETTINGS + "/rollback", "{\"toVersion\":%d}".formatted(wanted));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().getInt("version")).isEqualTo(wanted + 2);
    assertThat(item(answer.json(), "item.note").getBoolean("value")).isFalse();
    assertThat(item(answer.json(), "item.times").getBoolean("value")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | toVersion is missing",
        "{'toVersion':'1'} | toVersion is \"1\", expected a whole number",
        "{'toVersion':1.5} | toVersion is 1.5, expected a whole number",
        "{'version':1} | version is not known, expected toVersion"
      })
  void a_version_that_is_none_is_refused(String body, String detail) {
    var answer = lab.host.postAsAdmin(SETTINGS + "/rollback", body.replace('\'', '"'));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).isEqualTo(detail);
  }

  @Test
  void a_version_that_never_was_is_refused() {
    var answer = lab.host.postAsAdmin(SETTINGS + "/rollback", "{\"toVersion\":1000000}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).startsWith("toVersion is 1000000, expected 0 to ");
  }
}
