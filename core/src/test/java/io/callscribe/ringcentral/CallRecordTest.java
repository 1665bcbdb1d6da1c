package io.callscribe.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallRecordTest {
  private static final String ANSWERED =
      """
      {"id":"c-1","telephonySessionId":"s-one","startTime":"2026-07-14T09:00:00.000Z",
       "duration":66,"direction":"Inbound","result":"Accepted",
       "from":{"phoneNumber":"+14155550100","name":"WARD, ANA"},
       "to":{"extensionNumber":"101","extensionId":"63101"},
       "recording":{"id":"r-1","type":"Automatic","contentUri":"https://media.example.com/r-1"},
       "legs":[
         {"direction":"Inbound","result":"Accepted","extension":{"id":63101},
          "recording":{"id":"r-1","contentUri":"https://media.example.com/r-1"}},
         {"direction":"Outbound","result":"Accepted","extension":{"id":63102},
          "recording":{"id":"r-2","contentUri":"https://media.example.com/r-2"}}]}\
      """;

  @Test
  void a_record_tells_of_the_call_and_its_legs() {
    var call = CallRecord.parse(ANSWERED);

    assertThat(call.session()).isEqualTo(new SessionId("s-one"));
    assertThat(call.startedAt()).isEqualTo(Instant.parse("2026-07-14T09:00:00Z"));
    assertThat(call.result()).isEqualTo("Accepted");
    assertThat(call.duration()).contains(Duration.ofSeconds(66));
    assertThat(call.isFinal()).isTrue();
    assertThat(call.from().number()).contains("+14155550100");
    assertThat(call.to().number()).contains("101");
    assertThat(call.legs().getFirst().extension()).contains(new ExtensionId("63101"));
    assertThat(call.legs().get(1).recordings()).containsExactly("r-2");
  }

  @Test
  void a_leg_has_its_two_ends_and_its_party() {
    var leg =
        record(
                """
                "legs":[{"legType":"PstnToSip","partyId":"p-2","duration":7,"result":"Accepted",
                  "from":{"phoneNumber":"+14155550100","name":"WARD, ANA"},
                  "to":{"phoneNumber":"+16505550101","extensionNumber":"101","extensionId":"63101",
                        "name":"Maya Chen"}}]\
                """)
            .legs()
            .getFirst();

    assertThat(leg.party()).contains("p-2");
    assertThat(leg.from().number()).contains("+14155550100");
    assertThat(leg.to().number()).contains("+16505550101");
    assertThat(leg.to().extensionNumber()).contains("101");
    assertThat(leg.to().name()).contains("Maya Chen");
    assertThat(leg.endedAt()).isEqualTo(Instant.parse("2026-07-14T09:00:07Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "PstnToSip,                 Accepted,       true",
    "SipToPstnUnmetered,        Call connected, true",
    "Accept,                    accepted,       true",
    "Pickup,                    Accepted,       true",
    "MobileApp,                 Accepted,       true",
    "RingOutClientToCaller,     Call connected, true",
    "PstnToSip,                 Stopped,        false",
    "TransferCall,              Call connected, false",
    "CallPark,                  Call connected, false",
    "MoveToConference,          Call connected, false",
    "RingOutClientToSubscriber, Accepted,       false"
  })
  void a_leg_connects_its_owner_unless_it_hands_the_call_on(
      String type, String result, boolean connected) {
    var json = "\"legs\":[{\"legType\":\"%s\",\"result\":\"%s\"}]".formatted(type, result);

    assertThat(record(json).legs().getFirst().isConnected()).isEqualTo(connected);
  }

  @Test
  void a_fax_is_told_from_a_call() {
    assertThat(record("\"type\":\"Fax\"").isFax()).isTrue();
    assertThat(record("\"type\":\"Voice\"").isFax()).isFalse();
    assertThat(record("\"result\":\"Accepted\"").isFax()).isFalse();
  }

  @Test
  void a_recording_of_record_and_leg_is_told_once() {
    var call = CallRecord.parse(ANSWERED);

    assertThat(call.recordings())
        .containsExactly(
            new CallRecord.Recording("r-1", URI.create("https://media.example.com/r-1")),
            new CallRecord.Recording("r-2", URI.create("https://media.example.com/r-2")));
  }

  @Test
  void what_is_stored_is_read_again() {
    var call = CallRecord.parse(ANSWERED);

    assertThat(CallRecord.parse(call.json())).isEqualTo(call);
    assertThat(call.json()).doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"In Progress\"", "\"IN PROGRESS\"", "null", "\"\""})
  void a_record_without_a_result_is_not_final(String result) {
    var call = record("\"result\":" + result);

    assertThat(call.isFinal()).isFalse();
    assertThat(call.duration()).isEmpty();
  }

  @Test
  @Tag("LOG-30")
  void an_unknown_result_is_kept_as_it_is() {
    assertThat(record("\"result\":\"Answered by a Parrot\"").result())
        .isEqualTo("Answered by a Parrot");
  }

  @Test
  void a_recording_whose_address_cannot_be_read_is_left_out() {
    var call = record("\"recording\":{\"id\":\"r-1\",\"contentUri\":\"https://exa mple.com/%zz\"}");

    assertThat(call.recordings()).isEmpty();
  }

  @Test
  void a_recording_that_is_not_kept_is_marked() {
    assertThat(record("\"shortRecording\":true").tooShortToKeep()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"telephonySessionId\":\"s-one\"}",
        "{\"telephonySessionId\":\"s-one\",\"startTime\":\"yesterday\"}",
        "{\"startTime\":\"2026-07-14T09:00:00.000Z\"}"
      })
  void a_record_of_no_call_is_skipped(String json) {
    assertThat(CallRecord.of(Fields.parse(json))).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> CallRecord.parse(json));
  }

  private static CallRecord record(String members) {
    return CallRecord.parse(
        "{\"telephonySessionId\":\"s-one\",\"startTime\":\"2026-07-14T09:00:00.000Z\",%s}"
            .formatted(members));
  }
}
