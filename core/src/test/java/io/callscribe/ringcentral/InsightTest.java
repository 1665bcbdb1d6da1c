package io.callscribe.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InsightTest {
  private static final String WHOLE =
      """
      {"sourceSessionId":"s-one","sourceRecordId":"r-1","ownerExtensionId":101,
       "rsRecordUri":"https://ringsense.example.com/r-1",
       "speakerInfo":[{"speakerId":"1","name":"Maya"},{"speakerId":"2","phoneNumber":"+14155550100"},
                      {"speakerId":"3"}],
       "insights":{
         "Transcript":[{"speakerId":"1","text":"Hello."},{"speakerId":"2","text":"Hi."},
                       {"speakerId":"3","text":"Yes?"},{"speakerId":"9","text":"Who?"},
                       {"speakerId":"1"}],
         "Summary":[{"name":"Summary","value":"They agreed."},{"value":"Twice."}],
         "BulletedSummary":[{"value":"Quote on Friday"},{"value":"Call back"}],
         "AIScore":[{"value":"0"}]}}\
      """;

  private static Insight insight(String json) {
    return Insight.of(Fields.parse(json));
  }

  @Test
  @Tag("RS-13")
  @Tag("RS-14")
  void arrays_are_read_as_text() {
    var insight = insight(WHOLE);

    assertThat(insight.session()).contains(new SessionId("s-one"));
    assertThat(insight.recording()).contains("r-1");
    assertThat(insight.owner()).contains(new ExtensionId("101"));
    assertThat(insight.transcript())
        .contains("Maya: Hello.\n+14155550100: Hi.\nSpeaker: Yes?\nSpeaker: Who?");
    assertThat(insight.summary()).contains("They agreed.\nTwice.");
    assertThat(insight.bullets()).containsExactly("Quote on Friday", "Call back");
    assertThat(insight.score()).contains("0");
    assertThat(insight.link()).contains(URI.create("https://ringsense.example.com/r-1"));
    assertThat(insight.isWhole()).isTrue();
  }

  @Test
  void a_score_may_be_a_number() {
    var insight = insight("{\"insights\":{\"AIScore\":[{\"value\":8}]}}");

    assertThat(insight.score()).contains("8");
  }

  @Test
  void what_is_missing_is_absent() {
    var insight = insight("{}");

    assertThat(insight)
        .isEqualTo(
            new Insight(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty()));
    assertThat(insight.isWhole()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "not an address", "ftp://example.com/x"})
  void a_link_that_is_no_web_address_is_left_out(String address) {
    assertThat(insight("{\"rsRecordUri\":\"%s\"}".formatted(address)).link()).isEmpty();
  }

  @Test
  @Tag("RS-18")
  void a_later_insight_adds_what_was_missing() {
    var notes = insight("{\"insights\":{\"Summary\":[{\"value\":\"First\"}]}}");
    var score = insight("{\"insights\":{\"AIScore\":[{\"value\":\"7\"}]}}");

    var merged = notes.merge(score);

    assertThat(merged.summary()).contains("First");
    assertThat(merged.score()).contains("7");
  }

  @Test
  void where_both_have_a_part_the_later_wins() {
    var first =
        insight(
            "{\"insights\":{\"Summary\":[{\"value\":\"First\"}],"
                + "\"BulletedSummary\":[{\"value\":\"a\"}]}}");
    var second =
        insight(
            "{\"insights\":{\"Summary\":[{\"value\":\"Second\"}],"
                + "\"BulletedSummary\":[{\"value\":\"b\"},{\"value\":\"c\"}]}}");

    var merged = first.merge(second);

    assertThat(merged.summary()).contains("Second");
    assertThat(merged.bullets()).containsExactly("b", "c");
  }

  @Test
  void merging_the_same_again_changes_nothing() {
    var insight = insight(WHOLE);

    assertThat(insight.merge(insight)).isEqualTo(insight);
    assertThat(insight.merge(insight("{}"))).isEqualTo(insight);
  }
}
