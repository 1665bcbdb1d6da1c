package io.callscribe.simulator.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callscribe.simulator.http.Api;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InsightsTest {
  private static final String BASE = "/ai/ringsense/v1/public/accounts/~/domains/pbx";

  private final Lab lab = new Lab();
  private Api admin = Api.of(lab.simulator.uri());

  @BeforeEach
  void subscribe() {
    admin = lab.admin();
    lab.subscribe(admin, Lab.INSIGHTS);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void ai_notes_come_first_and_everything_later() {
    var call = lab.playToEnd(Scenario.INBOUND_ANSWERED, Cast.of("102"));

    var events = lab.insights(2);

    var notes = events.get(0);
    var all = events.get(1);
    assertThat(notes.getJsonObject("insights")).containsOnlyKeys("CallNotes");
    assertThat(notes).doesNotContainKey("rsRecordUri");
    assertThat(all.getJsonObject("insights"))
        .containsOnlyKeys(Insights.MEMBERS.toArray(String[]::new));
    assertThat(all.getString("rsRecordUri")).startsWith(lab.simulator.uri().toString());
    for (var event : events) {
      assertThat(event.getString("sourceSessionId")).isEqualTo(call.telephonySessionId());
      assertThat(event.getString("ownerExtensionId")).isEqualTo("801234007");
      assertThat(event.getString("domain")).isEqualTo("pbx");
      assertThat(event.getString("callDirection")).isEqualTo("Inbound");
    }
  }

  @Test
  void an_outside_speaker_has_no_account() {
    lab.playToEnd(Scenario.OUTBOUND_ANSWERED, Cast.of("104").withCustomer("+15557650188"));

    var speakers = lab.insights(2).get(1).getJsonArray("speakerInfo").getValuesAs(JsonObject.class);

    assertThat(speakers.get(0).getString("extensionId")).isEqualTo("801234009");
    assertThat(speakers.get(1).isNull("accountId")).isTrue();
    assertThat(speakers.get(1).isNull("extensionId")).isTrue();
    assertThat(speakers.get(1).getString("name")).isEqualTo("Grace O'Neill");
    assertThat(speakers.get(0).getString("speakerId")).endsWith("-1");
  }

  @Test
  void the_text_holds_the_end_of_the_session_id_once() {
    var call = lab.playToEnd(Scenario.INBOUND_ANSWERED, Cast.of("102"));

    var insights = lab.insights(2).get(1).getJsonObject("insights");
    // Speakers are ids of parties, which end alike; only what people read counts.
    var text = insights.toString().replaceAll("\"speakerId\":\"[^\"]*\"", "");

    assertThat(text.split(Insights.mark(call.telephonySessionId()), -1)).hasSize(2);
  }

  @Test
  void the_texts_of_two_calls_differ_and_have_awkward_characters() {
    for (int i = 0; i < 20; i++) {
      lab.simulator.play(Scenario.INBOUND_ANSWERED, Cast.of("102"));
    }

    var texts = lab.insights(40).stream().map(it -> it.getJsonObject("insights")).toList();
    var summaries =
        texts.stream()
            .filter(it -> it.containsKey("Summary"))
            .map(it -> it.getJsonArray("Summary").toString())
            .toList();

    assertThat(summaries).hasSize(20).doesNotHaveDuplicates();
    assertThat(texts.toString()).contains("$1", "<b>", "'", "\uD83D\uDC4D");
  }

  @Test
  void insights_sent_by_hand_come_when_they_are_sent_and_only_then() {
    lab.simulator.switches().insightsByHand(true);
    var call = lab.playToEnd(Scenario.INBOUND_ANSWERED, Cast.of("102"));
    var session = call.telephonySessionId();
    var path = BASE + "/sessions/" + session + "/insights";
    assertThat(admin.get(path).status()).isEqualTo(404);

    assertThat(lab.simulator.sendNotes(session)).isOne();
    var notes = lab.insights(1).getFirst();
    assertThat(lab.simulator.sendInsights(session)).isOne();
    var all = lab.insights(2).getLast();

    assertThat(notes.getJsonObject("insights")).containsOnlyKeys("CallNotes");
    assertThat(all.getJsonObject("insights")).containsKey("Summary");
    assertThat(admin.get(path).status()).isEqualTo(200);
    assertThatThrownBy(() -> lab.simulator.sendInsights("s-none"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void insights_can_come_once_more() {
    var call = lab.playToEnd(Scenario.INBOUND_ANSWERED, Cast.of("102"));
    lab.insights(2);

    lab.simulator.sendInsights(call.telephonySessionId());

    var events = lab.insights(3);
    assertThat(events.get(2).getJsonObject("insights"))
        .isEqualTo(events.get(1).getJsonObject("insights"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100})
  void the_score_can_be_chosen(int score) {
    lab.simulator.switches().insightsScore(score);
    lab.playToEnd(Scenario.INBOUND_ANSWERED, Cast.of("102"));

    var insights = lab.insights(2).get(1).getJsonObject("insights");

    assertThat(insights.getJsonArray("AIScore").getJsonObject(0).getString("value"))
        .isEqualTo(String.valueOf(score));
    assertThatThrownBy(() -> lab.simulator.switches().insightsScore(101))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void without_licences_nothing_comes_and_nothing_can_be_read() {
    lab.simulator.switches().licences(false);
    var call = lab.playToEnd(Scenario.INBOUND_ANSWERED, Cast.of("102"));

    assertThat(call.expected().getFirst().recorded()).isTrue();
    assertThat(call.expected().getFirst().insights()).isFalse();
    assertThat(lab.simulator.sendInsights(call.telephonySessionId())).isZero();
    assertThat(admin.get(BASE + "/sessions/" + call.telephonySessionId() + "/insights").errorCode())
        .isEqualTo("AGW-404");
  }

  @Test
  void insights_are_not_found_before_they_come() {
    lab.simulator.switches().insightsDelay(Duration.ofMinutes(10));
    var call = lab.playToEnd(Scenario.INBOUND_ANSWERED, Cast.of("102"));

    var record = admin.get(BASE + "/records/" + recordingOf(call) + "/insights");
    var session = admin.get(BASE + "/sessions/" + call.telephonySessionId() + "/insights");

    assertThat(record.status()).isEqualTo(404);
    assertThat(record.json().getString("parameterName")).isEqualTo("sourceRecordId");
    assertThat(session.status()).isEqualTo(404);
  }

  @Test
  void insights_can_be_read_by_recording_and_by_session() {
    var call = lab.playToEnd(Scenario.BLIND_TRANSFER, Cast.of("102", "103"));
    lab.insights(4);

    var session = admin.get(BASE + "/sessions/" + call.telephonySessionId() + "/insights").json();
    var record =
        admin.get(BASE + "/records/" + recordingOf(call) + "/insights?insightTypes=Summary");

    assertThat(owners(session.getJsonArray("records").getValuesAs(JsonObject.class)))
        .containsExactly("801234007", "801234008");
    assertThat(record.json().getJsonObject("insights")).containsOnlyKeys("Summary");
  }

  private static List<String> owners(List<JsonObject> records) {
    return records.stream().map(it -> it.getString("ownerExtensionId")).toList();
  }

  @Test
  void the_second_agent_of_an_attended_transfer_talks_with_the_customer() {
    var call =
        lab.playToEnd(
            Scenario.ATTENDED_TRANSFER, Cast.of("102", "103").withCustomer("+15557650111"));

    var last = lab.insights(4).get(3);

    assertThat(last.getString("sourceSessionId")).isEqualTo(call.telephonySessionIds().get(1));
    assertThat(last.getString("title")).isEqualTo("Call from Dana Whitlock to Priya Nand");
  }

  @Test
  void members_can_be_left_out() {
    lab.simulator.switches().insightsWithout("Summary", "AIScore");
    lab.playToEnd(Scenario.INBOUND_ANSWERED, Cast.of("102"));

    assertThat(lab.insights(2).get(1).getJsonObject("insights"))
        .doesNotContainKeys("Summary", "AIScore")
        .containsKey("Transcript");
  }

  @Test
  void a_person_without_the_licence_gets_no_insights() {
    var unlicensed = lab.playToEnd(Scenario.INBOUND_ANSWERED, Cast.of("105"));
    lab.playToEnd(Scenario.INBOUND_ANSWERED, Cast.of("102"));

    assertThat(owners(lab.insights(2))).containsOnly("801234007");
    assertThat(
            admin.get(BASE + "/sessions/" + unlicensed.telephonySessionId() + "/insights").status())
        .isEqualTo(404);
  }

  @Test
  void switched_off_insights_are_not_found() {
    var call = lab.playToEnd(Scenario.INBOUND_ANSWERED, Cast.of("102"));
    lab.insights(2);

    lab.simulator.switches().insights(false);

    assertThat(admin.get(BASE + "/sessions/" + call.telephonySessionId() + "/insights").status())
        .isEqualTo(404);
  }

  @Test
  void insights_need_scope_and_permission() {
    lab.simulator.switches().denyScope("RingSense");
    assertThat(admin.get(BASE + "/records/1/insights").errorCode()).isEqualTo("CMN-401");

    lab.simulator.switches().allowScope("RingSense").deny("ReadRingSenseInsights");
    assertThat(admin.get(BASE + "/records/1/insights").errorCode()).isEqualTo("CMN-408");
  }

  @Test
  void the_link_leads_to_a_page_that_escapes_the_text() {
    lab.playToEnd(Scenario.INBOUND_ANSWERED, Cast.of("102"));

    var page = admin.get(lab.insights(2).get(1).getString("rsRecordUri"));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("Transcript").doesNotContain("<b>urgent");
  }

  private String recordingOf(PlayedCall call) {
    return admin
        .get(Lab.LOG + "?telephonySessionId=" + call.telephonySessionId())
        .json()
        .getJsonArray("records")
        .getJsonObject(0)
        .getJsonObject("recording")
        .getString("id");
  }
}
