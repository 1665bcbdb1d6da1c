package io.callscribe.call;

import static io.callscribe.call.Script.CUSTOMER;
import static io.callscribe.call.Script.START;
import static io.callscribe.call.Topology.extension;
import static io.callscribe.ringcentral.PartyState.ANSWERED;
import static io.callscribe.ringcentral.PartyState.ENDED;
import static io.callscribe.ringcentral.PartyState.RINGING;
import static io.callscribe.ringcentral.PartyState.SETUP;
import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.account.SessionId;
import io.callscribe.api.Direction;
import io.callscribe.call.PersonCall.CallLog;
import io.callscribe.call.PersonCall.CallRecording;
import io.callscribe.call.Script.Line;
import io.callscribe.ringcentral.CallRecord;
import io.callscribe.ringcentral.PartyEvent;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CallStoryTest {

  @ParameterizedTest
  @EnumSource
  @Tag("PN-11")
  void everybody_who_talked_or_was_called_directly_took_part(Topology topology) {
    var people = topology.story().people(Topology::isPerson);

    assertThat(people).containsExactlyInAnyOrderElementsOf(topology.people());
  }

  @ParameterizedTest
  @CsvSource({
    "INBOUND_DIRECT,        101, INBOUND,  +14155550100, true,  Accepted",
    "OUTBOUND,              101, OUTBOUND, +14155550100, true,  Call connected",
    "OUTBOUND_NOT_ANSWERED, 101, OUTBOUND, +14155550100, false, No Answer",
    "MISSED,                101, INBOUND,  +14155550100, false, Missed",
    "TO_VOICEMAIL,          101, INBOUND,  +14155550100, false, Voicemail",
    "RINGOUT,               101, OUTBOUND, +14155550100, true,  Call connected",
    "RINGOUT_BY_THE_PLATFORM, 101, OUTBOUND, +14155550100, true, Call connected",
    "CALLOUT,               101, OUTBOUND, +14155550100, true,  Call connected",
    "PICKED_UP_BY_A_COLLEAGUE, 102, INBOUND, +14155550100, true, Accepted",
    "OUTBOUND_TRANSFER,     101, OUTBOUND, +14155550100, true,  Call connected",
    "OUTBOUND_TRANSFER,     102, OUTBOUND, +14155550100, true,  Accepted",
    "PARKED_AND_FETCHED,    102, INBOUND,  +14155550100, true,  Accepted",
    "CONFERENCE,            101, INBOUND,  +14155550100, true,  Accepted",
    "VIA_MENU,              102, INBOUND,  +14155550100, true,  Accepted",
    "QUEUE_ANSWERED,        102, INBOUND,  +14155550100, true,  Accepted",
    "BLIND_TRANSFER,        101, INBOUND,  +14155550100, true,  Accepted",
    "BLIND_TRANSFER,        102, INBOUND,  +14155550100, true,  Accepted",
    "ATTENDED_TRANSFER,     101, INBOUND,  +14155550100, true,  Accepted",
    "INTERNAL,              101, INTERNAL, 102,          true,  Call connected",
    "INTERNAL,              102, INTERNAL, 101,          true,  Accepted"
  })
  void a_persons_call_has_direction_other_number_and_result(
      Topology topology,
      String person,
      Direction direction,
      String number,
      boolean answered,
      String result) {
    var call = topology.story().of(extension(person), Optional.empty());

    assertThat(call.direction()).isEqualTo(direction);
    assertThat(call.otherNumber()).contains(number);
    assertThat(call.answered()).isEqualTo(answered);
    assertThat(call.result()).isEqualTo(result);
    assertThat(call.log()).isEqualTo(CallLog.AWAITED);
  }

  @ParameterizedTest
  @CsvSource({
    "INBOUND_DIRECT,        101,  0,  65, 60",
    "OUTBOUND,              101,  0,  48, 40",
    "OUTBOUND_NOT_ANSWERED, 101,  0,  25,  0",
    "MISSED,                101,  0,  20,  0",
    "TO_VOICEMAIL,          101,  0,  35,  0",
    "RINGOUT,               101,  0,  52, 40",
    "RINGOUT_BY_THE_PLATFORM, 101, 0, 52, 40",
    "CALLOUT,               101,  0,  52, 40",
    "PICKED_UP_BY_A_COLLEAGUE, 102, 0, 59, 50",
    "FLIPPED_TO_ANOTHER_DEVICE, 101, 0, 65, 60",
    "VIA_MENU,              102,  0,  66, 50",
    "FORWARDED,             101,  0,  46, 30",
    "VIA_MENU_THAT_ANSWERS, 102,  0,  66, 50",
    "VIA_MENU_AND_QUEUE,    102,  0,  89, 70",
    "TRANSFER_NOT_ANSWERED, 101,  0,  35, 30",
    "TRANSFER_TO_QUEUE,     102, 38,  76, 70",
    "OUTBOUND_TRANSFER,     101,  0,  38, 30",
    "OUTBOUND_TRANSFER,     102, 38,  52, 45",
    "PARKED_AND_FETCHED,    101,  0,  35, 30",
    "PARKED_AND_FETCHED,    102, 55,  45, 45",
    "PARKED_AND_LEFT,       101,  0,  35, 30",
    "PARKED_AND_LEFT,       102, 55,  45, 45",
    "CONFERENCE,            101,  0,  60, 55",
    "QUEUE_ANSWERED,        102,  0,  79, 70",
    "BLIND_TRANSFER,        101,  0,  35, 30",
    "BLIND_TRANSFER,        102, 35,  52, 45",
    "ATTENDED_TRANSFER,     101,  0,  65, 60",
    "CONSULTATION,          101, 40,  25, 20",
    "CONSULTATION,          102, 40,  70, 65",
    "INTERNAL,              102,  0,  29, 25"
  })
  void a_persons_call_has_the_times_of_their_part(
      Topology topology, String person, int start, int duration, int talk) {
    var call = topology.story().of(extension(person), Optional.empty());

    assertThat(call.startedAt()).isEqualTo(START.plusSeconds(start));
    assertThat(call.duration()).isEqualTo(Duration.ofSeconds(duration));
    assertThat(call.endedAt()).isEqualTo(START.plusSeconds(start + duration));
    assertThat(call.talk()).isEqualTo(Duration.ofSeconds(talk));
    assertThat(call.ended()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "DROPPED_IN_MENU,    The caller hung up before reaching a person",
    "QUEUE_NOT_ANSWERED, Nobody who was rung answered",
    "QUEUE_TO_VOICEMAIL, Nobody who was rung answered",
    "FAX_RECEIVED,       'A fax, not a phone call'"
  })
  @Tag("SSL-30")
  void a_call_of_which_only_the_log_tells_says_why_it_is_nobodys(Topology topology, String why) {
    var story = topology.story(List.of(), topology.records());

    assertThat(story.people(Topology::isPerson)).isEmpty();
    assertThat(story.whyNobody()).isEqualTo(why);
  }

  /** RingCentral counts menu and queue as well; the person talked for less. */
  @ParameterizedTest
  @CsvSource({
    "VIA_MENU,              67, 50",
    "VIA_MENU_THAT_ANSWERS, 67, 50",
    "QUEUE_ANSWERED,        80, 70",
    "VIA_MENU_AND_QUEUE,    90, 70"
  })
  @Tag("SSL-31")
  @Tag("LOG-29")
  void a_redirected_call_has_the_duration_of_ringcentral_and_its_talk_apart(
      Topology topology, int duration, int talk) {
    var record = Records.record("\"result\":\"Accepted\",\"duration\":" + duration);

    var call = topology.story(record).of(extension("102"), Optional.empty());

    assertThat(call.duration()).isEqualTo(Duration.ofSeconds(duration));
    assertThat(call.talk()).isEqualTo(Duration.ofSeconds(talk));
  }

  @Test
  void who_placed_a_call_that_was_not_answered_did_not_talk() {
    var agent = Line.rungByPlatform("p-1", "101");
    var customer = Line.customerIsCalled();
    var events =
        new Script("s-one")
            .origin("RingOut")
            .event(agent, RINGING)
            .after(4)
            .event(agent, ANSWERED)
            .event(customer, RINGING)
            .after(20)
            .event(customer, ENDED)
            .event(agent, ENDED)
            .events();

    var call = Topology.story(events).of(extension("101"), Optional.empty());

    assertThat(call.answered()).isFalse();
    assertThat(call.result()).isEqualTo("No Answer");
    assertThat(call.talk()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  @Tag("PN-11")
  void an_end_that_is_told_three_times_is_one_end(Topology topology) {
    var events = new ArrayList<>(topology.events());
    for (int more = 0; more < 2; more++) {
      topology.events().stream()
          .filter(e -> e.state() == ENDED)
          .map(e -> later(e, events.size() + 2))
          .forEach(events::add);
    }

    var people = topology.story(events, List.of()).people(Topology::isPerson);

    assertThat(people).isEqualTo(topology.people());
    for (var person : people) {
      assertThat(topology.story(events, List.of()).of(person, Optional.empty()))
          .usingRecursiveComparison()
          .ignoringFields("eventsAreWhole")
          .isEqualTo(topology.story().of(person, Optional.empty()));
    }
  }

  private static PartyEvent later(PartyEvent e, int sequence) {
    return new PartyEvent(
        e.session(),
        sequence,
        e.at().plusSeconds(1),
        e.origin(),
        e.party(),
        e.extension(),
        e.calling(),
        e.from(),
        e.to(),
        e.state(),
        "",
        e.peer(),
        e.queueCall(),
        e.recordings());
  }

  @Test
  void who_held_a_call_had_answered_it() {
    var events =
        Topology.INBOUND_DIRECT.events().stream()
            .filter(e -> e.state() != ANSWERED || e.calling())
            .toList();

    var call = Topology.story(events).of(extension("101"), Optional.empty());

    assertThat(call.answered()).isTrue();
    assertThat(call.talk()).isEqualTo(Duration.ofSeconds(40));
  }

  @ParameterizedTest
  @EnumSource(Topology.class)
  void a_session_is_over_when_its_last_party_has_ended(Topology topology) {
    var events = topology.events();

    assertThat(Topology.story(events).isOver()).isTrue();
    assertThat(Topology.story(events.subList(0, events.size() - 1)).isOver()).isFalse();
  }

  @Test
  void a_transfer_ends_the_part_of_the_first_and_not_the_call() {
    var events = Topology.BLIND_TRANSFER.events();
    var untilTheTransfer = Topology.story(events.subList(0, 8));

    assertThat(untilTheTransfer.isOver()).isFalse();
    assertThat(untilTheTransfer.of(extension("101"), Optional.empty()).ended()).isTrue();
    assertThat(untilTheTransfer.of(extension("102"), Optional.empty()).ended()).isFalse();
  }

  @Test
  void an_attended_transfer_gives_the_second_person_the_customer() {
    var joined = Topology.ATTENDED_TRANSFER.story();
    var consultation = Topology.CONSULTATION.story();

    var call = consultation.of(extension("102"), Optional.of(joined));

    assertThat(consultation.peer()).contains(new SessionId("s-one"));
    assertThat(call.direction()).isEqualTo(Direction.INBOUND);
    assertThat(call.otherNumber()).contains(CUSTOMER);
  }

  @Test
  void the_consultation_itself_stays_internal_for_who_asked() {
    var joined = Topology.ATTENDED_TRANSFER.story();

    var call = Topology.CONSULTATION.story().of(extension("101"), Optional.of(joined));

    assertThat(call.direction()).isEqualTo(Direction.INTERNAL);
    assertThat(call.otherNumber()).contains("102");
  }

  @Test
  void an_inbound_call_is_inbound_even_if_only_our_side_is_announced() {
    var events = onlyOurs(Topology.INBOUND_DIRECT.events());

    var call = Topology.story(events).of(extension("101"), Optional.empty());

    assertThat(call.direction()).isEqualTo(Direction.INBOUND);
    assertThat(call.otherNumber()).contains(CUSTOMER);
  }

  @Test
  void an_outbound_call_is_outbound_even_if_only_our_side_is_announced() {
    var events = onlyOurs(Topology.OUTBOUND.events());

    var call = Topology.story(events).of(extension("101"), Optional.empty());

    assertThat(call.direction()).isEqualTo(Direction.OUTBOUND);
    assertThat(call.otherNumber()).contains(CUSTOMER);
  }

  private static List<PartyEvent> onlyOurs(List<PartyEvent> events) {
    return events.stream().filter(e -> e.extension().isPresent()).toList();
  }

  @Test
  void a_withheld_number_is_absent() {
    var customer = Line.customerCalls().withheld();
    var agent = Line.called("p-2", "101").withheld();
    var story =
        Topology.story(
            new Script("s-one")
                .event(customer, SETUP)
                .event(agent, SETUP)
                .event(agent, ANSWERED)
                .event(agent, ENDED)
                .event(customer, ENDED)
                .events());

    var call = story.of(extension("101"), Optional.empty());

    assertThat(call.direction()).isEqualTo(Direction.INBOUND);
    assertThat(call.otherNumber()).isEmpty();
  }

  @Test
  void a_fax_or_a_greeting_is_no_phone_call() {
    var events =
        Topology.INBOUND_DIRECT.events().stream()
            .map(e -> withOrigin(e, "GreetingsRecording"))
            .toList();

    var story = Topology.story(events);

    assertThat(story.people(Topology::isPerson)).isEmpty();
    assertThat(story.whyNobody()).isEqualTo("Not a phone call");
  }

  private static PartyEvent withOrigin(PartyEvent e, String origin) {
    return new PartyEvent(
        e.session(),
        e.sequence(),
        e.at(),
        origin,
        e.party(),
        e.extension(),
        e.calling(),
        e.from(),
        e.to(),
        e.state(),
        e.reason(),
        e.peer(),
        e.queueCall(),
        e.recordings());
  }

  @Test
  void a_call_that_two_people_missed_is_missed_by_both() {
    var customer = Line.customerCalls();
    var first = Line.called("p-2", "101");
    var second = Line.called("p-3", "102");
    var story =
        Topology.story(
            new Script("s-one")
                .event(customer, SETUP)
                .event(first, RINGING)
                .event(second, RINGING)
                .after(20)
                .event(first, ENDED)
                .event(second, ENDED)
                .event(customer, ENDED)
                .events());

    assertThat(story.people(Topology::isPerson))
        .isEqualTo(Set.of(extension("101"), extension("102")));
  }

  @Test
  void the_final_record_gives_result_and_duration() {
    var call =
        Topology.INBOUND_DIRECT.story(Records.accepted()).of(extension("101"), Optional.empty());

    assertThat(call.log()).isEqualTo(CallLog.FINAL);
    assertThat(call.result()).isEqualTo("Accepted");
    assertThat(call.duration()).isEqualTo(Duration.ofSeconds(66));
  }

  @Test
  void the_duration_of_the_record_is_not_given_to_a_part_of_the_call() {
    var call =
        Topology.BLIND_TRANSFER.story(Records.accepted()).of(extension("101"), Optional.empty());

    assertThat(call.duration()).isEqualTo(Duration.ofSeconds(35));
  }

  @Test
  void a_record_in_progress_changes_nothing() {
    var call =
        Topology.INBOUND_DIRECT.story(Records.inProgress()).of(extension("101"), Optional.empty());

    assertThat(call.log()).isEqualTo(CallLog.AWAITED);
    assertThat(call.duration()).isEqualTo(Duration.ofSeconds(65));
  }

  @Test
  void a_call_the_log_never_showed_is_missing_there() {
    var story =
        CallStory.of(
            new SessionId("s-one"), Topology.INBOUND_DIRECT.events(), List.<CallRecord>of(), true);

    var call = story.of(extension("101"), Optional.empty());

    assertThat(call.log()).isEqualTo(CallLog.MISSING);
    assertThat(call.result()).isEqualTo("Accepted");
  }

  @Test
  void a_final_record_ends_a_call_whose_end_was_not_announced() {
    var events = Topology.INBOUND_DIRECT.events().subList(0, 5);

    var story = Topology.story(events, Records.accepted());

    assertThat(story.isOver()).isTrue();
    assertThat(story.of(extension("101"), Optional.empty()).ended()).isTrue();
  }

  @Test
  void an_announced_recording_is_awaited_until_the_call_log_has_it() {
    var events = announced("r-1");

    var before = Topology.story(events, Records.accepted());
    var then = Topology.story(events, Records.withRecording("r-1"));

    assertThat(before.awaitsRecording()).isTrue();
    assertThat(before.of(extension("101"), Optional.empty()).awaitsRecording()).isTrue();
    assertThat(then.awaitsRecording()).isFalse();
    assertThat(then.of(extension("101"), Optional.empty()).recordings())
        .containsExactly(new CallRecording("r-1", URI.create("https://media.example.com/r-1")));
  }

  private static List<PartyEvent> announced(String recording) {
    var customer = Line.customerCalls();
    var agent = Line.called("p-2", "101");
    return new Script("s-one")
        .event(customer, SETUP)
        .event(agent, RINGING)
        .event(agent, ANSWERED)
        .after(3)
        .recorded(agent, recording)
        .after(60)
        .event(agent, ENDED)
        .event(customer, ENDED)
        .events();
  }

  @Test
  void a_recording_too_short_to_be_kept_is_not_awaited() {
    var story = Topology.story(announced("r-1"), Records.tooShort());

    assertThat(story.awaitsRecording()).isFalse();
    assertThat(story.of(extension("101"), Optional.empty()).tooShortToKeep()).isTrue();
  }

  @Test
  void each_person_of_a_transferred_call_gets_the_recording_of_their_leg() {
    var story = Topology.BLIND_TRANSFER.story(Records.ofTwoLegs("101", "r-1", "102", "r-2"));

    var first = story.of(extension("101"), Optional.empty());
    var second = story.of(extension("102"), Optional.empty());

    assertThat(first.recordings()).extracting(CallRecording::id).containsExactly("r-1");
    assertThat(second.recordings()).extracting(CallRecording::id).containsExactly("r-2");
  }

  @ParameterizedTest
  @CsvSource({
    "INBOUND_DIRECT,     101, +165055501101",
    "OUTBOUND,           101, +165055501101",
    "VIA_MENU,           102, +165055501102",
    "BLIND_TRANSFER,     101, +165055501101",
    "BLIND_TRANSFER,     102, 102",
    "INTERNAL,           101, 101",
    "INTERNAL,           102, 102",
    "QUEUE_ANSWERED,     102, ''"
  })
  @Tag("M-6")
  void the_agents_number_is_the_one_on_their_own_side(
      Topology topology, String person, String number) {
    var call = topology.story().of(extension(person), Optional.empty());

    assertThat(call.agentNumber()).isEqualTo(number);
  }

  @Test
  @Tag("M-6")
  void the_agents_number_in_a_queue_is_told_by_the_call_log() {
    var story = Topology.QUEUE_ANSWERED.story(Topology.QUEUE_ANSWERED.entry().record());

    var call = story.of(extension("102"), Optional.empty());

    assertThat(call.agentNumber()).isEqualTo("102");
  }

  @Test
  void all_numbers_of_either_side_are_known() {
    var story = Topology.VIA_MENU.story(Topology.VIA_MENU.entry().record());

    var call = story.of(extension("102"), Optional.empty());

    assertThat(call.numbers()).containsExactly(CUSTOMER, "+165055501102", "+165055501900", "900");
  }

  @Test
  void an_internal_call_has_the_extension_numbers_of_both() {
    var call = Topology.INTERNAL.story().of(extension("101"), Optional.empty());

    assertThat(call.numbers()).containsExactly("102", "101");
  }

  @Test
  void who_got_the_customer_by_a_transfer_has_the_customers_number() {
    var call =
        Topology.CONSULTATION
            .story()
            .of(extension("102"), Optional.of(Topology.ATTENDED_TRANSFER.story()));

    assertThat(call.numbers()).containsExactly(CUSTOMER, "101", "102");
  }

  @Test
  void the_session_of_a_conference_is_no_call() {
    var story = Topology.CONFERENCE_ROOM.story();

    assertThat(story.people(Topology::isPerson)).isEmpty();
    assertThat(story.isOver()).isTrue();
    assertThat(story.whyNobody()).isEqualTo("Not a phone call");
  }
}
