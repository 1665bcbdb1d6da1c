package io.callscribe.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import io.callscribe.ringcentral.Notification.CallChanged;
import io.callscribe.ringcentral.Notification.InsightFound;
import io.callscribe.ringcentral.Notification.Other;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationTest {
  private static final Instant RECEIVED = Instant.parse("2026-07-14T09:00:10Z");
  private static final String SESSIONS = "/restapi/v1.0/account/11/telephony/sessions";
  private static final String PARTY =
      """
      {"id":"p-a-2","extensionId":"101","direction":"Inbound",
       "from":{"phoneNumber":"+14155550100","name":"WARD, ANA"},
       "to":{"phoneNumber":"+16505550111","extensionId":"101"},
       "status":{"code":"Answered"},"recordings":[{"id":"r-1","active":true}]}\
      """;

  private static Notification parse(String text) {
    return Notification.parse(text, RECEIVED);
  }

  private static String event(String event, String body) {
    return "{\"uuid\":\"u-1\",\"event\":\"%s\",\"body\":%s}".formatted(event, body);
  }

  private static String call(String party) {
    return event(
        SESSIONS,
        """
        {"sequence":7,"telephonySessionId":"s-one","eventTime":"2026-07-14T09:00:05.250Z",
         "origin":{"type":"Call"},"parties":[%s]}\
        """
            .formatted(party));
  }

  private static PartyEvent theParty(String party) {
    return ((CallChanged) parse(call(party))).events().getFirst();
  }

  @Test
  void a_call_event_tells_of_each_party() {
    var changed = (CallChanged) parse(call(PARTY));

    assertThat(changed.uuid()).isEqualTo("u-1");
    assertThat(changed.account()).isEqualTo(new AccountId("11"));
    var event = changed.events().getFirst();
    assertThat(event.session()).isEqualTo(new SessionId("s-one"));
    assertThat(event.sequence()).isEqualTo(7);
    assertThat(event.at()).isEqualTo(Instant.parse("2026-07-14T09:00:05.250Z"));
    assertThat(event.party()).isEqualTo("p-a-2");
    assertThat(event.extension()).contains(new ExtensionId("101"));
    assertThat(event.calling()).isFalse();
    assertThat(event.from().number()).contains("+14155550100");
    assertThat(event.state()).isEqualTo(PartyState.ANSWERED);
    assertThat(event.recordings()).containsExactly("r-1");
  }

  @Test
  void ids_may_be_numbers() {
    var event =
        theParty(
            """
            {"id":2,"extensionId":101,"direction":"Inbound","status":{"code":"Answered"},
             "recordings":[{"id":9007199254740993}]}\
            """);

    assertThat(event.party()).isEqualTo("2");
    assertThat(event.extension()).contains(new ExtensionId("101"));
    assertThat(event.recordings()).containsExactly("9007199254740993");
  }

  @ParameterizedTest
  @CsvSource({
    "Setup,              SETUP",
    "Proceeding,         RINGING",
    "ANSWERED,           ANSWERED",
    "Hold,               HOLD",
    "Parked,             PARKED",
    "VoiceMail,          VOICEMAIL",
    "Voicemail,          VOICEMAIL",
    "VMScreening,        VOICEMAIL",
    "VoiceMailScreening, VOICEMAIL",
    "FaxReceive,         FAX",
    "Disconnected,       ENDED",
    "Gone,               ENDED",
    "Levitating,         UNKNOWN"
  })
  void states_are_read_whatever_their_case(String code, PartyState state) {
    var event = theParty("{\"id\":\"p-1\",\"status\":{\"code\":\"%s\"}}".formatted(code));

    assertThat(event.state()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"telephonySessionId\":\"s-two\"}',                          s-two",
    "'{\"sessionId\":\"s-two\"}',                                   s-two",
    "'{\"sessionId\":\"4711\",\"telephonySessionId\":\"s-two\"}',   s-two",
    "'{\"sessionId\":\"4711\"}',                                    ",
    "'{\"sessionId\":\"0\"}',                                       "
  })
  void the_joined_session_is_found_in_either_member(String peer, String session) {
    var event =
        theParty(
            """
            {"id":"p-1","status":{"code":"Gone","reason":"AttendedTransfer","peerId":%s}}\
            """
                .formatted(peer));

    assertThat(event.reason()).isEqualTo("AttendedTransfer");
    assertThat(event.peer().map(SessionId::value).orElse(null)).isEqualTo(session);
  }

  @Test
  void missing_members_are_read_as_absent() {
    var event = theParty("{\"id\":\"p-1\"}");

    assertThat(event.extension()).isEmpty();
    assertThat(event.from().number()).isEmpty();
    assertThat(event.state()).isEqualTo(PartyState.UNKNOWN);
    assertThat(event.reason()).isEmpty();
    assertThat(event.recordings()).isEmpty();
  }

  @Test
  void the_time_of_arrival_stands_in_for_a_missing_time() {
    var text = event(SESSIONS, "{\"telephonySessionId\":\"s-one\",\"parties\":[{\"id\":\"p-1\"}]}");

    var event = ((CallChanged) parse(text)).events().getFirst();

    assertThat(event.at()).isEqualTo(RECEIVED);
    assertThat(event.origin()).isEqualTo("Call");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "[]",
        "{\"parties\":[{\"id\":\"p-1\"}]}",
        "{\"telephonySessionId\":\"s-one\"}",
        "{\"telephonySessionId\":\"s-one\",\"parties\":{}}",
        "{\"telephonySessionId\":\"s-one\",\"parties\":[null,7,\"x\",{}]}"
      })
  void a_call_event_that_tells_nothing_is_empty(String body) {
    var notification = parse(event(SESSIONS, body));

    assertThat(((CallChanged) notification).events()).isEmpty();
  }

  @Test
  void an_insight_is_read() {
    var notification =
        parse(
            event(
                "/ai/ringsense/v1/public/accounts/11/domains/pbx/insights",
                "{\"sourceSessionId\":\"s-one\",\"sourceRecordId\":\"r-1\"}"));

    assertThat(notification).isInstanceOf(InsightFound.class);
    assertThat(((InsightFound) notification).insight().recording()).contains("r-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/restapi/v1.0/account/11/extension/101/voicemail",
        "/restapi/v1.0/subscription/~?threshold=60",
        "/restapi/v1.0/account/eleven/telephony/sessions",
        ""
      })
  void any_other_event_is_ignored(String event) {
    assertThat(parse(event(event, "{\"changes\":[]}"))).isInstanceOf(Other.class);
  }

  @Test
  void a_delivery_without_uuid_is_named_by_its_text() {
    var text = "{\"event\":\"" + SESSIONS + "\",\"body\":{}}";

    assertThat(parse(text).uuid()).isEqualTo(parse(text).uuid()).isNotBlank();
    assertThat(parse(text).uuid()).isNotEqualTo(parse(text + " ").uuid());
  }

  @Test
  void a_uuid_too_long_to_be_stored_is_replaced_by_a_short_name() {
    var text = "{\"uuid\":\"%s\",\"event\":\"x\"}".formatted("u".repeat(65));

    assertThat(parse(text).uuid()).hasSizeLessThanOrEqualTo(64);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "hello", "[]", "\"text\"", "7", "null", "{", "{\"a\":}", "\u0000"})
  void what_is_not_a_json_object_is_refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> parse(text));
  }

  @Test
  void json_nested_too_deeply_is_refused() {
    var text = "{\"a\":".repeat(5000) + "1" + "}".repeat(5000);

    assertThatIllegalArgumentException().isThrownBy(() -> parse(text));
  }

  @Test
  void a_number_out_of_range_is_read_as_zero() {
    var text =
        event(
            SESSIONS,
            "{\"telephonySessionId\":\"s-one\",\"sequence\":1e400,\"parties\":[{\"id\":\"p-1\"}]}");

    assertThat(((CallChanged) parse(text)).events().getFirst().sequence()).isZero();
  }
}
