package io.callscribe.simulator.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScenarioTest {
  private static final Cast TOM = Cast.of("102", "103").withCustomer("+15557650111");
  private static final String ACTIVITY = "%s %s %s answered=%s recorded=%s insights=%s";

  private final Lab lab = new Lab();

  @BeforeEach
  void subscribe() {
    lab.subscribe(lab.admin(), Lab.CALLS);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void inbound_answered() {
    assertThat(pattern(Scenario.INBOUND_ANSWERED, 8))
        .containsExactly(
            "2 p1 Outbound - Setup",
            "3 p2 Inbound 801234007 Setup",
            "4 p1 Outbound - Answered",
            "5 p2 Inbound 801234007 Proceeding",
            "6 p2 Inbound 801234007 Answered",
            "7 p2 Inbound 801234007 Answered recording",
            "8 p2 Inbound 801234007 Disconnected",
            "9 p1 Outbound - Disconnected");
  }

  @Test
  void outbound_answered() {
    assertThat(pattern(Scenario.OUTBOUND_ANSWERED, 8))
        .containsExactly(
            "2 p1 Outbound 801234007 Setup",
            "3 p2 Inbound - Proceeding",
            "4 p1 Outbound 801234007 Proceeding",
            "5 p2 Inbound - Answered",
            "6 p1 Outbound 801234007 Answered",
            "7 p1 Outbound 801234007 Answered recording",
            "8 p1 Outbound 801234007 Disconnected",
            "9 p2 Inbound - Disconnected");
  }

  @Test
  void outbound_no_answer() {
    assertThat(pattern(Scenario.OUTBOUND_NO_ANSWER, 5))
        .containsExactly(
            "2 p1 Outbound 801234007 Setup",
            "3 p2 Inbound - Proceeding",
            "4 p1 Outbound 801234007 Proceeding",
            "5 p1 Outbound 801234007 Disconnected",
            "6 p2 Inbound - Disconnected");
  }

  @Test
  void missed() {
    assertThat(pattern(Scenario.MISSED, 6))
        .containsExactly(
            "2 p1 Outbound - Setup",
            "3 p2 Inbound 801234007 Setup",
            "4 p1 Outbound - Answered",
            "5 p2 Inbound 801234007 Proceeding",
            "6 p2 Inbound 801234007 Disconnected missed",
            "7 p1 Outbound - Disconnected");
  }

  @Test
  void voicemail() {
    assertThat(pattern(Scenario.VOICEMAIL, 7))
        .endsWith(
            "6 p2 Inbound 801234007 Voicemail",
            "7 p2 Inbound 801234007 Disconnected missed",
            "8 p1 Outbound - Disconnected");
  }

  @Test
  void inbound_via_menu() {
    assertThat(pattern(Scenario.INBOUND_VIA_MENU, 12))
        .containsExactly(
            "2 p1 Outbound - Setup",
            "3 p2 Inbound 801234030 Setup",
            "4 p1 Outbound - Answered",
            "5 p2 Inbound 801234030 Disconnected",
            "6 p3 Inbound 801234007 Setup",
            "7 p3 Inbound 801234007 Proceeding",
            "8 p3 Inbound 801234007 Answered",
            "9 p3 Inbound 801234007 Answered recording",
            "10 p3 Inbound 801234007 Hold",
            "11 p3 Inbound 801234007 Answered recording",
            "12 p3 Inbound 801234007 Disconnected",
            "13 p1 Outbound - Disconnected");
  }

  @Test
  void dropped_in_menu() {
    assertThat(pattern(Scenario.DROPPED_IN_MENU, 5))
        .containsExactly(
            "2 p1 Outbound - Setup",
            "3 p2 Inbound 801234030 Setup",
            "4 p1 Outbound - Answered",
            "5 p2 Inbound 801234030 Disconnected",
            "6 p1 Outbound - Disconnected");
  }

  @Test
  void queue_answered() {
    assertThat(pattern(Scenario.QUEUE_ANSWERED, 13))
        .containsExactly(
            "2 p1 Outbound - Setup",
            "3 p2 Inbound 801234020 Setup",
            "4 p1 Outbound - Answered",
            "5 p2 Inbound 801234020 Proceeding",
            "6 p2 Inbound 801234020 Answered",
            "7 p3 Inbound 801234008 Proceeding queue",
            "8 p4 Inbound 801234007 Proceeding queue",
            "9 p4 Inbound 801234007 Answered queue",
            "10 p2 Inbound 801234020 Disconnected AgentAnswered",
            "11 p3 Inbound 801234008 Disconnected AgentAnswered queue",
            "12 p4 Inbound 801234007 Answered recording queue",
            "13 p4 Inbound 801234007 Disconnected queue",
            "14 p1 Outbound - Disconnected");
  }

  @Test
  void a_queue_call_names_the_queue_and_the_caller() {
    pattern(Scenario.QUEUE_ANSWERED, 13);

    var agent = party(lab.receiver.calls().get(5));

    assertThat(agent.getJsonObject("to").getString("extensionId")).isEqualTo("801234020");
    assertThat(agent.getJsonObject("from").getString("name"))
        .isEqualTo("Support Queue - DANA WHITLOCK");
    assertThat(agent.getJsonObject("uiCallInfo").getJsonObject("additional").getString("value"))
        .isEqualTo("DANA WHITLOCK");
  }

  @Test
  void queue_unanswered() {
    assertThat(pattern(Scenario.QUEUE_UNANSWERED, 11))
        .endsWith(
            "7 p3 Inbound 801234008 Proceeding queue",
            "8 p4 Inbound 801234007 Proceeding queue",
            "9 p3 Inbound 801234008 Disconnected queue",
            "10 p4 Inbound 801234007 Disconnected queue",
            "11 p2 Inbound 801234020 Disconnected",
            "12 p1 Outbound - Disconnected");
  }

  @Test
  void blind_transfer() {
    assertThat(pattern(Scenario.BLIND_TRANSFER, 13))
        .endsWith(
            "6 p2 Inbound 801234007 Answered",
            "7 p2 Inbound 801234007 Answered recording",
            "8 p2 Inbound 801234007 Disconnected BlindTransfer",
            "9 p3 Inbound 801234008 Setup",
            "10 p3 Inbound 801234008 Proceeding",
            "11 p3 Inbound 801234008 Answered",
            "12 p3 Inbound 801234008 Answered recording",
            "13 p3 Inbound 801234008 Disconnected",
            "14 p1 Outbound - Disconnected");
  }

  @Test
  void attended_transfer_joins_two_sessions() {
    var call = lab.playToEnd(Scenario.ATTENDED_TRANSFER, TOM);

    var events = lab.calls(17);
    var first = call.telephonySessionIds().get(0);
    var second = call.telephonySessionIds().get(1);

    assertThat(patternOf(first, events))
        .endsWith(
            "7 p2 Inbound 801234007 Answered recording",
            "8 p2 Inbound 801234007 Hold",
            "9 p2 Inbound 801234007 Gone AttendedTransfer",
            "10 p1 Outbound - Disconnected");
    assertThat(patternOf(second, events))
        .containsExactly(
            "2 p1 Outbound 801234007 Setup",
            "3 p2 Inbound 801234008 Setup",
            "4 p1 Outbound 801234007 Answered",
            "5 p2 Inbound 801234008 Proceeding",
            "6 p2 Inbound 801234008 Answered",
            "7 p1 Outbound 801234007 Gone AttendedTransfer",
            "8 p2 Inbound 801234008 Answered recording",
            "9 p2 Inbound 801234008 Disconnected");
    assertThat(peers(events)).containsExactly(second, first);
  }

  private static List<String> peers(List<JsonObject> events) {
    return events.stream()
        .map(event -> party(event).getJsonObject("status"))
        .filter(status -> status.containsKey("peerId"))
        .map(status -> status.getJsonObject("peerId").getString("telephonySessionId"))
        .toList();
  }

  @Test
  void parked() {
    assertThat(pattern(Scenario.PARKED, 12))
        .endsWith(
            "7 p2 Inbound 801234007 Answered recording",
            "8 p2 Inbound 801234007 Parked",
            "9 p3 Inbound 801234008 Setup",
            "10 p3 Inbound 801234008 Answered",
            "11 p2 Inbound 801234007 Disconnected Pickup",
            "12 p3 Inbound 801234008 Answered recording",
            "13 p3 Inbound 801234008 Disconnected",
            "14 p1 Outbound - Disconnected");
    var parked = party(lab.receiver.calls().get(6));
    assertThat(parked.getJsonObject("park").getString("id")).isEqualTo("*801");
    assertThat(parked.getJsonObject("status").getString("parkData")).isEqualTo("*801");
  }

  @Test
  void conference_ends_two_sessions_and_makes_a_third() {
    var call = lab.playToEnd(Scenario.CONFERENCE, TOM);

    var events = lab.calls(22);

    assertThat(call.telephonySessionIds()).hasSize(2);
    assertThat(patternOf(call.telephonySessionIds().get(0), events))
        .endsWith(
            "8 p2 Inbound 801234007 Hold",
            "9 p2 Inbound 801234007 Gone Conference",
            "10 p1 Outbound - Gone Conference");
    assertThat(patternOf(call.telephonySessionIds().get(1), events))
        .endsWith(
            "6 p2 Inbound 801234008 Answered",
            "7 p1 Outbound 801234007 Gone Conference",
            "8 p2 Inbound 801234008 Gone Conference");
    var room =
        events.stream()
            .filter(event -> event.getJsonObject("origin").getString("type").equals("Conference"))
            .toList();
    assertThat(room)
        .extracting(event -> party(event).getString("conferenceRole"))
        .containsExactly(
            "Host", "Participant", "Participant", "Host", "Participant", "Participant");
    assertThat(peerSessions(events)).containsExactly("0", "0", "0", "0");
  }

  private static List<String> peerSessions(List<JsonObject> events) {
    return events.stream()
        .map(event -> party(event).getJsonObject("status"))
        .filter(status -> status.containsKey("peerId"))
        .map(status -> status.getJsonObject("peerId").getString("sessionId"))
        .toList();
  }

  @Test
  void queue_voicemail() {
    assertThat(pattern(Scenario.QUEUE_VOICEMAIL, 12))
        .endsWith(
            "9 p3 Inbound 801234008 Disconnected queue",
            "10 p4 Inbound 801234007 Disconnected queue",
            "11 p2 Inbound 801234020 Voicemail",
            "12 p2 Inbound 801234020 Disconnected",
            "13 p1 Outbound - Disconnected");
  }

  @Test
  void fax() {
    assertThat(pattern(Scenario.FAX, 6))
        .containsExactly(
            "2 p1 Outbound - Setup",
            "3 p2 Inbound 801234007 Setup",
            "4 p1 Outbound - Answered",
            "5 p2 Inbound 801234007 FaxReceive",
            "6 p2 Inbound 801234007 Disconnected",
            "7 p1 Outbound - Disconnected");
  }

  @ParameterizedTest
  @CsvSource({"RINGOUT, RingOut", "CALLOUT, CallOut"})
  void a_placed_call_rings_the_own_phone_first(Scenario scenario, String origin) {
    assertThat(pattern(scenario, 8))
        .containsExactly(
            "2 p1 Outbound 801234007 Setup",
            "3 p1 Outbound 801234007 Proceeding",
            "4 p1 Outbound 801234007 Answered",
            "5 p2 Inbound - Proceeding",
            "6 p2 Inbound - Answered",
            "7 p1 Outbound 801234007 Answered recording",
            "8 p1 Outbound 801234007 Disconnected",
            "9 p2 Inbound - Disconnected");
    assertThat(lab.receiver.calls())
        .allSatisfy(
            body -> assertThat(body.getJsonObject("origin").getString("type")).isEqualTo(origin));
  }

  @Test
  void events_name_the_device_of_a_person_unless_it_is_a_mobile() {
    lab.playToEnd(Scenario.OUTBOUND_ANSWERED, TOM.withDevice(Device.SOFTPHONE));
    var soft = party(lab.calls(8).getFirst()).getJsonObject("from");
    lab.playToEnd(Scenario.OUTBOUND_ANSWERED, TOM.withDevice(Device.MOBILE_APP));
    var mobile = party(lab.calls(16).get(8)).getJsonObject("from");

    assertThat(soft.getString("deviceId")).isEqualTo("803200102");
    assertThat(mobile).doesNotContainKey("deviceId");
  }

  @Test
  void internal() {
    assertThat(pattern(Scenario.INTERNAL, 7))
        .containsExactly(
            "2 p1 Outbound 801234007 Setup",
            "3 p2 Inbound 801234008 Setup",
            "4 p1 Outbound 801234007 Answered",
            "5 p2 Inbound 801234008 Proceeding",
            "6 p2 Inbound 801234008 Answered",
            "7 p1 Outbound 801234007 Disconnected",
            "8 p2 Inbound 801234008 Disconnected");
    var called = party(lab.receiver.calls().get(1));
    assertThat(called.getJsonObject("to").getString("phoneNumber")).isEqualTo("103");
    assertThat(called.getJsonObject("from").getString("phoneNumber")).isEqualTo("102");
  }

  @ParameterizedTest
  @EnumSource
  void every_event_has_the_members_of_the_platform(Scenario scenario) {
    lab.playToEnd(scenario, TOM);

    for (var body : lab.calls(5)) {
      assertThat(body)
          .containsKeys(
              "sequence",
              "sessionId",
              "telephonySessionId",
              "serverId",
              "eventTime",
              "parties",
              "origin");
      assertThat(body.getString("telephonySessionId")).startsWith("s-a0d1").endsWith("0000");
      assertThat(body.getString("eventTime")).matches(".*T.*\\.\\d{3}Z");
      assertThat(party(body))
          .containsKeys(
              "accountId",
              "id",
              "direction",
              "to",
              "from",
              "status",
              "park",
              "missedCall",
              "standAlone",
              "muted");
    }
  }

  @Test
  void expected_activities_name_everybody_who_takes_part() {
    assertThat(expected(Scenario.INBOUND_ANSWERED))
        .containsExactly("102 A inbound answered=true recorded=true insights=true");
    assertThat(expected(Scenario.OUTBOUND_ANSWERED))
        .containsExactly("102 A outbound answered=true recorded=true insights=true");
    assertThat(expected(Scenario.OUTBOUND_NO_ANSWER))
        .containsExactly("102 A outbound answered=false recorded=false insights=false");
    assertThat(expected(Scenario.MISSED))
        .containsExactly("102 A inbound answered=false recorded=false insights=false");
    assertThat(expected(Scenario.VOICEMAIL))
        .containsExactly("102 A inbound answered=false recorded=false insights=false");
    assertThat(expected(Scenario.INBOUND_VIA_MENU))
        .containsExactly("102 A inbound answered=true recorded=true insights=true");
    assertThat(expected(Scenario.QUEUE_ANSWERED))
        .containsExactly("102 A inbound answered=true recorded=true insights=true");
    assertThat(expected(Scenario.BLIND_TRANSFER))
        .containsExactly(
            "102 A inbound answered=true recorded=true insights=true",
            "103 A inbound answered=true recorded=true insights=true");
    assertThat(expected(Scenario.ATTENDED_TRANSFER))
        .containsExactly(
            "102 A inbound answered=true recorded=true insights=true",
            "103 B inbound answered=true recorded=true insights=true");
    assertThat(expected(Scenario.QUEUE_UNANSWERED)).isEmpty();
    assertThat(expected(Scenario.INTERNAL)).isEmpty();
    assertThat(expected(Scenario.DROPPED_IN_MENU)).isEmpty();
    assertThat(expected(Scenario.RINGOUT))
        .containsExactly("102 A outbound answered=true recorded=true insights=true");
    assertThat(expected(Scenario.CALLOUT))
        .containsExactly("102 A outbound answered=true recorded=true insights=true");
    assertThat(expected(Scenario.PARKED))
        .containsExactly(
            "102 A inbound answered=true recorded=true insights=true",
            "103 A inbound answered=true recorded=true insights=true");
    assertThat(expected(Scenario.CONFERENCE))
        .containsExactly("102 A inbound answered=true recorded=true insights=true");
    assertThat(expected(Scenario.QUEUE_VOICEMAIL)).isEmpty();
    assertThat(expected(Scenario.FAX)).isEmpty();
  }

  private List<String> expected(Scenario scenario) {
    var call = lab.playToEnd(scenario, TOM);
    return call.expected().stream()
        .peek(
            it -> {
              assertThat(it.otherPartyNumber()).isEqualTo("+15557650111");
              assertThat(it.endedAt()).isAfter(call.startedAt());
            })
        .map(
            it ->
                ACTIVITY.formatted(
                    Account.findById(it.extensionId()).orElseThrow().number(),
                    it.telephonySessionId().equals(call.telephonySessionId()) ? "A" : "B",
                    it.direction(),
                    it.answered(),
                    it.recorded(),
                    it.insights()))
        .toList();
  }

  @Test
  void omar_has_no_licence_and_his_outbound_calls_are_not_recorded() {
    var outbound = lab.simulator.play(Scenario.OUTBOUND_ANSWERED, Cast.of("105"));
    var inbound = lab.simulator.play(Scenario.INBOUND_ANSWERED, Cast.of("105"));

    assertThat(outbound.expected().getFirst().recorded()).isFalse();
    assertThat(inbound.expected().getFirst().recorded()).isTrue();
    assertThat(inbound.expected().getFirst().insights()).isFalse();
  }

  @Test
  void a_cast_that_cannot_play_is_refused() {
    assertThatThrownBy(() -> lab.simulator.play(Scenario.QUEUE_ANSWERED, Cast.of("104")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Lena Ortiz is no member of the Support Queue");
    assertThatThrownBy(() -> lab.simulator.play(Scenario.MISSED, Cast.of("999")))
        .hasMessageContaining("999");
  }

  @Test
  void a_withheld_name_leaves_only_the_number() {
    lab.playToEnd(Scenario.MISSED, Cast.of("102").withCustomer("+15559990000"));

    var from = party(lab.calls(6).get(1)).getJsonObject("from");

    assertThat(from.getString("phoneNumber")).isEqualTo("+15559990000");
    assertThat(from).doesNotContainKey("name");
  }

  @Test
  void many_calls_at_once_lose_nothing() {
    var calls =
        IntStream.range(0, 200).mapToObj(number -> lab.simulator.play(Scenario.MISSED)).toList();
    calls.forEach(Lab::endOf);

    var events = lab.calls(200 * 6);

    for (var call : calls) {
      assertThat(sequences(call.telephonySessionId(), events)).containsExactly(2, 3, 4, 5, 6, 7);
    }
  }

  private static List<Integer> sequences(String sessionId, List<JsonObject> events) {
    return events.stream()
        .filter(event -> event.getString("telephonySessionId").equals(sessionId))
        .map(event -> event.getInt("sequence"))
        .toList();
  }

  private List<String> pattern(Scenario scenario, int events) {
    var call = lab.playToEnd(scenario, TOM);
    return patternOf(call.telephonySessionId(), lab.calls(events));
  }

  private static List<String> patternOf(String sessionId, List<JsonObject> events) {
    return events.stream()
        .filter(event -> event.getString("telephonySessionId").equals(sessionId))
        .map(ScenarioTest::line)
        .toList();
  }

  private static String line(JsonObject event) {
    var party = party(event);
    var id = party.getString("id");
    var status = party.getJsonObject("status");
    var reason = status.getString("reason", "");
    return event.getInt("sequence")
        + " p"
        + id.substring(id.lastIndexOf('-') + 1)
        + " "
        + party.getString("direction")
        + " "
        + party.getString("extensionId", "-")
        + " "
        + status.getString("code")
        + (reason.isEmpty() ? "" : " " + reason)
        + (party.containsKey("recordings") ? " recording" : "")
        + (party.getBoolean("queueCall", false) ? " queue" : "")
        + (party.getBoolean("missedCall") ? " missed" : "");
  }

  private static JsonObject party(JsonObject event) {
    return event.getJsonArray("parties").getJsonObject(0);
  }
}
