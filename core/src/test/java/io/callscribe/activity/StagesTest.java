package io.callscribe.activity;

import static io.callscribe.activity.ActivityFixtures.ENDED;
import static io.callscribe.activity.ActivityFixtures.allAtOnce;
import static io.callscribe.activity.ActivityFixtures.arrived;
import static io.callscribe.activity.ActivityFixtures.call;
import static io.callscribe.activity.ActivityFixtures.confirmed;
import static io.callscribe.activity.ActivityFixtures.connector;
import static io.callscribe.activity.ActivityFixtures.onlySummary;
import static io.callscribe.activity.ActivityFixtures.settings;
import static io.callscribe.activity.ActivityFixtures.situation;
import static io.callscribe.activity.ActivityFixtures.wholeInsight;
import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.activity.ActivityFixtures.CallFacts;
import io.callscribe.activity.ActivityFixtures.Case;
import io.callscribe.activity.NextStep.Complete;
import io.callscribe.activity.NextStep.Create;
import io.callscribe.activity.NextStep.FetchInsights;
import io.callscribe.activity.NextStep.Wait;
import io.callscribe.api.Capability;
import io.callscribe.api.ConnectorDescriptor;
import io.callscribe.call.PersonCall.CallLog;
import io.callscribe.call.PersonCall.CallRecording;
import io.callscribe.insight.CallInsight;
import io.callscribe.settings.LoggingSettings;
import io.callscribe.settings.LoggingSettings.Timing;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a record grows, from the call's end until nothing more can come. */
class StagesTest {
  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  private static LoggingSettings atConnect() {
    return settings("activity.create-at-connect", "true");
  }

  private static CallFacts early() {
    return call().log(CallLog.AWAITED).recordings();
  }

  private static Case after(Duration end) {
    return situation().at(ENDED.plus(end)).insights();
  }

  @Test
  @Tag("LOG-07")
  void the_first_thing_written_has_start_end_duration_and_participants() {
    var life = new Life();

    life.sees(after(A_MOMENT).call(early()));

    assertThat(life.creates()).isEqualTo(1);
    assertThat(life.body())
        .contains("2026-07-14 09:00:00 PDT", "2026-07-14 09:03:05 PDT", "3 min 5 s")
        .contains("Maya Chen, ext. 101", "+14155550100");
    assertThat(life.record().subject()).isEqualTo("Inbound call from Ana Ward");
  }

  @Test
  @Tag("LOG-08")
  @Tag("LOG-09")
  @Tag("LOG-10")
  @Tag("LOG-11")
  @Tag("LOG-12")
  void every_later_stage_goes_into_the_record_of_the_first() {
    var life = new Life();

    assertThat(life.sees(after(A_MOMENT).call(early()))).isInstanceOf(Wait.class);
    assertThat(life.body()).doesNotContain("Quote on Friday", "media.example.com", "They agreed.");

    life.sees(after(Duration.ofSeconds(40)).call(early()).note("Quote on Friday."));
    assertThat(life.body()).contains("Quote on Friday.").doesNotContain("media.example.com");

    life.sees(after(Duration.ofMinutes(4)).note("Quote on Friday."));
    assertThat(life.body()).contains("Quote on Friday.", "media.example.com");

    var last =
        life.sees(
            after(Duration.ofMinutes(20))
                .note("Quote on Friday.")
                .insights(arrived(wholeInsight(), Duration.ofMinutes(20))));
    assertThat(life.body()).contains("Quote on Friday.", "media.example.com", "They agreed.");
    assertThat(last).isEqualTo(new Complete("Everything is there"));
    assertThat(life.creates()).isEqualTo(1);
    assertThat(life.updates()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1S", "PT10M", "PT25H59M", "PT26H"})
  @Tag("RS-18")
  void insights_end_up_in_the_one_record_whenever_they_come(Duration delay) {
    var life = new Life();

    life.sees(after(A_MOMENT));
    life.sees(after(delay));
    var last = life.sees(after(delay).insights(arrived(wholeInsight(), delay)));

    assertThat(last).isEqualTo(new Complete("Everything is there"));
    assertThat(life.creates()).isEqualTo(1);
    assertThat(life.updates()).isEqualTo(1);
    assertThat(life.body()).contains("They agreed.", "Maya: Hello.");
  }

  @Test
  @Tag("RS-18")
  void two_events_with_insights_of_one_call_both_end_up_in_its_record() {
    var part = arrived(onlySummary("AI notes."), Duration.ofMinutes(1));
    var whole = arrived(wholeInsight(), Duration.ofMinutes(15));
    var life = new Life();

    life.sees(after(A_MOMENT));
    var first = life.sees(after(Duration.ofMinutes(1)).insights(part));
    var last = life.sees(after(Duration.ofMinutes(15)).insights(whole));

    assertThat(first).isInstanceOf(Wait.class);
    assertThat(last).isEqualTo(new Complete("Everything is there"));
    assertThat(life.creates()).isEqualTo(1);
    assertThat(life.body()).contains("They agreed.").doesNotContain("AI notes.");
  }

  static Stream<Arguments> times() {
    return Stream.of(1, 19, 20, 25, 119).map(m -> Arguments.of(Duration.ofMinutes(m)));
  }

  @ParameterizedTest
  @MethodSource("times")
  @Tag("LOG-43")
  @Tag("LOG-42")
  void a_recording_is_linked_however_long_it_takes(Duration delay) {
    var life = new Life();

    life.sees(after(A_MOMENT).call(early()));
    life.sees(after(delay));

    assertThat(life.updates()).isEqualTo(1);
    assertThat(life.body()).contains("media.example.com");
  }

  @Test
  @Tag("LOG-43")
  @Tag("PN-03")
  void a_recording_that_never_comes_ends_in_a_reason() {
    var life = new Life();

    var waits = life.sees(after(A_MOMENT).call(call().recordings()));
    var ends = life.sees(after(Duration.ofHours(2)).call(call().recordings()));

    assertThat(waits)
        .isEqualTo(
            new Wait(Rule.ARTIFACTS, ENDED.plus(Duration.ofHours(2)), "Waiting for the recording"));
    assertThat(ends).isEqualTo(new Complete("No recording within PT2H"));
  }

  static Stream<CallFacts> whateverIsMissing() {
    return Stream.of(
        call(),
        call().recordings(),
        call().announced("r-1", "r-2"),
        call().notRecorded(),
        call().notRecorded().withLostEvents(),
        call().notAnswered(),
        call().tooShort(),
        call().log(CallLog.MISSING),
        call().recordings().log(CallLog.MISSING));
  }

  @ParameterizedTest
  @MethodSource("whateverIsMissing")
  @Tag("PN-03")
  void no_call_waits_for_ever(CallFacts facts) {
    var some = arrived(onlySummary("Some."));
    for (var timing : Timing.values()) {
      for (var insights : List.of(new CallInsight[] {}, new CallInsight[] {some})) {
        var life = new Life();
        var settings = settings("activity.timing", timing.name());
        life.sees(after(A_MOMENT).call(facts).settings(settings).insights(insights));

        var last =
            life.sees(
                after(Duration.ofHours(27)).call(facts).settings(settings).insights(insights));

        assertThat(last).isInstanceOf(Complete.class);
        assertThat(last.reason()).isNotBlank();
        assertThat(life.creates()).isEqualTo(1);
      }
    }
  }

  @Test
  void insights_are_asked_for_once_after_a_long_silence_of_ours() {
    var life = new Life();
    life.sees(after(A_MOMENT));

    var rest = life.sees(after(Duration.ofHours(20)));

    assertThat(life.asked()).isEqualTo(1);
    assertThat(rest)
        .isEqualTo(
            new Wait(
                Rule.ARTIFACTS,
                ENDED.plus(Duration.ofHours(20)).plus(Duration.ofMinutes(15)),
                "Waiting for RingSense"));
  }

  @Test
  void a_call_log_that_is_late_does_not_have_insights_asked_for_again_and_again() {
    var late = call().log(CallLog.AWAITED);
    var life = new Life();
    life.sees(after(A_MOMENT).call(late));

    var rest = life.sees(after(Duration.ofHours(3)).call(late));

    assertThat(rest).isInstanceOf(Wait.class);
    assertThat(life.asked()).isEqualTo(1);
  }

  @Test
  @Tag("RS-06")
  void a_person_without_licence_is_complete_at_once_beside_one_with_a_licence() {
    var unlicensed = new Life();
    var licensed = new Life();
    var insight = arrived(wholeInsight());

    var complete = unlicensed.sees(after(A_MOMENT).withoutLicence());
    licensed.sees(after(A_MOMENT));
    licensed.sees(after(Duration.ofMinutes(1)).insights(insight));

    assertThat(complete).isEqualTo(new Complete("No RingSense licence"));
    assertThat(licensed.body()).contains("They agreed.");
    assertThat(unlicensed.body()).doesNotContain("RingSense");
  }

  @Test
  @Tag("RS-07")
  void a_call_that_was_not_recorded_does_not_wait_for_insights() {
    var life = new Life();

    var rest = life.sees(after(A_MOMENT).call(call().notRecorded()));

    assertThat(rest).isEqualTo(new Complete("Not recorded"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RingSense is waiting for server-side logging: switch it on and save",
        "RingSense is not active: save server-side logging to activate it"
      })
  @Tag("RS-10")
  @Tag("RS-11")
  void inactive_ringsense_is_not_awaited_and_says_why(String why) {
    var life = new Life();

    var rest = life.sees(after(A_MOMENT).ringSenseInactive(why));

    assertThat(rest).isEqualTo(new Complete(why));
    assertThat(life.asked()).isZero();
    assertThat(Artifacts.of(after(A_MOMENT).ringSenseInactive(why).build()).insights())
        .isEqualTo(new Artifact.Absent(why));
  }

  @Test
  @Tag("RS-19")
  void a_connector_that_takes_no_insights_gets_its_calls_as_ever() {
    var without = connector(Capability.READ_ACTIVITY, Capability.UPDATE_ACTIVITY);
    var life = new Life();

    var rest = life.sees(situation().connector(without));

    assertThat(rest).isEqualTo(new Complete("The connector does not take RingSense insights"));
    assertThat(life.body()).contains("media.example.com").doesNotContain("They agreed.");
  }

  static Stream<Arguments> begins() {
    var cannotUpdate = connector(Capability.CREATE_ACTIVITY, Capability.READ_ACTIVITY);
    var cannotRead = connector(Capability.CREATE_ACTIVITY, Capability.UPDATE_ACTIVITY);
    return Stream.of(
        begins("answered", atConnect(), call(), ActivityFixtures.ableConnector(), true),
        begins("by default", settings(), call(), ActivityFixtures.ableConnector(), false),
        begins("rings", atConnect(), call().notAnswered(), ActivityFixtures.ableConnector(), false),
        begins("cannot update", atConnect(), call(), cannotUpdate, false),
        begins("cannot read", atConnect(), call(), cannotRead, false),
        begins(
            "all at once",
            settings("activity.create-at-connect", "true", "activity.timing", "all-at-once"),
            call(),
            ActivityFixtures.ableConnector(),
            false));
  }

  private static Arguments begins(
      String name,
      LoggingSettings settings,
      CallFacts call,
      ConnectorDescriptor connector,
      boolean expected) {
    var situation = situation().settings(settings).call(call.goesOn()).connector(connector);
    return Arguments.argumentSet(name, situation, expected);
  }

  @ParameterizedTest
  @MethodSource("begins")
  @Tag("LOG-15")
  @Tag("DEC-1")
  void a_record_is_begun_at_connect_only_if_it_can_be_finished(Case situation, boolean begun) {
    assertThat(situation.next()).isInstanceOf(begun ? Create.class : Wait.class);
  }

  @Test
  @Tag("LOG-15")
  @Tag("DEC-1")
  void a_record_that_was_begun_at_connect_ends_like_any_other() {
    var begun = new Life();
    var usual = new Life();

    var rest = begun.sees(after(A_MOMENT).settings(atConnect()).call(call().goesOn()));
    var first = begun.record();
    begun.sees(situation().settings(atConnect()));
    usual.sees(situation());

    assertThat(rest)
        .isEqualTo(new Wait(Rule.CALL_ENDED, ENDED.plusSeconds(61), "The call goes on"));
    assertThat(first.body()).contains("Duration: pending").doesNotContain("End:");
    assertThat(first.call().duration()).isZero();
    assertThat(begun.record()).isEqualTo(usual.record());
    assertThat(begun.creates()).isEqualTo(1);
    assertThat(begun.updates()).isEqualTo(1);
  }

  @Test
  @Tag("LOG-15")
  void a_record_that_was_begun_at_connect_is_finished_although_all_at_once_was_set_meanwhile() {
    var life = new Life();
    life.sees(after(A_MOMENT).settings(atConnect()).call(call().goesOn()));

    life.sees(situation().settings(allAtOnce()));

    assertThat(life.record().body()).contains("End:").doesNotContain("pending");
    assertThat(life.updates()).isEqualTo(1);
  }

  @Test
  @Tag("LOG-16")
  @Tag("LOG-17")
  @Tag("LOG-18")
  void all_at_once_is_one_write_whatever_comes_and_whenever() {
    var life = new Life();

    var rests =
        List.of(
            life.sees(after(A_MOMENT).settings(allAtOnce()).call(early())),
            life.sees(after(Duration.ofMinutes(1)).settings(allAtOnce()).call(early()).note("One")),
            life.sees(after(Duration.ofMinutes(4)).settings(allAtOnce()).note("One, two")));
    var before = life.creates();
    var insight = arrived(wholeInsight(), Duration.ofMinutes(20));
    var last =
        life.sees(
            after(Duration.ofMinutes(20)).settings(allAtOnce()).note("One, two").insights(insight));

    assertThat(rests).allSatisfy(rest -> assertThat(rest).isInstanceOf(Wait.class));
    assertThat(before).isZero();
    assertThat(last).isEqualTo(new Complete("Written all at once"));
    assertThat(life.creates()).isEqualTo(1);
    assertThat(life.updates()).isZero();
    assertThat(life.body()).contains("One, two", "media.example.com", "They agreed.");
  }

  @Test
  @Tag("LOG-16")
  void all_at_once_writes_nothing_before_the_last_deadline() {
    var missing = call().recordings();
    var life = new Life();

    for (var at = ENDED; at.isBefore(lastDeadline()); at = at.plus(Duration.ofMinutes(7))) {
      life.sees(situation().settings(allAtOnce()).call(missing).insights().at(at));
    }
    var before = life.creates();
    life.sees(situation().settings(allAtOnce()).call(missing).insights().at(lastDeadline()));

    assertThat(before).isZero();
    assertThat(life.creates()).isEqualTo(1);
  }

  /** Insights of a call are not awaited once its recording is given up. */
  private static Instant lastDeadline() {
    return ENDED.plus(Duration.ofHours(2));
  }

  @Test
  @Tag("LOG-18")
  void nothing_that_comes_late_is_added_to_what_was_written_all_at_once() {
    var late = arrived(wholeInsight(), Duration.ofHours(30));
    var second = new CallRecording("r-2", URI.create("https://media.example.com/r-2"));
    var life = new Life();
    life.sees(after(Duration.ofHours(27)).settings(allAtOnce()).call(call().recordings()));
    var written = life.record();

    life.sees(
        situation()
            .settings(allAtOnce())
            .call(call().recordings(ActivityFixtures.RECORDING, second))
            .note("Too late", "Too late")
            .insights(late)
            .at(ENDED.plus(Duration.ofHours(30))));

    assertThat(life.creates()).isEqualTo(1);
    assertThat(life.updates()).isZero();
    assertThat(life.record()).isEqualTo(written);
  }

  @Test
  @Tag("LOG-14")
  void records_grow_in_steps_unless_it_is_said_otherwise() {
    assertThat(settings().timing()).isEqualTo(Timing.INCREMENTAL);
    assertThat(allAtOnce().timing()).isEqualTo(Timing.ALL_AT_ONCE);
  }

  @ParameterizedTest
  @CsvSource({
    "true,  true,  The connector cannot change a record",
    "false, false, Written all at once"
  })
  @Tag("DEC-5")
  void nobody_is_asked_to_change_a_record_where_that_cannot_be(
      boolean incremental, boolean createOnly, String reason) {
    var can = createOnly ? connector(Capability.CREATE_ACTIVITY) : ActivityFixtures.ableConnector();
    var begun = situation().call(early()).insights().connector(can).written();

    var step =
        situation()
            .settings(incremental ? settings() : allAtOnce())
            .connector(can)
            .entry(confirmed(begun))
            .next();

    assertThat(step).isInstanceOf(Complete.class);
    assertThat(step.reason()).startsWith(reason);
  }

  @Test
  void insights_are_asked_for_before_a_part_is_taken_for_all_there_is() {
    var part = arrived(onlySummary("They agreed."));
    var written = situation().insights(part).written();
    var settled = ENDED.plusSeconds(30).plus(Duration.ofMinutes(30));

    var step = situation().insights(part).entry(confirmed(written)).at(settled).next();

    assertThat(step).isInstanceOf(FetchInsights.class);
  }
}
