package io.callscribe.dist.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.dist.HostApi.Call;
import io.callscribe.simulator.ringcentral.Cast;
import io.callscribe.simulator.ringcentral.Customer;
import io.callscribe.simulator.ringcentral.PlayedCall;
import io.callscribe.simulator.ringcentral.Scenario;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of logging, by settings of the admin, on the built distribution. */
class LoggingRulesIT {
  private static final String MAYA = "801234004";
  private static final String TOM = "801234007";
  private static final String PRIYA = "801234008";
  private static final List<String> ITEMS =
      List.of("note", "agent", "number", "times", "duration", "result", "recording", "journey");

  @TempDir private static Path data;
  private static Company company;
  private static Engine engine;

  private final List<String> changed = new ArrayList<>();

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
  void bringDefaultsBack() {
    company.simulator.crm().faults().clear();
    changed.removeIf(name -> name.startsWith("server-logging."));
    if (!changed.isEmpty()) {
      engine.reset(changed);
    }
    logging("level", "account", "owner", "agent", "blocked", "");
  }

  private void set(String... changes) {
    for (int i = 0; i < changes.length; i += 2) {
      changed.add(changes[i]);
    }
    engine.set(changes);
  }

  private static JsonObject logging(String... changes) {
    var body = Json.createObjectBuilder();
    for (int i = 0; i < changes.length; i += 2) {
      body.add(changes[i], changes[i + 1]);
    }
    return engine.logging(body.build());
  }

  private static PlayedCall play(Scenario scenario, String... agents) {
    return company.simulator.ringCentral().play(scenario, Cast.of(agents));
  }

  private static PlayedCall playWith(Customer customer, Scenario scenario, String... agents) {
    return company
        .simulator
        .ringCentral()
        .play(scenario, Cast.of(agents).withCustomer(customer.phoneNumber()));
  }

  private static int creates(Call call) {
    return company.simulator.crm().writes(engine.record(call).reference().orElseThrow()).creates();
  }

  private static int updates(Call call) {
    return company.simulator.crm().writes(engine.record(call).reference().orElseThrow()).updates();
  }

  // Owner

  @Tag("DEC-6")
  @Tag("SSL-21")
  @Tag("SSL-22")
  @Tag("SSL-23")
  @Tag("SSL-24")
  @Tag("SSL-25")
  @Tag("D-7")
  @ParameterizedTest(name = "{0}, agent {1}: {3}")
  @CsvSource({
    "agent, 102, 801234007, agent-authorised, u-tom",
    "agent, 103, 801234008, agent-mapped,     u-priya",
    "agent, 104, 801234009, admin-fallback,   u-maya",
    "agent, 105, 801234010, admin-fallback,   u-maya",
    "admin, 102, 801234007, admin-policy,     u-maya",
    "admin, 103, 801234008, admin-policy,     u-maya",
    "admin, 104, 801234009, admin-policy,     u-maya",
    "admin, 105, 801234010, admin-policy,     u-maya"
  })
  void the_owner_follows_the_truth_table(
      String policy, String agent, String extension, String rule, String owner) {
    logging("owner", policy);

    var call = engine.awaitStatus(play(Scenario.INBOUND_ANSWERED, agent), extension, "logged");

    assertThat(call.ownerRule()).contains(rule);
    assertThat(engine.record(call).ownerId()).isEqualTo(owner);
    assertThat(creates(call)).isEqualTo(1);
  }

  // Whose calls

  @Tag("SSL-14")
  @Tag("SSL-15")
  @Test
  void on_trial_only_the_admins_calls_are_logged_and_then_everybodys() {
    logging("level", "admin");
    var ofAdmin = play(Scenario.OUTBOUND_ANSWERED, "101");
    var ofTom = play(Scenario.OUTBOUND_ANSWERED, "102");

    var logged = engine.awaitStatus(ofAdmin, MAYA, "logged");
    var excluded = engine.awaitStatus(ofTom, TOM, "excluded");
    var across = play(Scenario.OUTBOUND_ANSWERED, "101");
    logging("level", "account");
    var after = play(Scenario.OUTBOUND_ANSWERED, "102");

    assertThat(excluded.reason()).contains("Trial");
    engine.awaitStatus(after, TOM, "logged");
    assertThat(creates(logged)).isEqualTo(1);
    assertThat(creates(engine.awaitStatus(across, MAYA, "logged"))).isEqualTo(1);
  }

  @Tag("SSL-16")
  @Test
  void a_record_is_completed_although_logging_was_switched_off() {
    var played = play(Scenario.INBOUND_ANSWERED, "102");
    engine.awaitStatus(played, TOM, "logged");

    logging("level", "off");

    var complete = engine.awaitComplete(played, TOM);
    assertThat(engine.record(complete).recordingUrl()).isPresent();
    Awaitility.await()
        .atMost(Company.PATIENCE)
        .until(() -> company.simulator.ringCentral().subscriptions().isEmpty());
    logging("level", "account");
    company.awaitSubscription();
  }

  @Tag("SSL-27")
  @Tag("SSL-29")
  @Tag("AUTO-06")
  @Test
  void blocked_numbers_and_extensions_are_not_logged() {
    var blocked = Customer.all().getFirst();
    logging("blocked", blocked.phoneNumber() + ", 103 ,+15557650198");

    var byNumber = playWith(blocked, Scenario.INBOUND_ANSWERED, "102");
    var byExtension = play(Scenario.OUTBOUND_ANSWERED, "103");
    var other = playWith(Customer.all().get(1), Scenario.INBOUND_ANSWERED, "102");

    assertThat(engine.awaitStatus(byNumber, TOM, "excluded").reason()).contains("Blocked");
    assertThat(engine.awaitStatus(byExtension, PRIYA, "excluded").reason()).contains("103");
    engine.awaitStatus(other, TOM, "logged");
  }

  // Timing

  @Tag("LOG-11")
  @Tag("LOG-18")
  @Tag("LOG-16")
  @Test
  void all_at_once_creates_once_and_never_updates() {
    set("activity.timing", "all-at-once");

    var call = engine.awaitComplete(play(Scenario.INBOUND_ANSWERED, "102"), TOM);

    assertThat(engine.record(call).body()).contains("RingSense summary");
    assertThat(engine.record(call).recordingUrl()).isPresent();
    assertThat(creates(call)).isEqualTo(1);
    assertThat(updates(call)).isZero();
  }

  @Tag("LOG-06")
  @Tag("LOG-07")
  @Tag("LOG-10")
  @Tag("LOG-11")
  @Tag("AUTO-03")
  @Test
  void an_incremental_record_is_created_first_and_grows() {
    var played = play(Scenario.INBOUND_ANSWERED, "102");
    var first = engine.await(played, TOM, c -> c.record().isPresent());
    var bodyAtFirst = engine.record(first).body();

    var call = engine.awaitComplete(played, TOM);

    assertThat(bodyAtFirst).contains("Start", "End", "Duration", "Agent", "Contact number");
    assertThat(creates(call)).isEqualTo(1);
    assertThat(updates(call)).isPositive();
    assertThat(engine.explanation(call).getJsonObject("call").getJsonArray("artifacts")).hasSize(3);
  }

  @Tag("LOG-07")
  @Tag("SSL-10")
  @Tag("AUTO-03")
  @Tag("AUTO-04")
  @Test
  void nineteen_of_twenty_calls_have_a_record_five_seconds_after_their_end() {
    var played = Stream.generate(() -> play(Scenario.MISSED, "102")).limit(20).toList();

    var waits =
        played.stream()
            .map(p -> engine.awaitStatus(p, TOM, "logged"))
            .map(c -> Duration.between(c.endedAt(), c.loggedAt().orElseThrow()))
            .sorted()
            .toList();

    assertThat(waits.get(18)).isLessThanOrEqualTo(Duration.ofSeconds(5));
  }

  @Tag("LOG-15")
  @Tag("DEC-1")
  @Test
  void a_record_is_begun_at_connect_and_finished_at_the_end() {
    set("activity.create-at-connect", "true");
    var played = play(Scenario.INBOUND_ANSWERED, "102");

    var begun = engine.await(played, TOM, c -> c.record().isPresent());
    var bodyAtConnect = engine.record(begun).body();
    var call = engine.awaitComplete(played, TOM);

    assertThat(bodyAtConnect).contains("pending");
    assertThat(engine.record(call).body()).doesNotContain("pending").contains("End");
    assertThat(creates(call)).isEqualTo(1);
  }

  @Tag("LOG-08")
  @Tag("LOG-26")
  @Tag("M-7")
  @Test
  void a_note_is_written_into_the_record_and_cleared_again() {
    var played = play(Scenario.MISSED, "102");
    var call = engine.awaitComplete(played, TOM);

    engine.note(call, "Quote is $100 or $& / $1");
    awaitBody(call, "Quote is $100 or $& / $1", true);
    engine.note(call, "");

    awaitBody(call, "Quote is", false);
    assertThat(creates(call)).isEqualTo(1);
  }

  private static void awaitBody(Call call, String text, boolean isThere) {
    Awaitility.await()
        .atMost(Company.PATIENCE)
        .until(() -> engine.record(call).body().contains(text) == isThere);
  }

  // What is logged

  @Tag("LOG-24")
  @Tag("LOG-34")
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void every_item_and_part_can_be_switched(boolean on) {
    var value = String.valueOf(on);
    for (var item : ITEMS) {
      set("item." + item, value);
    }
    set("item.subject", value);
    for (var part : List.of("transcript", "summary", "bullets", "score", "link")) {
      set("insights." + part, value);
    }

    var call = engine.awaitComplete(play(Scenario.INBOUND_VIA_MENU, "102"), TOM);

    var body = engine.record(call).body();
    for (var label :
        List.of(
            "Agent",
            "Contact number",
            "Start",
            "End",
            "Duration",
            "Result",
            "Recording",
            "Call journey",
            "Call score",
            "RingSense summary",
            "RingSense bulleted summary",
            "RingSense transcript")) {
      assertThat(body.contains(label)).as(label).isEqualTo(on);
    }
    assertThat(engine.record(call).subject().contains("Inbound call from")).isEqualTo(on);
  }

  @Tag("LOG-45")
  @Test
  void a_recording_is_copied_into_the_crm_if_the_admin_wants_it() {
    set("activity.archive-recordings", "true");

    var call = engine.awaitComplete(play(Scenario.INBOUND_ANSWERED, "102"), TOM);

    var files = company.simulator.crm().attachments(call.record().orElseThrow());
    assertThat(files).hasSize(1);
    assertThat(engine.record(call).recordingUrl().orElseThrow())
        .startsWith(company.simulator.crm().uri().toString());
  }

  @Tag("LOG-44")
  @Test
  void a_recording_is_not_read_by_default() {
    var before = company.simulator.ringCentral().requests("/content");

    engine.awaitComplete(play(Scenario.INBOUND_ANSWERED, "102"), TOM);

    assertThat(company.simulator.ringCentral().requests("/content")).isEqualTo(before);
  }

  // People's edits

  @Tag("R-6")
  @Test
  void an_edit_between_reading_and_writing_is_not_lost() {
    company.simulator.crm().faults().overtakeNextUpdates(2);

    var call = engine.awaitComplete(play(Scenario.INBOUND_ANSWERED, "102"), TOM);

    assertThat(engine.record(call).body()).contains("RingSense summary");
    assertThat(
            company.simulator.crm().writes(engine.record(call).reference().orElseThrow()).refused())
        .isEqualTo(2);
  }

  @Tag("D-3")
  @Tag("R-5")
  @Test
  void nothing_is_written_while_the_record_cannot_be_read() {
    var played = play(Scenario.INBOUND_ANSWERED, "102");
    var created = engine.await(played, TOM, c -> c.record().isPresent());
    company.simulator.crm().edit(created.record().orElseThrow(), body -> "Mine\n" + body);
    company.simulator.crm().faults().failNextReads(3);

    var call = engine.awaitComplete(played, TOM);

    assertThat(engine.record(call).body()).startsWith("Mine\n").contains("RingSense summary");
  }

  @Tag("D-9")
  @Test
  void a_refused_update_is_told_in_the_words_of_the_crm() {
    var played = play(Scenario.INBOUND_ANSWERED, "102");
    engine.await(played, TOM, c -> c.record().isPresent());
    company.simulator.crm().faults().refuseUpdates("Records are frozen for the audit");

    var call = engine.awaitStatus(played, TOM, "failed");

    assertThat(call.reason()).contains("Records are frozen for the audit");
    company.simulator.crm().faults().acceptUpdates();
    engine.post(call, "retry", JsonObject.EMPTY_JSON_OBJECT);
    engine.awaitComplete(played, TOM);
  }

  @Tag("LOG-13")
  @Test
  void an_agent_who_may_not_update_is_helped_by_the_admin() {
    company.simulator.crm().faults().denyUpdates("u-tom");

    var call = engine.awaitComplete(play(Scenario.INBOUND_ANSWERED, "102"), TOM);

    assertThat(call.ownerRule()).contains("agent-authorised");
    assertThat(engine.record(call).body()).contains("RingSense summary");
    assertThat(engine.explanation(call).toString()).contains("the admin's credentials were used");
  }

  // Contacts

  @Tag("AUTO-07")
  @Tag("SSL-11")
  @Test
  void a_number_of_several_contacts_is_parked_and_resolved_with_its_siblings() {
    var shared = Customer.sharing().getFirst();
    var played = playWith(shared, Scenario.BLIND_TRANSFER, "102", "103");
    var ofTom = engine.awaitStatus(played, TOM, "parked");
    var ofPriya = engine.awaitStatus(played, PRIYA, "parked");
    var candidates = engine.explanation(ofTom).getJsonObject("call").getJsonArray("candidates");
    assertThat(candidates).hasSize(2);
    var chosen = candidates.getJsonObject(0).getString("id");

    engine.post(ofTom, "contact", Json.createObjectBuilder().add("contactId", chosen).build());

    var record = engine.record(engine.awaitStatus(played, TOM, "logged"));
    var sibling = engine.record(engine.awaitStatus(played, PRIYA, "logged"));
    assertThat(record.contactId()).isEqualTo(chosen);
    assertThat(sibling.contactId()).isEqualTo(chosen);
    assertThat(ofPriya.record()).isEmpty();
  }

  @Tag("SSL-11")
  @Test
  void a_choice_that_is_remembered_holds_for_later_calls() {
    var shared = Customer.sharing().get(1);
    var first = engine.awaitStatus(playWith(shared, Scenario.MISSED, "102"), TOM, "parked");
    var chosen =
        engine
            .explanation(first)
            .getJsonObject("call")
            .getJsonArray("candidates")
            .getJsonObject(2)
            .getString("id");

    engine.post(
        first,
        "contact",
        Json.createObjectBuilder().add("contactId", chosen).add("remember", true).build());

    var later = engine.awaitStatus(playWith(shared, Scenario.MISSED, "103"), PRIYA, "logged");
    assertThat(engine.record(later).contactId()).isEqualTo(chosen);
  }

  @Tag("DEC-7")
  @Test
  void a_contact_is_made_for_a_stranger_if_the_admin_wants_it() {
    var stranger = Customer.strangers().getFirst();
    var parked = engine.awaitStatus(playWith(stranger, Scenario.MISSED, "102"), TOM, "parked");
    set("contacts.if-nobody", "create", "contacts.new-name", "Caller {number}");

    var call = engine.awaitStatus(playWith(stranger, Scenario.MISSED, "103"), PRIYA, "logged");
    engine.post(parked, "retry", JsonObject.EMPTY_JSON_OBJECT);

    assertThat(call.contact()).contains("Caller " + stranger.phoneNumber());
    assertThat(company.simulator.crm().contactsWith(stranger.phoneNumber())).hasSize(1);
    Awaitility.await()
        .atMost(Company.PATIENCE)
        .until(
            () ->
                company.api.calls().stream()
                    .filter(c -> c.id() == parked.id())
                    .anyMatch(c -> c.status().equals("logged")));
    assertThat(company.simulator.crm().contactsWith(stranger.phoneNumber())).hasSize(1);
  }

  // Explanation and dry run

  @Test
  void an_explanation_names_rules_inputs_and_versions() {
    var call = engine.awaitComplete(play(Scenario.INBOUND_ANSWERED, "102"), TOM);

    var steps = engine.explanation(call).getJsonArray("steps").getValuesAs(JsonObject.class);

    assertThat(steps)
        .extracting(s -> s.getString("rule"))
        .startsWith("contact", "owner", "create")
        .endsWith("artifacts");
    assertThat(steps)
        .allSatisfy(
            s -> {
              assertThat(s.getString("question")).endsWith("?");
              assertThat(s.getJsonObject("inputs")).isNotEmpty();
              assertThat(s.getJsonNumber("settingsVersion").longValue()).isPositive();
              assertThat(s.getString("connectorVersion")).isNotEmpty();
            });
  }

  @Test
  void a_dry_run_writes_nothing_and_equals_the_real_run() {
    var customer = Customer.all().get(3);
    var played = playWith(customer, Scenario.MISSED, "102");
    var call = engine.awaitComplete(played, TOM);
    var before = company.simulator.crm().requests();

    var dry =
        engine.post(
            call,
            "dry-run",
            Json.createObjectBuilder()
                .add(
                    "settings",
                    Json.createObjectBuilder()
                        .add("item.number", "false")
                        .add("server-logging.owner", "admin"))
                .build());

    assertThat(company.simulator.crm().requests().creates()).isEqualTo(before.creates());
    assertThat(company.simulator.crm().requests().updates()).isEqualTo(before.updates());
    set("item.number", "false");
    logging("owner", "admin");
    var real = engine.awaitComplete(playWith(customer, Scenario.MISSED, "102"), TOM);
    var record = dry.getJsonObject("record");
    assertThat(withoutTimes(record.getString("body")))
        .isEqualTo(withoutTimes(engine.record(real).body()));
    assertThat(record.getString("subject")).isEqualTo(engine.record(real).subject());
    assertThat(rules(dry)).isEqualTo(rules(engine.explanation(real)));
  }

  private static List<String> rules(JsonObject explanation) {
    return explanation.getJsonArray("steps").getValuesAs(JsonObject.class).stream()
        .map(s -> s.getString("rule") + " " + s.getString("step"))
        .filter(s -> !s.equals("artifacts wait") && !s.startsWith("update"))
        .toList();
  }

  private static String withoutTimes(String body) {
    return body.replaceAll("(Start|End|Duration|Talk time): .*", "$1");
  }
}
