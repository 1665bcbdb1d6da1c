package io.callscribe.web;

import static io.callscribe.web.CallDesk.CALLS;
import static io.callscribe.web.CallDesk.SOON;
import static io.callscribe.web.CallDesk.path;
import static io.callscribe.web.CallDesk.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callscribe.simulator.crm.Requests;
import io.callscribe.simulator.ringcentral.Cast;
import io.callscribe.simulator.ringcentral.Scenario;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do with calls through the API, from the phone to the CRM. */
@Timeout(180)
class CallsIT {
  private static final String TOM = "102";
  private static final String DANA = "+15557650111";
  private static final String STRANGER = "+15557659901";
  private static final String NEWCOMER = "+15557659902";
  private static final Set<String> WAITS = Set.of("wait", "fetch-insights");

  private static CallDesk desk;

  /** For tests that change neither of them. */
  private static JsonObject logged;

  private static JsonObject parked;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    desk = CallDesk.open(folder);
    logged = desk.awaitComplete(desk.play(Scenario.MISSED, TOM, DANA));
    parked = desk.awaitStatus(desk.play(Scenario.MISSED, TOM, "+15557659909"), "parked");
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @AfterEach
  void asItWas() {
    desk.settings("{'activity.timing':null,'insights.score':null}");
    desk.logging("{\"level\":\"account\"}");
  }

  private static String id(JsonObject call) {
    return call.getJsonObject("activity").getString("id");
  }

  private static List<String> reasons(JsonObject call) {
    return desk.explanation(call).stream().map(s -> s.getString("reason")).toList();
  }

  private static void awaitBody(JsonObject call, String part, boolean isThere) {
    await()
        .atMost(SOON)
        .until(() -> desk.record(call).body().contains(part), there -> there == isThere);
  }

  @Test
  @Tag("LOG-08")
  @Tag("LOG-11")
  @Tag("LOG-23")
  @Tag("M-7")
  void a_note_goes_into_the_record_that_is_there_and_out_of_it_again() {
    var call = desk.awaitComplete(desk.play(Scenario.OUTBOUND_ANSWERED, TOM, DANA));

    var answer = desk.put(path(call, "/note"), "{\"text\":\"Roof, $1 & $&.\"}");
    awaitBody(call, "Roof, $1 & $&.", true);
    desk.put(path(call, "/note"), "{\"text\":\"\"}");
    awaitBody(call, "Roof", false);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().getString("text")).isEqualTo("Roof, $1 & $&.");
    assertThat(answer.json().getString("by")).isEqualTo("bootstrap token");
    assertThat(answer.json()).containsKey("changedAt").doesNotContainKey("subject");
    assertThat(id(desk.get(path(call, "")).json())).isEqualTo(id(call));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(reasons(call)).contains("A note was written", "The note was cleared"));
    assertThat(desk.get(path(call, "/explanation")).body()).doesNotContain("Roof");
  }

  @Test
  @Tag("LOG-13")
  void what_the_owner_may_not_change_the_admin_does_and_the_call_tells_it() {
    var call = desk.awaitComplete(desk.play(Scenario.MISSED, TOM, DANA));
    desk.crm().faults().revoke("key-tom");
    try {
      desk.put(path(call, "/note"), "{\"text\":\"Roof.\"}");
      awaitBody(call, "Roof.", true);
    } finally {
      desk.crm().faults().clear();
    }

    assertThat(call.getJsonObject("owner").getString("credentialsOf")).isEqualTo(CallDesk.TOM);
    await()
        .atMost(SOON)
        .until(
            () ->
                reasons(call).stream()
                    .anyMatch(
                        r ->
                            r.startsWith(
                                "A note was written; the admin's credentials were used, since")));
  }

  @Test
  @Tag("LOG-25")
  void a_subject_that_somebody_writes_is_that_of_the_record() {
    var call = desk.awaitComplete(desk.play(Scenario.MISSED, TOM, DANA));

    desk.put(path(call, "/note"), "{\"subject\":\"Roof at Larkspur Lane\"}");

    await().atMost(SOON).until(() -> desk.record(call).subject().equals("Roof at Larkspur Lane"));
  }

  @Test
  @Tag("SSL-11")
  @Tag("AUTO-07")
  void a_call_of_a_stranger_waits_for_a_person_who_chooses_the_contact() {
    var played = desk.play(Scenario.MISSED, TOM, STRANGER);
    var waiting = desk.awaitStatus(played, "parked");
    var before = desk.crm().requests().creates();

    var chosen =
        desk.post(
            path(waiting, "/contact"), "{\"contactId\":\"c-dana\",\"name\":\"Dana Whitlock\"}");
    var done = desk.awaitStatus(played, "logged");
    var again =
        desk.post(path(waiting, "/contact"), "{\"contactId\":\"c-carlos\",\"name\":\"Carlos\"}");

    assertThat(waiting.getString("reason")).isEqualTo("No contact has the number " + STRANGER);
    assertThat(waiting.getJsonArray("candidates")).isEmpty();
    assertThat(waiting).doesNotContainKeys("activity", "contact", "loggedAt");
    assertThat(chosen.status()).isEqualTo(200);
    assertThat(chosen.json().getJsonArray("calls")).containsExactly(waiting.get("id"));
    assertThat(done.getJsonObject("contact").getString("name")).isEqualTo("Dana Whitlock");
    assertThat(done.getJsonObject("contact").getString("chosenBy")).isEqualTo("bootstrap token");
    assertThat(desk.record(done).contactId()).isEqualTo("c-dana");
    assertThat(desk.crm().requests().creates()).isEqualTo(before + 1);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.problem()).isEqualTo("urn:problem:already-logged");
  }

  @Test
  void a_call_that_is_tried_again_finds_the_contact_that_somebody_made_meanwhile() {
    var played = desk.play(Scenario.MISSED, TOM, NEWCOMER);
    var waiting = desk.awaitStatus(played, "parked");
    desk.makeContact("Nora Newcomer", NEWCOMER);

    var answer = desk.post(path(waiting, "/retry"), "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("id")).isEqualTo(waiting.get("id"));
    var done = desk.awaitStatus(played, "logged");
    assertThat(done.getJsonObject("contact").getString("name")).isEqualTo("Nora Newcomer");
    assertThat(done.getJsonObject("contact")).doesNotContainKey("chosenBy");
  }

  @Test
  @Tag("LOG-06")
  @Tag("LOG-12")
  @Tag("LOG-46")
  void a_call_tells_how_far_its_record_is_and_why() {
    var call = desk.awaitComplete(desk.play(Scenario.OUTBOUND_ANSWERED, TOM, DANA));

    assertThat(call.getJsonArray("artifacts").stream().map(JsonValue::asJsonObject))
        .extracting(a -> a.getString("name") + " " + a.getString("state"))
        .containsExactly("note absent", "recording there", "insights there");
    assertThat(Instant.parse(call.getString("recordingExpiresAt")))
        .isEqualTo(Instant.parse(call.getString("endedAt")).plus(Duration.ofDays(90)));
    assertThat(call).containsKeys("loggedAt", "completedAt", "owner", "contact");
    assertThat(desk.explanation(call))
        .isNotEmpty()
        .allSatisfy(CallsIT::isWhole)
        .extracting(s -> s.getString("rule"))
        .contains("contact", "owner", "create", "artifacts");
  }

  private static void isWhole(JsonObject step) {
    assertThat(step.getString("question")).endsWith("?");
    assertThat(step.getJsonObject("inputs")).isNotEmpty();
    assertThat(step.getString("step")).isNotBlank();
    assertThat(step.getString("reason")).isNotBlank();
    assertThat(step.getJsonNumber("settingsVersion").longValue()).isNotNegative();
    assertThat(step.getString("connectorVersion")).isNotBlank();
    assertThat(Instant.parse(step.getString("at"))).isBefore(Instant.now().plusSeconds(5));
  }

  @Test
  void a_call_without_recording_has_no_day_until_which_it_can_be_heard() {
    assertThat(logged).doesNotContainKey("recordingExpiresAt");
  }

  @Test
  @Tag("D-4")
  void who_asks_about_seven_sessions_is_answered_seven_times() {
    var known =
        Stream.of(1, 2, 3)
            .map(i -> desk.play(Scenario.MISSED, TOM, DANA))
            .map(c -> desk.awaitComplete(c).getString("sessionId"))
            .toList();
    var unknown = IntStream.range(0, 4).mapToObj(i -> "s-nobody-knows-" + i).toList();
    var query =
        Stream.concat(known.stream(), unknown.stream())
            .map(s -> "sessionId=" + s)
            .collect(Collectors.joining("&"));

    var answer = desk.get(CALLS + "?" + query).json();

    assertThat(answer.getJsonArray("items").stream().map(c -> c.asJsonObject()))
        .extracting(c -> c.getString("sessionId"))
        .containsExactlyInAnyOrderElementsOf(known);
    assertThat(answer.getJsonArray("sessionsWithoutCall").getValuesAs(JsonObject.class))
        .extracting(s -> s.getString("sessionId"))
        .containsExactlyElementsOf(unknown);
  }

  @Test
  void calls_can_be_listed_by_status() {
    assertThat(listed("status=logged")).contains(logged.get("id")).doesNotContain(parked.get("id"));
    assertThat(listed("status=parked")).contains(parked.get("id")).doesNotContain(logged.get("id"));
    assertThat(listed("status=parked&status=logged")).contains(logged.get("id"), parked.get("id"));
  }

  private static List<JsonValue> listed(String query) {
    return desk.get(CALLS + "?limit=500&" + query).json().getJsonArray("items").stream()
        .map(c -> c.asJsonObject().get("id"))
        .toList();
  }

  @Test
  @Tag("AUTO-08")
  @Tag("SSL-30")
  void every_session_and_every_call_is_counted() {
    var dropped = desk.play(Scenario.DROPPED_IN_MENU, Cast.anyone());
    desk.awaitComplete(desk.play(Scenario.MISSED, TOM, DANA));

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var coverage = desk.get("/api/v1/admin/coverage").json();
              assertThat(coverage.getInt("sessionsOpen")).isZero();
              assertThat(sum(coverage.getJsonObject("sessionsWithNobody"))).isPositive();
              assertThat(
                      coverage.getInt("sessionsWithPeople")
                          + sum(coverage.getJsonObject("sessionsWithNobody")))
                  .isEqualTo(desk.rows("call_session"));
              assertThat(sum(coverage.getJsonObject("calls"))).isEqualTo(desk.rows("activity"));
            });
    var coverage = desk.get("/api/v1/admin/coverage").json();
    assertThat(coverage.getJsonObject("sessionsWithNobody"))
        .containsKey("The caller hung up before reaching a person");
    assertThat(coverage.getJsonObject("calls"))
        .containsOnlyKeys("excluded", "failed", "logged", "parked", "waiting");
    assertThat(coverage).containsKey("comparedUntil");
    assertThat(desk.shown(dropped)).isEmpty();
  }

  private static int sum(JsonObject counts) {
    return counts.values().stream().mapToInt(v -> ((JsonNumber) v).intValue()).sum();
  }

  @Test
  @Tag("SSL-14")
  @Tag("SSL-15")
  void what_was_left_out_on_trial_stays_so_and_what_comes_after_is_logged() {
    desk.logging("{\"level\":\"admin\"}");
    var ofTom = desk.play(Scenario.MISSED, TOM, DANA);
    var ofMaya = desk.play(Scenario.MISSED, "101", DANA);
    var left = desk.awaitStatus(ofTom, "excluded");
    var own = desk.awaitComplete(ofMaya);

    desk.logging("{\"level\":\"account\"}");
    desk.awaitComplete(desk.play(Scenario.MISSED, TOM, DANA));

    assertThat(left.getString("reason")).isEqualTo("Trial: only the admin's own calls are logged");
    assertThat(desk.awaitStatus(ofTom, "excluded")).isEqualTo(left);
    assertThat(id(desk.awaitComplete(ofMaya))).isEqualTo(id(own));
    assertThat(desk.post(path(left, "/retry"), "").status()).isEqualTo(200);
    assertThat(desk.awaitComplete(ofTom).get("id")).isEqualTo(left.get("id"));
  }

  @Test
  @Tag("LOG-17")
  @Tag("LOG-18")
  @Tag("LOG-19")
  void a_record_written_all_at_once_takes_no_note_afterwards() {
    desk.settings("{'activity.timing':{'value':'all-at-once'}}");
    var call = desk.awaitComplete(desk.play(Scenario.OUTBOUND_ANSWERED, TOM, DANA));

    var answer = desk.put(path(call, "/note"), "{\"text\":\"Too late.\"}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.detail()).contains("activity.timing", "write the note into the CRM");
    assertThat(desk.record(call).version()).isEqualTo(1);
    assertThat(desk.record(call).body()).contains("Recording", "RingSense");
  }

  @Test
  void a_dry_run_writes_nothing_and_tells_what_the_same_settings_do_then() {
    var past = desk.awaitComplete(desk.play(Scenario.OUTBOUND_ANSWERED, TOM, DANA));
    var rows = List.of(desk.rows("activity"), desk.rows("decision"), desk.rows("account_setting"));
    var requests = desk.crm().requests();
    var before = desk.record(past);

    var dry =
        desk.post(
                path(past, "/dry-run"),
                "{\"settings\":{\"activity.timing\":\"all-at-once\",\"insights.score\":\"false\"}}")
            .json();

    assertThat(List.of(desk.rows("activity"), desk.rows("decision"), desk.rows("account_setting")))
        .isEqualTo(rows);
    assertThat(writes(desk.crm().requests())).isEqualTo(writes(requests));
    assertThat(desk.record(past)).isEqualTo(before);

    desk.settings("{'activity.timing':{'value':'all-at-once'},'insights.score':{'value':false}}");
    var real = desk.awaitComplete(desk.play(Scenario.OUTBOUND_ANSWERED, TOM, DANA));

    assertThat(outcomes(steps(dry))).isEqualTo(outcomes(desk.explanation(real)));
    var would = dry.getJsonObject("record");
    assertThat(would.getString("subject")).isEqualTo(desk.record(real).subject());
    assertThat(would.getString("contact")).isEqualTo("Dana Whitlock");
    assertThat(would.getString("owner")).isEqualTo(real.getJsonObject("owner").getString("name"));
    assertThat(shape(would.getString("body")))
        .isEqualTo(shape(desk.record(real).body()))
        .contains("- Recording", "RingSense transcript")
        .doesNotContain("- Call score");
    assertThat(before.body()).contains("Call score");
  }

  private static long writes(Requests requests) {
    return requests.creates() + requests.updates() + requests.deletes();
  }

  /** Without waiting, which a call of the past does not. */
  private static List<String> outcomes(List<JsonObject> steps) {
    return steps.stream()
        .filter(s -> !WAITS.contains(s.getString("step")))
        .map(s -> s.getString("rule") + ": " + s.getString("step"))
        .toList();
  }

  /** The labels before the first text, and the headings of the texts. */
  private static List<String> shape(String body) {
    var labels = body.lines().takeWhile(l -> !l.isBlank()).map(l -> l.replaceFirst(":.*", ""));
    var headings =
        body.lines().filter(l -> l.startsWith("RingSense ")).map(l -> l.replaceFirst(":$", ""));
    return Stream.concat(labels, headings).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'settings':{'server-logging.level':'off'}}      | exclude | level",
        "{'settings':{'server-logging.level':'admin'}}    | exclude | level",
        "{'settings':{'server-logging.blocked':'102'}}    | exclude | block-list",
        "{'settings':{'server-logging.blocked':'+15557650111'}} | exclude | block-list",
        "{'settings':{}}                                  | complete | artifacts",
        "{}                                               | complete | artifacts"
      })
  void a_dry_run_tells_where_the_call_would_stand(String body, String step, String rule) {
    var dry = desk.post(path(logged, "/dry-run"), body.replace('\'', '"')).json();

    var last = steps(dry).getLast();
    assertThat(last.getString("step")).isEqualTo(step);
    assertThat(last.getString("rule")).isEqualTo(rule);
    assertThat(dry.containsKey("record")).isEqualTo(step.equals("complete"));
  }

  @Test
  void a_dry_run_of_a_stranger_ends_with_a_person() {
    var dry = desk.post(path(parked, "/dry-run"), "{}").json();

    assertThat(steps(dry).getLast().getString("step")).isEqualTo("park");
    assertThat(dry).doesNotContainKey("record");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "note     | {}                    | text is missing, and subject too",
        "note     | {'text':null}         | text is missing, and subject too",
        "contact  | {}                    | contactId is missing",
        "contact  | {'contactId':' '}     | contactId is missing",
        "contact  | {'contactId':'c-none'} | contactId is 'c-none', which is none of the call's"
            + " candidates: send its name too",
        "dry-run  | {'settings':{'no.such':'1'}} | There is no setting 'no.such': GET"
            + " /api/v1/admin/settings lists them",
        "dry-run  | {'settings':{'activity.timing':'later'}} | activity.timing is 'later', expected"
            + " one of incremental, all-at-once",
        "dry-run  | {'settings':{'item.note':null}} | settings.item.note is null, expected a value"
      })
  void a_value_that_is_wrong_is_named(String what, String body, String detail) {
    var answer = send(what, path(parked, "/" + what), body.replace('\'', '"'));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("urn:problem:invalid-field");
    assertThat(answer.detail()).isEqualTo(detail);
  }

  private static WebHost.Answer send(String what, String path, String body) {
    return what.equals("note") ? desk.put(path, body) : desk.post(path, body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"note", "contact"})
  void a_body_that_is_null_is_refused(String what) {
    var answer = send(what, CALLS + "/1/" + what, "null");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("urn:problem:not-json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "note    | {'text':'x'}",
        "contact | {'contactId':'c-dana','name':'Dana'}",
        "retry   | ''",
        "dry-run | {}"
      })
  void a_call_that_is_not_there_is_not_found(String what, String body) {
    var answer = send(what, CALLS + "/987654321/" + what, body.replace('\'', '"'));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("urn:problem:call-not-found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status=done | status is 'done', expected one of waiting, logged, parked, excluded, failed",
        "status=LOGGED | status is 'LOGGED', expected one of waiting, logged, parked, excluded,"
            + " failed",
        "cursor=x | cursor is not one that an earlier page gave as next"
      })
  void a_query_that_is_wrong_is_named(String query, String detail) {
    var answer = desk.get(CALLS + "?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.detail()).isEqualTo(detail);
  }

  @ParameterizedTest
  @CsvSource({"50, 200", "51, 400"})
  @Tag("D-4")
  void so_many_sessions_can_be_asked_about_and_no_more(int number, int status) {
    var query =
        IntStream.range(0, number)
            .mapToObj("sessionId=s-a0d199bd98ecfz19a3ebbe9a2z7e0f8d%05d"::formatted)
            .collect(Collectors.joining("&"));

    var answer = desk.get(CALLS + "?" + query);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body())
        .contains(
            status == 200 ? "7e0f8d00049" : "sessionId is there 51 times, expected at most 50");
  }

  @Test
  void flags_of_a_dry_run_may_be_json() {
    var body =
        Json.createObjectBuilder()
            .add("settings", Json.createObjectBuilder().add("item.agent", false))
            .build();

    var dry = desk.post(path(logged, "/dry-run"), body.toString()).json();

    assertThat(dry.getJsonObject("record").getString("body")).doesNotContain("- Agent");
  }
}
