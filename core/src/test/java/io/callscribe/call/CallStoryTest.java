package io.callscribe.call;

import static io.callscribe.call.Script.CUSTOMER;
import static io.callscribe.call.Script.START;
import static io.callscribe.call.Topology.extension;
import static io.callscribe.ringcentral.PartyState.ANSWERED;
import static io.callscribe.ringcentral.PartyState.ENDED;
import static io.callscribe.ringcentral.PartyState.RINGING;
import static io.callscribe.ringcentral.PartyState.SETUP;
import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import io.callscribe.api.Direction;
import io.callscribe.call.PersonCall.CallLog;
import io.callscribe.call.PersonCall.CallRecording;
import io.callscribe.call.Script.Line;
import io.callscribe.ringcentral.CallRecord;
import io.callscribe.ringcentral.PartyEvent;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CallStoryTest {

  @ParameterizedTest
  @CsvSource({
    "INBOUND_DIRECT,        101",
    "OUTBOUND,              101",
    "OUTBOUND_NOT_ANSWERED, 101",
    "MISSED,                101",
    "TO_VOICEMAIL,          101",
    "VIA_MENU,              102",
    "QUEUE_ANSWERED,        102",
    "QUEUE_NOT_ANSWERED,    ''",
    "BLIND_TRANSFER,        101 102",
    "ATTENDED_TRANSFER,     101",
    "CONSULTATION,          101 102",
    "INTERNAL,              101 102",
    "DROPPED_IN_MENU,       ''"
  })
  void everybody_who_talked_or_was_called_directly_took_part(Topology topology, String expected) {
    var people = topology.story().people(Topology::isPerson);

    assertThat(people)
        .extracting(ExtensionId::value)
        .containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "INBOUND_DIRECT,        101, INBOUND,  +14155550100, true,  Accepted",
    "OUTBOUND,              101, OUTBOUND, +14155550100, true,  Call connected",
    "OUTBOUND_NOT_ANSWERED, 101, OUTBOUND, +14155550100, false, No Answer",
    "MISSED,                101, INBOUND,  +14155550100, false, Missed",
    "TO_VOICEMAIL,          101, INBOUND,  +14155550100, false, Voicemail",
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
    "VIA_MENU,              102,  0,  66, 50",
    "QUEUE_ANSWERED,        102,  0,  79, 70",
    "BLIND_TRANSFER,        101,  0,  35, 30",
    "BLIND_TRANSFER,        102, 35,  52, 45",
    "ATTENDED_TRANSFER,     101,  0,  65, 60",
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
  @EnumSource(
      value = Topology.class,
      names = {"QUEUE_NOT_ANSWERED", "DROPPED_IN_MENU"})
  void a_call_that_reached_nobody_says_why(Topology topology) {
    var why = topology.story().whyNobody();

    assertThat(why)
        .isEqualTo(
            topology == Topology.QUEUE_NOT_ANSWERED
                ? "Nobody in the queue answered"
                : "The caller hung up before reaching a person");
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
}
