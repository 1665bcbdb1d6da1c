package io.callscribe.activity;

import static io.callscribe.activity.ActivityFixtures.ENDED;
import static io.callscribe.activity.ActivityFixtures.call;
import static io.callscribe.activity.ActivityFixtures.confirmed;
import static io.callscribe.activity.ActivityFixtures.planned;
import static io.callscribe.activity.ActivityFixtures.sent;
import static io.callscribe.activity.ActivityFixtures.settings;
import static io.callscribe.activity.ActivityFixtures.situation;
import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.activity.ActivityFixtures.CallFacts;
import io.callscribe.activity.ActivityFixtures.Case;
import io.callscribe.activity.NextStep.Complete;
import io.callscribe.activity.NextStep.Create;
import io.callscribe.activity.NextStep.Exclude;
import io.callscribe.activity.NextStep.LookUp;
import io.callscribe.activity.NextStep.Update;
import io.callscribe.api.Direction;
import io.callscribe.number.BlockList;
import io.callscribe.settings.LoggingSettings;
import io.callscribe.settings.LoggingSettings.Level;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a call is logged at all. */
class WhoseCallsTest {
  private static Case onLevel(Level level, boolean byAdmin) {
    var situation = situation().settings(settings(level));
    return byAdmin ? situation.byAdmin() : situation;
  }

  private static LoggingSettings blocking(String typed) {
    return settings("server-logging.blocked", BlockList.typed(typed, "US").text());
  }

  @ParameterizedTest
  @CsvSource({
    "OFF,     false, false",
    "OFF,     true,  false",
    "ADMIN,   false, false",
    "ADMIN,   true,  true",
    "ACCOUNT, false, true",
    "ACCOUNT, true,  true"
  })
  @Tag("SSL-02")
  @Tag("SSL-14")
  void the_level_says_whose_calls_are_logged(Level level, boolean byAdmin, boolean logged) {
    var step = onLevel(level, byAdmin).next();

    assertThat(step).isInstanceOf(logged ? Create.class : Exclude.class);
  }

  @Test
  @Tag("SSL-02")
  void there_are_three_levels_and_no_other() {
    assertThat(LoggingSettings.LEVEL.choices()).containsExactly("off", "admin", "account");
  }

  @Test
  @Tag("DEC-2")
  @Tag("AUTO-06")
  void a_person_is_left_out_by_their_extension() {
    var step = situation().settings(blocking("101")).next();

    assertThat(step).isEqualTo(new Exclude(Rule.BLOCK_LIST, "Blocked: 101"));
  }

  @Test
  @Tag("DEC-2")
  void nothing_that_people_set_for_themselves_leaves_their_calls_out() {
    assertThat(LoggingSettings.ALL)
        .filteredOn(s -> s.group().equals("Server-side logging"))
        .isNotEmpty()
        .allSatisfy(s -> assertThat(s.scope().name()).isEqualTo("ADMIN"));
  }

  @Test
  @Tag("SSL-15")
  void the_step_from_trial_to_all_changes_nothing_in_the_admins_record() {
    var onTrial = (Create) onLevel(Level.ADMIN, true).next();
    var written = onLevel(Level.ADMIN, true).written();

    assertThat(onLevel(Level.ACCOUNT, true).entry(planned()).next()).isEqualTo(onTrial);
    assertThat(onLevel(Level.ACCOUNT, true).entry(confirmed(written)).next())
        .isInstanceOf(Complete.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Level.class,
      names = {"OFF", "ADMIN"})
  @Tag("SSL-16")
  void a_record_that_exists_is_completed_after_switching_off(Level level) {
    var begun = situation().call(call().recordings()).insights().written();

    var step = onLevel(level, false).entry(confirmed(begun)).next();

    assertThat(step).isInstanceOf(Update.class);
  }

  @Test
  @Tag("SSL-16")
  void a_record_of_which_a_part_exists_is_finished_after_switching_off() {
    var step = onLevel(Level.OFF, false).entry(planned().done("record")).next();

    assertThat(step).isInstanceOf(Create.class);
  }

  @Test
  @Tag("SSL-16")
  void a_record_that_may_exist_is_looked_for_after_switching_off() {
    assertThat(onLevel(Level.OFF, false).entry(sent()).next()).isInstanceOf(LookUp.class);
  }

  static Stream<Arguments> blocked() {
    var outbound = call().direction(Direction.OUTBOUND);
    var viaMainNumber = call().numbers("+14155550100", "+15551230000", "101");
    var internal = call().direction(Direction.INTERNAL).otherNumber("102").numbers("101", "102");
    return Stream.of(
        blocked("the caller", "+14155550100", call(), "+14155550100"),
        blocked("who was called", "+14155550100", outbound, "+14155550100"),
        blocked("in national form", "(415) 555-0100", call(), "+14155550100"),
        blocked("the number that was dialled", "+15551230000", viaMainNumber, "+15551230000"),
        blocked("the extension", "101", call(), "101"),
        blocked("the other extension", "102", internal, "102"),
        blocked("among others, with blanks", " +15105551234 ,  101,+442071234567", call(), "101"),
        blocked("without commas at the ends", ",101,,", call(), "101"));
  }

  private static Arguments blocked(String name, String typed, CallFacts call, String entry) {
    return Arguments.argumentSet(name, typed, call, entry);
  }

  @ParameterizedTest
  @MethodSource("blocked")
  @Tag("SSL-27")
  @Tag("SSL-28")
  @Tag("SSL-29")
  void a_blocked_number_or_extension_on_either_side_is_not_logged(
      String typed, CallFacts call, String entry) {
    var step = logsInternalCalls(typed).call(call).next();

    assertThat(step).isEqualTo(new Exclude(Rule.BLOCK_LIST, "Blocked: " + entry));
  }

  private static Case logsInternalCalls(String blocked) {
    return situation()
        .settings(
            settings(
                "server-logging.blocked",
                BlockList.typed(blocked, "US").text(),
                "activity.internal-calls",
                "true"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "102", "1010", "+14155550101", "4155550100, +442071234567"})
  @Tag("SSL-27")
  void only_what_is_blocked_is_left_out(String typed) {
    var call = call().otherNumber("+14155550109").numbers("+14155550109", "101");

    var step = situation().settings(blocking(typed)).call(call).withoutNumber().next();

    assertThat(step).isInstanceOf(Create.class);
  }

  @Test
  @Tag("SSL-27")
  void a_record_that_exists_stays_when_its_number_is_blocked() {
    var written = situation().written();

    var step = situation().settings(blocking("101")).entry(confirmed(written)).next();

    assertThat(step).isInstanceOf(Complete.class);
  }

  @ParameterizedTest
  @CsvSource({"true, Create", "false, Exclude"})
  void internal_calls_have_a_switch(String on, String expected) {
    var step =
        situation()
            .settings(settings("activity.internal-calls", on))
            .call(call().direction(Direction.INTERNAL).otherNumber("102"))
            .next();

    assertThat(step.getClass().getSimpleName()).isEqualTo(expected);
  }

  @Test
  @Tag("LOG-46")
  @Tag("DEC-8")
  void a_call_older_than_ninety_days_is_refused_with_that_reason() {
    var last = ENDED.plus(Duration.ofDays(90));

    assertThat(situation().at(last).next()).isInstanceOf(Create.class);
    assertThat(situation().at(last.plusMillis(1)).next())
        .isEqualTo(
            new Exclude(
                Rule.RETENTION,
                "The call is older than 90 days: RingCentral may have dropped its data"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Unknown",
        "Missed",
        "Call connected",
        "Accepted",
        "Call accepted",
        "Voicemail",
        "Rejected",
        "Reply",
        "Received",
        "Receive Error",
        "Fax on Demand",
        "Partial Receive",
        "Blocked",
        "No Answer",
        "Busy",
        "Hang Up",
        "Declined",
        "IP Phone Offline",
        "Wrong Number",
        "Restricted Number",
        "International Disabled",
        "Suspended account",
        "No Calling Credit",
        "Internal Error",
        "Call Failure",
        "Sent",
        "Poor Line Quality",
        "hang   up / <b>$1</b>"
      })
  @Tag("LOG-30")
  void every_result_of_ringcentral_is_in_the_record_letter_by_letter(String result) {
    var wanted = situation().call(call().result(result)).wanted();

    assertThat(wanted.call().result()).isEqualTo(result);
    assertThat(wanted.sections())
        .contains(new Section("result", new Section.Field("Result", result)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Missed", "Voicemail", "No Answer", "Busy"})
  @Tag("LOG-30")
  void a_call_that_nobody_answered_is_logged_too(String result) {
    var life = new Life();

    var rest = life.sees(situation().call(call().notAnswered().result(result)).insights());

    assertThat(rest).isEqualTo(new Complete("Not recorded: not answered"));
    assertThat(life.creates()).isEqualTo(1);
    assertThat(life.record().call().result()).isEqualTo(result);
  }
}
