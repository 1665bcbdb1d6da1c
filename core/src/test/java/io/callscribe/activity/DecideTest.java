package io.callscribe.activity;

import static io.callscribe.activity.ActivityFixtures.ANA;
import static io.callscribe.activity.ActivityFixtures.ENDED;
import static io.callscribe.activity.ActivityFixtures.NOW;
import static io.callscribe.activity.ActivityFixtures.allAtOnce;
import static io.callscribe.activity.ActivityFixtures.arrived;
import static io.callscribe.activity.ActivityFixtures.call;
import static io.callscribe.activity.ActivityFixtures.confirmed;
import static io.callscribe.activity.ActivityFixtures.connector;
import static io.callscribe.activity.ActivityFixtures.onlySummary;
import static io.callscribe.activity.ActivityFixtures.planned;
import static io.callscribe.activity.ActivityFixtures.sent;
import static io.callscribe.activity.ActivityFixtures.settings;
import static io.callscribe.activity.ActivityFixtures.situation;
import static io.callscribe.activity.ActivityFixtures.wholeInsight;
import static io.callscribe.activity.ActivityFixtures.withoutInsights;
import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.activity.ActivityFixtures.Case;
import io.callscribe.activity.NextStep.Complete;
import io.callscribe.activity.NextStep.Create;
import io.callscribe.activity.NextStep.Exclude;
import io.callscribe.activity.NextStep.FetchInsights;
import io.callscribe.activity.NextStep.FindContact;
import io.callscribe.activity.NextStep.FindOwner;
import io.callscribe.activity.NextStep.LookUp;
import io.callscribe.activity.NextStep.Park;
import io.callscribe.activity.NextStep.Update;
import io.callscribe.activity.NextStep.Wait;
import io.callscribe.api.Capability;
import io.callscribe.api.ConnectorDescriptor;
import io.callscribe.api.Contact;
import io.callscribe.api.ContactId;
import io.callscribe.api.Direction;
import io.callscribe.call.PersonCall.CallLog;
import io.callscribe.contact.ContactMatch;
import io.callscribe.settings.LoggingSettings.Level;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecideTest {
  private static final Contact BEN = Contact.of(new ContactId("c-8"), "Ben", List.of());
  private static final Contact CLEO = Contact.of(new ContactId("c-9"), "Cleo", List.of());

  static Stream<Arguments> beforeTheRecordExists() {
    return Stream.of(
        row(
            "switched off",
            situation().settings(settings(Level.OFF)),
            new Exclude(Rule.LEVEL, "Server-side logging is off")),
        row(
            "trial, somebody else's call",
            situation().settings(settings(Level.ADMIN)),
            new Exclude(Rule.LEVEL, "Trial: only the admin's own calls are logged")),
        row(
            "internal",
            situation().call(call().direction(Direction.INTERNAL)),
            new Exclude(Rule.INTERNAL_CALLS, "Internal call")),
        row(
            "goes on",
            situation().call(call().goesOn()),
            new Wait(Rule.CALL_ENDED, NOW.plusSeconds(60), "The call goes on")),
        row(
            "withheld",
            situation().withoutNumber().withoutContact(),
            new Park(
                Rule.NUMBER,
                "The other party's number is withheld or cannot be read: choose a contact",
                List.of())),
        row(
            "nobody has the number",
            situation().contact(new ContactMatch.Nobody()),
            new Park(Rule.CONTACT, "No contact has the number +14155550100", List.of())),
        row(
            "several have the number",
            situation().contact(new ContactMatch.Several(List.of(BEN, CLEO))),
            new Park(Rule.CONTACT, "2 contacts have the number +14155550100", List.of(BEN, CLEO))),
        row(
            "nobody knows how many have the number",
            situation().contact(new ContactMatch.Several(List.of(BEN), true)),
            new Park(Rule.CONTACT, "Too many contacts have the number +14155550100", List.of(BEN))),
        row(
            "owner not chosen yet",
            situation().withoutOwner(),
            new FindOwner("The contact is Ana Ward")));
  }

  private static Arguments row(String name, Case situation, NextStep expected) {
    return Arguments.argumentSet(name, situation, expected);
  }

  @ParameterizedTest
  @MethodSource("beforeTheRecordExists")
  @Tag("SSL-14")
  @Tag("AUTO-07")
  void before_the_record_exists(Case situation, NextStep expected) {
    assertThat(situation.next()).isEqualTo(expected);
  }

  @Test
  void the_contact_is_looked_for_by_the_number() {
    var step = (FindContact) situation().withoutContact().next();

    assertThat(step.number().e164()).isEqualTo("+14155550100");
    assertThat(step.reason()).isEqualTo("The contact is looked for by the number");
  }

  @Test
  @Tag("SSL-14")
  void the_admins_own_call_is_logged_on_trial() {
    var step = situation().settings(settings(Level.ADMIN)).byAdmin().next();

    assertThat(step).isInstanceOf(Create.class);
  }

  @Test
  void an_internal_call_is_logged_if_the_admin_wants_it() {
    var step =
        situation()
            .settings(settings("activity.internal-calls", "true"))
            .call(call().direction(Direction.INTERNAL))
            .next();

    assertThat(step).isInstanceOf(Create.class);
  }

  @Test
  void a_record_is_created_when_contact_and_owner_are_known() {
    var step = (Create) situation().next();

    assertThat(step.wanted().subject()).isEqualTo("Inbound call from Ana Ward");
    assertThat(step.reason()).isEqualTo("Owner Maya: The agent has authorised the CRM");
  }

  @Test
  void an_incremental_record_is_created_without_waiting_for_anything() {
    var step = situation().call(call().log(CallLog.AWAITED).recordings()).insights().next();

    assertThat(step).isInstanceOf(Create.class);
  }

  @Test
  @Tag("LOG-16")
  void all_at_once_waits_for_the_recording() {
    var step =
        situation().settings(allAtOnce()).call(call().recordings()).insights().at(NOW).next();

    assertThat(step)
        .isEqualTo(
            new Wait(Rule.ARTIFACTS, ENDED.plus(Duration.ofHours(2)), "Waiting for the recording"));
  }

  @Test
  @Tag("LOG-16")
  void all_at_once_is_created_when_everything_is_there() {
    var step = (Create) situation().settings(allAtOnce()).next();

    assertThat(step.wanted().sections()).extracting(Section::key).contains("recording-1", "score");
  }

  @Test
  @Tag("LOG-16")
  void all_at_once_is_created_when_every_deadline_has_passed() {
    var step =
        situation()
            .settings(allAtOnce())
            .call(call().recordings())
            .insights()
            .at(ENDED.plus(Duration.ofHours(27)))
            .next();

    assertThat(step).isInstanceOf(Create.class);
  }

  @Test
  @Tag("LOG-18")
  void all_at_once_is_never_updated() {
    var before = situation().insights().written();

    var step = situation().settings(allAtOnce()).entry(confirmed(before)).next();

    assertThat(step).isEqualTo(new Complete("Written all at once"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Capability.class,
      names = {"UNIQUE_REFERENCE", "FIND_BY_REFERENCE", "SCAN_FOR_REFERENCE"})
  @Tag("R-4")
  void a_lost_answer_is_looked_up_where_the_crm_can_be_asked(Capability capability) {
    var step = situation().entry(sent()).connector(connector(capability)).next();

    assertThat(step).isEqualTo(new LookUp("The CRM's answer to the create was lost"));
  }

  @Test
  void a_lost_answer_is_parked_where_the_crm_cannot_be_asked() {
    var step = situation().entry(sent()).connector(connector(Capability.CREATE_ACTIVITY)).next();

    assertThat(step)
        .isEqualTo(
            new Park(
                Rule.LOST_ANSWER,
                "The CRM may or may not have the record, and cannot be asked: check it by hand",
                List.of()));
  }

  @Test
  void a_look_up_waits_until_the_crms_search_shows_new_records() {
    var slow =
        ConnectorDescriptor.builder("slow-crm", "Slow CRM")
            .can(Capability.FIND_BY_REFERENCE)
            .searchLag(Duration.ofMinutes(2))
            .build();

    var step = situation().entry(sent().sentAt(NOW.minusSeconds(30))).connector(slow).next();

    assertThat(step)
        .isEqualTo(
            new Wait(
                Rule.LOST_ANSWER,
                NOW.plusSeconds(90),
                "The CRM's search needs a moment to show the record"));
  }

  @Test
  void a_person_is_asked_after_many_creates_without_an_answer_and_without_a_record() {
    var step = situation().entry(planned().creates(5)).next();

    assertThat(step).isInstanceOf(Park.class);
  }

  @Test
  void a_lost_answer_is_looked_up_whatever_is_switched_off_meanwhile() {
    var step = situation().entry(sent()).settings(settings(Level.OFF)).next();

    assertThat(step).isInstanceOf(LookUp.class);
  }

  @Test
  void a_record_to_which_nothing_is_to_be_added_is_complete() {
    var step = situation().entry(confirmed(situation().written())).next();

    assertThat(step).isEqualTo(new Complete("Everything is there"));
  }

  @Test
  void a_complete_record_says_what_never_came() {
    var missed = call().notAnswered();
    var written = situation().call(missed).insights().written();

    var step = situation().call(missed).insights().entry(confirmed(written)).next();

    assertThat(step).isEqualTo(new Complete("Not recorded: not answered"));
  }

  @Test
  void the_final_call_log_updates_the_record() {
    var early = call().log(CallLog.AWAITED).notRecorded().startedAt(ENDED.minusSeconds(180));
    var written = situation().call(early).insights().written();

    var step = situation().call(call().notRecorded()).insights().entry(confirmed(written)).next();

    assertThat(step).isInstanceOf(Update.class);
    assertThat(step.reason()).isEqualTo("The call log has the call");
  }

  @Test
  @Tag("LOG-43")
  void a_recording_updates_the_record() {
    var written = situation().call(call().recordings()).insights().written();

    var step = (Update) situation().insights().entry(confirmed(written)).next();

    assertThat(step.reason()).isEqualTo("The recording is there");
    assertThat(step.wanted().recordings()).hasSize(1);
  }

  @Test
  @Tag("RS-18")
  void insights_update_the_record() {
    var written = situation().insights().written();

    var step = (Update) situation().entry(confirmed(written)).next();

    assertThat(step.reason()).isEqualTo("RingSense insights arrived");
    assertThat(step.wanted().sections()).extracting(Section::key).contains("score", "summary");
  }

  @Test
  void a_record_waits_for_insights_and_then_asks_for_them() {
    var written = situation().insights().written();
    var waiting = situation().insights().entry(confirmed(written));

    assertThat(waiting.next())
        .isEqualTo(
            new Wait(Rule.ARTIFACTS, ENDED.plus(Duration.ofMinutes(15)), "Waiting for RingSense"));
    assertThat(waiting.at(ENDED.plus(Duration.ofMinutes(15))).next())
        .isInstanceOf(FetchInsights.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void insights_are_asked_for_ever_more_rarely(int polls) {
    var written = situation().insights().written();

    var step =
        situation()
            .insights()
            .entry(confirmed(written).insightPolls(polls))
            .at(ENDED.plus(Duration.ofMinutes(15)))
            .next();

    assertThat(step)
        .isEqualTo(
            new Wait(
                Rule.ARTIFACTS,
                ENDED.plus(Duration.ofMinutes(15L << polls)),
                "Waiting for RingSense"));
  }

  @Test
  @Tag("PN-03")
  void the_deadline_ends_the_wait_for_insights() {
    var written = situation().insights().written();
    var waiting = situation().insights().entry(confirmed(written).insightPolls(8));

    assertThat(waiting.next())
        .isEqualTo(
            new Wait(Rule.ARTIFACTS, ENDED.plus(Duration.ofHours(26)), "Waiting for RingSense"));
    assertThat(waiting.at(ENDED.plus(Duration.ofHours(26))).next())
        .isEqualTo(new Complete("No RingSense insights within PT26H"));
  }

  @Test
  @Tag("RS-18")
  void insights_that_come_after_completion_are_still_written() {
    var written = situation().insights().written();

    var step = situation().entry(confirmed(written)).at(ENDED.plus(Duration.ofDays(3))).next();

    assertThat(step).isInstanceOf(Update.class);
  }

  @Test
  void a_part_of_an_insight_is_written_while_the_rest_is_awaited() {
    var part = arrived(onlySummary("They agreed."));
    var first = situation().insights().written();
    var then = situation().insights(part).written();

    assertThat(situation().insights(part).entry(confirmed(first)).next())
        .isInstanceOf(Update.class);
    assertThat(situation().insights(part).entry(confirmed(then)).next())
        .isEqualTo(
            new Wait(Rule.ARTIFACTS, ENDED.plus(Duration.ofMinutes(15)), "Waiting for RingSense"));
  }

  @Test
  void a_connector_that_cannot_update_is_never_asked_to() {
    var cannot = connector(Capability.CREATE_ACTIVITY, Capability.INSIGHTS);
    var written = situation().connector(cannot).insights().written();

    var step = situation().connector(cannot).entry(confirmed(written)).next();

    assertThat(step).isInstanceOf(Complete.class);
  }

  @Test
  void a_connector_that_cannot_read_back_is_never_asked_to_update() {
    var blind =
        connector(Capability.CREATE_ACTIVITY, Capability.UPDATE_ACTIVITY, Capability.INSIGHTS);
    var written = situation().connector(blind).insights().written();

    var step = situation().connector(blind).entry(confirmed(written)).next();

    assertThat(step).isInstanceOf(Complete.class);
  }

  @Test
  void a_record_keeps_the_name_of_the_contact_it_was_written_for() {
    var written = situation().written();

    var step = situation().contact(new ContactMatch.Nobody()).entry(confirmed(written)).next();

    assertThat(written.subject()).endsWith(ANA.name());
    assertThat(step).isInstanceOf(Complete.class);
  }

  @Test
  void a_switched_off_insight_does_not_hold_a_record_back() {
    var written = situation().settings(withoutInsights()).insights().written();

    var step = situation().settings(withoutInsights()).insights().entry(confirmed(written)).next();

    assertThat(step).isEqualTo(new Complete("RingSense is switched off"));
  }

  @Test
  void the_same_situation_is_always_decided_the_same() {
    var situation = situation().entry(planned()).insights(arrived(wholeInsight()));

    assertThat(situation.next()).isEqualTo(situation.next());
  }
}
