package io.callscribe.call;

import static io.callscribe.call.Topology.extension;
import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.ringcentral.CallRecord;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("LOG-34")
class JourneyTest {
  private static List<String> journey(Topology topology) {
    return topology.story(topology.entry().record()).journey();
  }

  private static List<String> journey(Entry entry) {
    return logOnly(entry.record());
  }

  private static List<String> logOnly(CallRecord record) {
    return Topology.story(List.of(), record).journey();
  }

  @Test
  void menu_queue_and_agent_are_told_in_their_order() {
    assertThat(journey(Topology.VIA_MENU_AND_QUEUE))
        .containsExactly(
            "Received at +165055501900, Main Menu, ext. 900",
            "Passed on to Support Queue, ext. 901, after 10 s",
            "Rang Maya Chen, ext. 101, for 6 s",
            "Rang Priya Nand, ext. 103, for 6 s",
            "Talked to Tom Reyes, ext. 102, for 1 min 10 s");
  }

  @Test
  void the_order_of_the_log_does_not_matter() {
    var entry =
        Entry.inbound("900", 89, "Accepted")
            .device("102", 13, 89, "Accepted")
            .arrival("901", 10, 89, "Accepted")
            .arrival("900", 0, 89, "Accepted");

    assertThat(journey(entry))
        .containsExactly(
            "Received at +165055501900, Main Menu, ext. 900",
            "Passed on to Support Queue, ext. 901, after 10 s",
            "Talked to Tom Reyes, ext. 102, for 1 min 16 s");
  }

  @Test
  void a_direct_call() {
    assertThat(journey(Topology.INBOUND_DIRECT))
        .containsExactly(
            "Received at +165055501101, Maya Chen, ext. 101",
            "Talked to Maya Chen, ext. 101, for 1 min");
  }

  @Test
  void a_call_of_ours() {
    assertThat(journey(Topology.OUTBOUND))
        .containsExactly(
            "Maya Chen, ext. 101, called WARD, ANA, +14155550100",
            "Talked to WARD, ANA, +14155550100, for 40 s");
    assertThat(journey(Topology.OUTBOUND_NOT_ANSWERED))
        .containsExactly(
            "Maya Chen, ext. 101, called WARD, ANA, +14155550100",
            "Rang WARD, ANA, +14155550100, for 25 s");
  }

  @Test
  void a_call_that_the_platform_placed() {
    assertThat(journey(Topology.RINGOUT))
        .containsExactly(
            "Maya Chen, ext. 101, called WARD, ANA, +14155550100",
            "Rang Maya Chen, ext. 101, to place the call",
            "Talked to WARD, ANA, +14155550100, for 40 s");
  }

  @Test
  void a_call_that_was_handed_on() {
    assertThat(journey(Topology.BLIND_TRANSFER))
        .containsExactly(
            "Received at +165055501101, Maya Chen, ext. 101",
            "Talked to Maya Chen, ext. 101, for 30 s",
            "Maya Chen, ext. 101, transferred the call to Tom Reyes, ext. 102",
            "Talked to Tom Reyes, ext. 102, for 45 s");
    assertThat(journey(Topology.PARKED_AND_FETCHED))
        .containsExactly(
            "Received at +165055501101, Maya Chen, ext. 101",
            "Talked to Maya Chen, ext. 101, for 30 s",
            "Maya Chen, ext. 101, parked the call for 20 s",
            "Picked up by Tom Reyes, ext. 102, who talked for 45 s");
    assertThat(journey(Topology.CONFERENCE))
        .containsExactly(
            "Received at +165055501101, Maya Chen, ext. 101",
            "Talked to Maya Chen, ext. 101, for 55 s",
            "Maya Chen, ext. 101, made it a conference for 1 min");
  }

  @Test
  void a_call_inside_the_company_is_told_once() {
    assertThat(journey(Topology.INTERNAL))
        .containsExactly(
            "Maya Chen, ext. 101, called Tom Reyes, ext. 102",
            "Talked to Tom Reyes, ext. 102, for 25 s");
  }

  @Test
  void a_call_that_nobody_took() {
    assertThat(journey(Topology.MISSED))
        .containsExactly(
            "Received at +165055501101, Maya Chen, ext. 101",
            "Rang Maya Chen, ext. 101, for 20 s",
            "Nobody answered");
    assertThat(journey(Topology.TO_VOICEMAIL))
        .endsWith("Rang Maya Chen, ext. 101, for 35 s", "Left a voicemail for Maya Chen, ext. 101");
    assertThat(journey(Topology.DROPPED_IN_MENU))
        .containsExactly(
            "Received at +165055501900, Main Menu, ext. 900", "The caller hung up after 9 s");
  }

  @Test
  void many_phones_are_told_as_one_line() {
    var entry = Entry.inbound("901", 30, "Missed").arrival("901", 0, 30, "Missed");
    for (int second = 5; second < 9; second++) {
      entry.device("103", second, 25, "No Answer");
    }

    assertThat(journey(entry))
        .containsExactly(
            "Received at +165055501901, Support Queue, ext. 901",
            "Rang 4 phones for 20 s",
            "Nobody answered");
  }

  @Test
  void why_a_phone_was_not_answered_is_told_if_there_is_a_reason() {
    var entry =
        Entry.inbound("101", 4, "Missed")
            .arrival("101", 0, 4, "Missed")
            .device("101", 0, 0, "Busy");

    assertThat(journey(entry))
        .containsExactly(
            "Received at +165055501101, Maya Chen, ext. 101",
            "Rang Maya Chen, ext. 101 (busy)",
            "Nobody answered");
  }

  @Test
  void what_is_unknown_is_left_out() {
    var bare =
        CallRecord.parse(
            """
            {"telephonySessionId":"s-one","startTime":"2026-07-14T09:00:00.000Z",
             "direction":"Inbound","result":"Accepted",
             "legs":[{"legType":"Accept","result":"Accepted"},
                     {"legType":"PstnToSip","result":"Accepted","duration":5},
                     {"legType":"TransferCall","result":"Call connected"}]}\
            """);

    assertThat(logOnly(bare)).containsExactly("Received", "Talked for 5 s", "Transferred the call");
  }

  @Test
  void a_record_without_legs_tells_its_beginning_and_end() {
    var simple =
        CallRecord.parse(
            """
            {"telephonySessionId":"s-one","startTime":"2026-07-14T09:00:00.000Z","duration":3723,
             "direction":"Outbound","result":"Call connected",
             "from":{"extensionNumber":"101"},"to":{"phoneNumber":"+14155550100"}}\
            """);

    assertThat(logOnly(simple)).containsExactly("ext. 101 called +14155550100");
  }

  @Test
  void there_is_none_before_the_log_is_final() {
    var call =
        Topology.INBOUND_DIRECT.story(Records.inProgress()).of(extension("101"), Optional.empty());

    assertThat(call.journey()).isEmpty();
  }

  @Test
  void a_person_has_the_journey_of_the_call() {
    var story = Topology.BLIND_TRANSFER.story(Topology.BLIND_TRANSFER.entry().record());

    var call = story.of(extension("102"), Optional.empty());

    assertThat(call.journey()).isEqualTo(story.journey()).hasSize(4);
  }

  @Test
  void who_got_the_customer_by_a_transfer_has_the_way_there_too() {
    var joined = Topology.ATTENDED_TRANSFER.story(Topology.ATTENDED_TRANSFER.entry().record());
    var story = Topology.CONSULTATION.story(Topology.CONSULTATION.entry().record());

    var call = story.of(extension("102"), Optional.of(joined));

    assertThat(call.journey())
        .containsExactly(
            "Received at +165055501101, Maya Chen, ext. 101",
            "Talked to Maya Chen, ext. 101, for 1 min",
            "Maya Chen, ext. 101, transferred the call to Tom Reyes, ext. 102",
            "Talked to Tom Reyes, ext. 102, for 1 min 5 s");
    assertThat(story.of(extension("101"), Optional.of(joined)).journey())
        .startsWith("Maya Chen, ext. 101, called Tom Reyes, ext. 102");
  }

  @Test
  void long_calls_are_told_in_hours() {
    var entry =
        Entry.inbound("101", 3723, "Accepted")
            .arrival("101", 0, 3723, "Accepted")
            .device("101", 0, 3723, "Accepted");

    assertThat(journey(entry)).endsWith("Talked to Maya Chen, ext. 101, for 1 h 2 min 3 s");
  }
}
