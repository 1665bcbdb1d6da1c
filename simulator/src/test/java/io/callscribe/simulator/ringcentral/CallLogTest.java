package io.callscribe.simulator.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.simulator.http.Api;
import io.callscribe.simulator.http.Api.Answer;
import io.callscribe.simulator.http.SettableClock;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallLogTest {
  private static final Cast TOM =
      Cast.of("102", "103").withCustomer("+15557650122").withDevice(Device.DESK_PHONE);
  private static final String ACCOUNT = "/restapi/v1.0/account/~";
  private static final String SYNC = ACCOUNT + "/call-log-extract-sync";

  private final SettableClock clock = new SettableClock();
  private final Lab lab =
      new Lab(
          options ->
              options
                  .withClock(clock)
                  .withCallLogDelay(Duration.ofSeconds(20))
                  .withInProgressFor(Duration.ofSeconds(5))
                  .withRecordingDelay(Duration.ofSeconds(60)));
  private Api admin = Api.of(lab.simulator.uri());

  @BeforeEach
  void signIn() {
    admin = lab.admin();
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void a_call_is_absent_then_in_progress_then_final_then_recorded() {
    var call = lab.playToEnd(Scenario.INBOUND_ANSWERED, TOM);
    after(call, 19);
    assertThat(records(find(call))).isEmpty();

    after(call, 20);
    var inProgress = records(find(call)).getFirst();
    assertThat(inProgress.getString("result")).isEqualTo("In Progress");
    assertThat(inProgress.getBoolean("finished")).isFalse();
    assertThat(inProgress).doesNotContainKeys("duration", "durationMs", "billing");

    after(call, 25);
    var finished = records(find(call)).getFirst();
    assertThat(finished.getString("result")).isEqualTo("Accepted");
    assertThat(finished).containsKeys("duration", "durationMs").doesNotContainKey("recording");

    after(call, 60);
    var recording = records(find(call)).getFirst().getJsonObject("recording");
    assertThat(recording.getString("contentUri"))
        .isEqualTo(
            lab.simulator.uri()
                + "/restapi/v1.0/account/801234004/recording/"
                + recording.getString("id")
                + "/content");
  }

  @Test
  void the_detailed_view_has_legs_and_the_simple_one_has_none() {
    var call = finished(Scenario.INBOUND_ANSWERED);

    var detailed = records(find(call)).getFirst();
    var simple =
        records(admin.get(Lab.LOG + "?telephonySessionId=" + call.telephonySessionId())).getFirst();

    assertThat(simple).doesNotContainKey("legs");
    var legs = detailed.getJsonArray("legs").getValuesAs(JsonObject.class);
    assertThat(legs).hasSize(2);
    assertThat(legs.get(0).getString("legType")).isEqualTo("Accept");
    assertThat(legs.get(0).getBoolean("master")).isTrue();
    assertThat(legs.get(1).getString("legType")).isEqualTo("PstnToSip");
    assertThat(legs.get(1).getJsonObject("extension").getJsonNumber("id").longValue())
        .isEqualTo(801234007L);
    assertThat(detailed)
        .containsKeys(
            "uri",
            "id",
            "sessionId",
            "startTime",
            "type",
            "direction",
            "action",
            "to",
            "from",
            "partyId",
            "transport",
            "lastModifiedTime");
  }

  @Test
  void each_scenario_has_its_result_and_its_legs() {
    assertThat(summary(Scenario.OUTBOUND_ANSWERED))
        .isEqualTo("Outbound Call connected: SipToPstnUnmetered Call connected 102");
    assertThat(summary(Scenario.OUTBOUND_NO_ANSWER))
        .isEqualTo("Outbound Hang Up: SipToPstnUnmetered Hang Up 102");
    assertThat(summary(Scenario.MISSED))
        .isEqualTo("Inbound Missed: Accept Missed 102, PstnToSip Hang Up 102");
    assertThat(summary(Scenario.VOICEMAIL))
        .isEqualTo("Inbound Voicemail: Accept Voicemail 102, PstnToSip No Answer 102");
    assertThat(summary(Scenario.INBOUND_VIA_MENU))
        .isEqualTo("Inbound Accepted: Accept Accepted 3001, PstnToSip Accepted 102");
    assertThat(summary(Scenario.QUEUE_ANSWERED))
        .isEqualTo(
            "Inbound Accepted: Accept Accepted 2001, PstnToSip Stopped 103,"
                + " PstnToSip Accepted 102");
    assertThat(summary(Scenario.QUEUE_UNANSWERED))
        .isEqualTo(
            "Inbound Missed: Accept Missed 2001, PstnToSip No Answer 103,"
                + " PstnToSip No Answer 102");
    assertThat(summary(Scenario.BLIND_TRANSFER))
        .isEqualTo(
            "Inbound Accepted: Accept Accepted 102, PstnToSip Accepted 102,"
                + " TransferCall Call connected 102, PstnToSip Accepted 103");
    assertThat(summary(Scenario.INTERNAL))
        .isEqualTo(
            "Outbound Call connected: ExtensionToExtension Call connected 102,"
                + " Accept Accepted 103");
    assertThat(summary(Scenario.DROPPED_IN_MENU)).isEqualTo("Inbound Hang Up: Accept Hang Up 3001");
    assertThat(summary(Scenario.RINGOUT))
        .isEqualTo(
            "Outbound Call connected: RingOutClientToSubscriber Accepted 102,"
                + " RingOutClientToCaller Call connected 102");
    assertThat(summary(Scenario.CALLOUT))
        .isEqualTo("Outbound Call connected: CallMeCallOut Call connected 102");
    assertThat(summary(Scenario.QUEUE_VOICEMAIL))
        .isEqualTo(
            "Inbound Voicemail: Accept Voicemail 2001, PstnToSip No Answer 103,"
                + " PstnToSip No Answer 102");
    assertThat(summary(Scenario.PARKED))
        .isEqualTo(
            "Inbound Accepted: Accept Accepted 102, PstnToSip Accepted 102,"
                + " CallPark Call connected 102, Pickup Accepted 103");
    assertThat(summary(Scenario.CONFERENCE))
        .isEqualTo(
            "Inbound Accepted: Accept Accepted 102, PstnToSip Accepted 102,"
                + " MoveToConference Call connected 102");
    assertThat(summary(Scenario.FAX)).isEqualTo("Inbound Received: Accept Received 102");
  }

  @Test
  void a_conference_itself_is_not_in_the_log() {
    finished(Scenario.CONFERENCE);

    var all = records(admin.get(Lab.LOG + "?view=Detailed"));

    assertThat(all)
        .extracting(record -> record.getString("internalType"))
        .containsExactlyInAnyOrder("LocalNumber", "Local");
  }

  @Test
  void a_fax_is_told_from_a_call() {
    finished(Scenario.FAX);

    assertThat(records(admin.get(Lab.LOG + "?type=Voice"))).isEmpty();
    var fax = records(admin.get(Lab.LOG + "?type=Fax")).getFirst();
    assertThat(fax.getString("type")).isEqualTo("Fax");
    assertThat(fax.getString("action")).isEqualTo("Incoming Fax");
  }

  @Test
  void the_log_shows_what_the_person_talked_with() {
    assertThat(deviceOf(Device.DESK_PHONE)).isEqualTo("LocalNumber PstnToSip 803000102");
    assertThat(deviceOf(Device.DESKTOP_APP)).isEqualTo("Sip PstnToSip 803100102");
    assertThat(deviceOf(Device.MOBILE_APP)).isEqualTo("Vma MobileApp -");
    assertThat(deviceOf(Device.SOFTPHONE)).isEqualTo("Usual PstnToSip 803200102");
  }

  private String deviceOf(Device device) {
    var call = finished(Scenario.INBOUND_ANSWERED, TOM.withDevice(device));
    var leg = records(find(call)).getFirst().getJsonArray("legs").getJsonObject(1);
    var to = leg.getJsonObject("to");
    return leg.getString("internalType")
        + " "
        + leg.getString("legType")
        + " "
        + (to.containsKey("device") ? to.getJsonObject("device").getString("id") : "-");
  }

  private String summary(Scenario scenario) {
    var record = records(find(finished(scenario))).getFirst();
    var legs =
        record.getJsonArray("legs").getValuesAs(JsonObject.class).stream()
            .map(
                leg ->
                    leg.getString("legType")
                        + " "
                        + leg.getString("result")
                        + " "
                        + Account.findById(
                                leg.getJsonObject("extension").getJsonNumber("id").toString())
                            .orElseThrow()
                            .number())
            .toList();
    return record.getString("direction")
        + " "
        + record.getString("result")
        + ": "
        + String.join(", ", legs);
  }

  @Test
  void transferred_sessions_name_each_other_and_have_a_recording_each() {
    var call = finished(Scenario.ATTENDED_TRANSFER);
    var ids = call.telephonySessionIds();

    var first = records(find(ids.get(0))).getFirst();
    var second = records(find(ids.get(1))).getFirst();

    assertThat(first.getJsonObject("transferTarget").getString("telephonySessionId"))
        .isEqualTo(ids.get(1));
    assertThat(second.getJsonObject("transferee").getString("telephonySessionId"))
        .isEqualTo(ids.get(0));
    assertThat(first.getJsonObject("recording").getString("id"))
        .isNotEqualTo(second.getJsonObject("recording").getString("id"));
  }

  @Test
  void a_voicemail_can_be_read_by_its_owner_only() {
    var call = finished(Scenario.VOICEMAIL);
    var message = records(find(call)).getFirst().getJsonObject("message");
    assertThat(message.getString("type")).isEqualTo("VoiceMail");
    assertThat(admin.get(message.getString("uri")).status()).isEqualTo(403);

    var own = finished(Scenario.VOICEMAIL, Cast.of("101"));
    var uri = records(find(own)).getFirst().getJsonObject("message").getString("uri");
    var attachment =
        admin.get(uri).json().getJsonArray("attachments").getJsonObject(0).getString("uri");
    assertThat(admin.get(attachment).header("Content-Type")).isEqualTo("audio/wav");
  }

  @Test
  void filters_narrow_the_list() {
    finished(Scenario.INBOUND_ANSWERED);
    finished(Scenario.OUTBOUND_ANSWERED, Cast.of("103").withCustomer("+15557650111"));

    assertThat(records(admin.get(Lab.LOG + "?direction=Outbound"))).hasSize(1);
    assertThat(records(admin.get(Lab.LOG + "?phoneNumber=15557650122"))).hasSize(1);
    assertThat(records(admin.get(Lab.LOG + "?extensionNumber=103"))).hasSize(1);
    assertThat(records(admin.get(Lab.LOG + "?type=Fax"))).isEmpty();
    assertThat(records(admin.get(Lab.LOG + "?type=Voice"))).hasSize(2);
    assertThat(records(admin.get(Lab.LOG + "?dateFrom=2026-03-02T15:01:00Z"))).hasSize(1);
    assertThat(records(admin.get(Lab.LOG + "?dateTo=2026-03-02T15:01:00.000Z"))).hasSize(1);
    assertThat(records(admin.get(ACCOUNT + "/extension/801234008/call-log"))).hasSize(1);
  }

  @Test
  void without_dates_the_list_goes_back_a_day() {
    var call = finished(Scenario.MISSED);
    clock.advance(Duration.ofHours(25));
    admin = lab.admin();

    assertThat(records(admin.get(Lab.LOG))).isEmpty();
    assertThat(records(find(call))).isEmpty();
    assertThat(records(admin.get(Lab.LOG + "?dateFrom=2026-03-01T00:00:00Z"))).hasSize(1);
  }

  @Test
  void pages_are_followed_until_there_is_no_next_one() {
    for (int i = 0; i < 5; i++) {
      lab.playToEnd(Scenario.MISSED, TOM);
    }
    clock.advance(Duration.ofMinutes(2));

    var first = admin.get(Lab.LOG + "?perPage=2&view=Detailed").json();
    var second = admin.get(next(first)).json();
    var third = admin.get(next(second)).json();

    assertThat(first.getJsonObject("paging")).doesNotContainKeys("totalPages", "totalElements");
    assertThat(first.getJsonObject("navigation")).doesNotContainKey("lastPage");
    assertThat(first.getJsonArray("records")).hasSize(2);
    assertThat(third.getJsonArray("records")).hasSize(1);
    assertThat(third.getJsonObject("navigation")).doesNotContainKey("nextPage");
    assertThat(third.getJsonArray("records").getJsonObject(0)).containsKey("legs");
  }

  private static String next(JsonObject page) {
    return page.getJsonObject("navigation").getJsonObject("nextPage").getString("uri");
  }

  @Test
  void impossible_parameters_are_refused() {
    assertThat(admin.get(Lab.LOG + "?perPage=1001").errorCode()).isEqualTo("CMN-101");
    assertThat(admin.get(Lab.LOG + "?dateFrom=yesterday").errorCode()).isEqualTo("CMN-101");
    assertThat(admin.get(Lab.LOG + "?phoneNumber=1&extensionNumber=2").errorCode())
        .isEqualTo("CLG-110");
    assertThat(admin.get(Lab.LOG + "?perPage=max").status()).isEqualTo(200);
  }

  @Test
  void one_record_is_read_by_its_id() {
    var id = records(find(finished(Scenario.MISSED))).getFirst().getString("id");

    assertThat(admin.get(Lab.LOG + "/" + id + "?view=Detailed").json()).containsKey("legs");
    assertThat(admin.get(Lab.LOG + "/unknown").status()).isEqualTo(404);
  }

  @Test
  void the_callee_of_an_internal_call_sees_it_as_inbound() {
    finished(Scenario.INTERNAL);

    var seen = records(admin.get(ACCOUNT + "/extension/801234008/call-log")).getFirst();

    assertThat(seen.getString("direction")).isEqualTo("Inbound");
    assertThat(seen.getJsonObject("extension").getJsonNumber("id").longValue())
        .isEqualTo(801234008L);
  }

  @Test
  void synchronisation_brings_each_change_once() {
    var call = lab.playToEnd(Scenario.INBOUND_ANSWERED, TOM);
    after(call, 1);
    var empty = admin.get(SYNC + "?syncType=FSync").json();
    assertThat(empty.getJsonArray("records")).isEmpty();

    after(call, 21);
    var inProgress = continued(empty);
    after(call, 26);
    var finished = continued(inProgress);
    var nothing = continued(finished);
    after(call, 61);
    var recorded = continued(nothing);

    assertThat(result(inProgress)).isEqualTo("In Progress");
    assertThat(result(finished)).isEqualTo("Accepted");
    assertThat(nothing.getJsonArray("records")).isEmpty();
    assertThat(recorded.getJsonArray("records").getJsonObject(0)).containsKey("recording");
  }

  private JsonObject continued(JsonObject answer) {
    var token = answer.getJsonObject("syncInfo").getString("syncToken");
    return admin.get(SYNC + "?syncType=ISync&syncToken=" + token).json();
  }

  private static String result(JsonObject answer) {
    return answer.getJsonArray("records").getJsonObject(0).getString("result");
  }

  @Test
  void synchronisation_says_when_there_is_more() {
    for (int i = 0; i < 3; i++) {
      lab.playToEnd(Scenario.MISSED, TOM);
    }
    clock.advance(Duration.ofMinutes(2));

    var first = admin.get(SYNC + "?syncType=FSync&recordCount=2").json();
    var rest = continued(first);

    assertThat(first.getJsonArray("records")).hasSize(2);
    assertThat(first.getJsonObject("syncInfo").getBoolean("newerRecordsExist")).isTrue();
    assertThat(rest.getJsonObject("syncInfo").getBoolean("newerRecordsExist")).isFalse();
    assertThat(rest.getJsonArray("records")).isNotEmpty();
  }

  @Test
  void a_sync_token_of_another_simulator_is_refused() {
    var answer = admin.get(ACCOUNT + "/call-log-sync?syncType=ISync&syncToken=nonsense");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorCode()).isEqualTo("CLG-102");
  }

  @Test
  void calls_that_are_up_are_active_and_have_a_status() {
    try (var slow = new Lab(options -> options.withSpeed(1))) {
      var call = slow.simulator.play(Scenario.INBOUND_ANSWERED, TOM);
      slow.subscribe(slow.admin(), Lab.CALLS);
      slow.calls(1);
      var caller = slow.admin();

      var active = records(caller.get(ACCOUNT + "/active-calls"));
      var status = caller.get(ACCOUNT + "/telephony/sessions/" + call.telephonySessionId()).json();

      assertThat(active).hasSize(1);
      assertThat(active.getFirst().getString("result")).isEqualTo("In Progress");
      assertThat(status.getJsonArray("parties")).hasSize(2);
    }
  }

  @Test
  void the_status_of_an_ended_session_is_not_found() {
    var call = lab.playToEnd(Scenario.MISSED, TOM);

    assertThat(admin.get(ACCOUNT + "/telephony/sessions/" + call.telephonySessionId()).status())
        .isEqualTo(404);
  }

  @Test
  void the_oldest_calls_are_forgotten() {
    try (var small = new Lab(options -> options.withKeptCalls(3).withCallLogDelay(Duration.ZERO))) {
      for (int i = 0; i < 5; i++) {
        small.playToEnd(Scenario.MISSED, TOM);
      }

      assertThat(records(small.admin().get(Lab.LOG))).hasSize(3);
      assertThat(small.simulator.played()).hasSize(3);
    }
  }

  /** Puts the clock so many seconds after the end of the call. */
  private void after(PlayedCall call, long seconds) {
    clock.set(call.end().toCompletableFuture().join().plusSeconds(seconds));
  }

  private PlayedCall finished(Scenario scenario) {
    return finished(scenario, TOM);
  }

  private PlayedCall finished(Scenario scenario, Cast cast) {
    var call = lab.playToEnd(scenario, cast);
    clock.advance(Duration.ofMinutes(2));
    return call;
  }

  private Answer find(PlayedCall call) {
    return find(call.telephonySessionId());
  }

  private Answer find(String telephonySessionId) {
    return admin.get(Lab.LOG + "?view=Detailed&telephonySessionId=" + telephonySessionId);
  }

  private static List<JsonObject> records(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    return answer.json().getJsonArray("records").getValuesAs(JsonObject.class);
  }
}
