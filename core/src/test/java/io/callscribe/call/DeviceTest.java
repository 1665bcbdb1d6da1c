package io.callscribe.call;

import static io.callscribe.call.Topology.extension;
import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.account.SessionId;
import io.callscribe.ringcentral.CallRecord;
import io.callscribe.ringcentral.Notification;
import io.callscribe.ringcentral.PartyEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody talks with changes neither whose call it is nor anything about it. */
class DeviceTest {
  private static final String EVENT =
      """
      {"uuid":"u-%1$d","event":"/restapi/v1.0/account/11/telephony/sessions",
       "body":{"sequence":%1$d,"telephonySessionId":"s-one",
       "eventTime":"2026-07-14T09:00:%1$d0.000Z","origin":{"type":"Call"},
       "parties":[{"id":"p-2","extensionId":"101","direction":"Inbound",
       "from":{"phoneNumber":"+14155550100","name":"WARD, ANA"},
       "to":{"phoneNumber":"+16505550101","extensionId":"101"%2$s},
       "status":{"code":"%3$s"%4$s}}]}}\
      """;
  private static final String RECORD =
      """
      {"telephonySessionId":"s-one","startTime":"2026-07-14T09:00:20.000Z","duration":30,
       "direction":"Inbound","result":"Accepted",%1$s
       "from":{"phoneNumber":"+14155550100"},
       "to":{"phoneNumber":"+16505550101","extensionId":"101","name":"Maya Chen"},
       "legs":[{"legType":"Accept","result":"Accepted","extension":{"id":101},"duration":30,%1$s
                "to":{"phoneNumber":"+16505550101","extensionId":"101","name":"Maya Chen"}},
               {"legType":"%2$s","result":"Accepted","extension":{"id":101},"duration":30,%1$s
                "to":{"extensionNumber":"101","extensionId":"101","name":"Maya Chen"%3$s}}]}\
      """;

  /** As events and call log show them. */
  enum Device {
    DESK_PHONE(",\"deviceId\":\"803000101\"", "", "LocalNumber", "PstnToSip"),
    DESKTOP_APP(",\"deviceId\":\"803100101\"", "", "Sip", "PstnToSip"),
    MOBILE_APP("", ",\"mobilePickupData\":{\"ccMailboxes\":[\"101\"]}", "Vma", "MobileApp"),
    SOFTPHONE(",\"deviceId\":\"803200101\"", "", "Usual", "PstnToSip"),
    FORWARDED_TO_A_CELL_PHONE("", "", "LocalNumber", "FindMe");

    private final String inEvents;
    private final String inStatus;
    private final String internalType;
    private final String legType;

    Device(String inEvents, String inStatus, String internalType, String legType) {
      this.inEvents = inEvents;
      this.inStatus = inStatus;
      this.internalType = internalType;
      this.legType = legType;
    }

    List<PartyEvent> events() {
      var states = List.of("Setup", "Proceeding", "Answered", "Disconnected");
      return IntStream.range(0, states.size())
          .mapToObj(i -> EVENT.formatted(i + 2, inEvents, states.get(i), inStatus))
          .map(text -> Notification.parse(text, Script.START))
          .flatMap(news -> ((Notification.CallChanged) news).events().stream())
          .toList();
    }

    CallRecord record() {
      var device =
          inEvents.isEmpty()
              ? ""
              : ",\"device\":{\"id\":\"803000101\",\"uri\":\"https://example.com/803000101\"}";
      var type = "\"internalType\":\"" + internalType + "\",";
      return CallRecord.parse(RECORD.formatted(type, legType, device));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_call_on_any_device_is_the_same_call(Device device) {
    var story =
        CallStory.of(new SessionId("s-one"), device.events(), List.of(device.record()), false);

    assertThat(story.people(Topology::isPerson)).containsExactly(extension("101"));
    var call = story.of(extension("101"), Optional.empty());
    assertThat(call.answered()).isTrue();
    assertThat(call.talk()).isEqualTo(Duration.ofSeconds(10));
    assertThat(call.duration()).isEqualTo(Duration.ofSeconds(30));
    assertThat(call.agentNumber()).isEqualTo("+16505550101");
    assertThat(call.journey())
        .containsExactly(
            "Received at +16505550101, Maya Chen", "Talked to Maya Chen, ext. 101, for 10 s");
  }

  @ParameterizedTest
  @EnumSource
  void the_call_log_alone_tells_the_same(Device device) {
    var story = CallStory.of(new SessionId("s-one"), List.of(), List.of(device.record()), false);

    assertThat(story.people(Topology::isPerson)).containsExactly(extension("101"));
    assertThat(story.of(extension("101"), Optional.empty()).answered()).isTrue();
  }
}
