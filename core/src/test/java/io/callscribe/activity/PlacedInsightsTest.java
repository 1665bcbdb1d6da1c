package io.callscribe.activity;

import static io.callscribe.activity.ActivityFixtures.able;
import static io.callscribe.activity.ActivityFixtures.arrived;
import static io.callscribe.activity.ActivityFixtures.onlySummary;
import static io.callscribe.activity.ActivityFixtures.scored;
import static io.callscribe.activity.ActivityFixtures.settings;
import static io.callscribe.activity.ActivityFixtures.situation;
import static io.callscribe.activity.ActivityFixtures.wholeInsight;
import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.api.BodyFormat;
import io.callscribe.api.BodySupport;
import io.callscribe.api.FieldSpec;
import io.callscribe.api.InsightDetails;
import io.callscribe.api.InsightPart;
import io.callscribe.ringcentral.Insight;
import io.callscribe.settings.LoggingSettings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacedInsightsTest {
  private static final List<InsightPart> PARTS = List.of(InsightPart.values());

  private static String word(InsightPart part) {
    return part.name().toLowerCase(Locale.ROOT);
  }

  private static LoggingSettings only(Set<InsightPart> on) {
    return settings(
        PARTS.stream()
            .flatMap(p -> Stream.of("insights." + word(p), String.valueOf(on.contains(p))))
            .toArray(String[]::new));
  }

  private static Set<InsightPart> parts(InsightDetails details) {
    var parts = EnumSet.noneOf(InsightPart.class);
    details.transcript().ifPresent(t -> parts.add(InsightPart.TRANSCRIPT));
    details.summary().ifPresent(t -> parts.add(InsightPart.SUMMARY));
    if (!details.bullets().isEmpty()) {
      parts.add(InsightPart.BULLETS);
    }
    details.score().ifPresent(t -> parts.add(InsightPart.SCORE));
    details.link().ifPresent(t -> parts.add(InsightPart.LINK));
    return parts;
  }

  static Stream<Set<InsightPart>> combinations() {
    return IntStream.range(0, 1 << PARTS.size())
        .mapToObj(
            bits ->
                PARTS.stream()
                    .filter(p -> (bits & (1 << p.ordinal())) != 0)
                    .collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("combinations")
  @Tag("RS-09")
  @Tag("RS-02")
  void exactly_the_parts_that_are_on_are_written(Set<InsightPart> on) {
    var inBody = PlacedInsights.of(situation().settings(only(on)).build());
    var inFields =
        PlacedInsights.of(
            situation()
                .settings(only(on))
                .connector(able().nativeInsights(InsightPart.values()).build())
                .build());

    assertThat(parts(inBody.inBody())).isEqualTo(on);
    assertThat(inBody.inNativeFields()).isEmpty();
    assertThat(inFields.inNativeFields().map(PlacedInsightsTest::parts))
        .isEqualTo(Optional.of(on).filter(parts -> !parts.isEmpty()));
    assertThat(parts(inFields.inBody())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(InsightPart.class)
  @Tag("RS-02")
  void a_part_goes_into_the_custom_field_that_the_admin_names_and_nowhere_else(InsightPart part) {
    var situation =
        situation()
            .connector(able().activityFields(FieldSpec.text("ai", "From RingSense")).build())
            .settings(settings("insight-place.test-crm." + word(part), "field:ai"))
            .build();

    var placed = PlacedInsights.of(situation);

    assertThat(placed.fields()).containsOnlyKeys("ai").doesNotContainValue("");
    assertThat(parts(placed.inBody())).hasSize(4).doesNotContain(part);
  }

  @ParameterizedTest
  @EnumSource(InsightPart.class)
  @Tag("RS-09")
  void a_part_that_is_off_is_in_no_custom_field(InsightPart part) {
    var situation =
        situation()
            .connector(able().activityFields(FieldSpec.text("ai", "From RingSense")).build())
            .settings(
                settings(
                    "insights." + word(part),
                    "false",
                    "insight-place.test-crm." + word(part),
                    "field:ai"))
            .build();

    assertThat(PlacedInsights.of(situation).fields()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "field:gone"})
  void a_part_whose_place_is_not_there_is_in_the_body(String place) {
    var situation = situation().settings(settings("insight-place.test-crm.summary", place)).build();

    var placed = PlacedInsights.of(situation);

    assertThat(placed.inBody().summary()).contains("They agreed.");
    assertThat(placed.fields()).isEmpty();
  }

  @Test
  void a_part_that_the_crm_has_a_field_for_is_in_the_body_if_the_admin_says_so() {
    var situation =
        situation()
            .connector(able().nativeInsights(InsightPart.SUMMARY, InsightPart.SCORE).build())
            .settings(settings("insight-place.test-crm.summary", "body"))
            .build();

    var placed = PlacedInsights.of(situation);

    assertThat(placed.inBody().summary()).contains("They agreed.");
    assertThat(placed.inNativeFields().map(PlacedInsightsTest::parts))
        .contains(Set.of(InsightPart.SCORE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "100", "8"})
  @Tag("RS-16")
  void every_score_is_a_score_in_every_place(String score) {
    var insight = arrived(scored(score));
    var field = able().activityFields(FieldSpec.text("ai", "Score")).build();
    var native_ = able().nativeInsights(InsightPart.SCORE).build();

    var inBody = situation().insights(insight).written();
    var inCrmField = situation().insights(insight).connector(native_).wanted();
    var inField =
        situation()
            .insights(insight)
            .connector(field)
            .settings(settings("insight-place.test-crm.score", "field:ai"))
            .wanted();

    assertThat(inBody.body()).containsPattern("(?m)score: " + score + "$");
    assertThat(inCrmField.insights().flatMap(InsightDetails::score)).contains(score);
    assertThat(inField.fields()).containsEntry("ai", score);
  }

  @Test
  @Tag("RS-13")
  void the_transcript_says_who_spoke() {
    var written = situation().settings(only(Set.of(InsightPart.TRANSCRIPT))).written();

    assertThat(written.body()).contains("Maya: Hello.\nAna: Hi.");
  }

  private static Insight texts(String text) {
    var whole = wholeInsight();
    return new Insight(
        whole.session(),
        whole.recording(),
        whole.owner(),
        Optional.of(text),
        Optional.of(text),
        whole.bullets(),
        whole.score(),
        whole.link());
  }

  @ParameterizedTest
  @CsvSource({"TRANSCRIPT, 600", "TRANSCRIPT, 5000", "SUMMARY, 600", "SUMMARY, 5000"})
  @Tag("RS-13")
  @Tag("RS-14")
  void a_text_is_cut_to_what_the_crm_takes(InsightPart part, int most) {
    var longText = "Maya: We talked on.\n".repeat(2_000).strip();
    var connector = able().body(new BodySupport(BodyFormat.PLAIN, most, 255)).build();

    var written =
        situation()
            .settings(only(Set.of(part)))
            .connector(connector)
            .insights(arrived(texts(longText)))
            .written();

    assertThat(written.body()).hasSizeLessThanOrEqualTo(most).contains("Maya: We talked on.");
  }

  @Test
  @Tag("RS-14")
  @Tag("RS-15")
  void summary_and_bullets_are_in_the_body() {
    var written =
        situation().settings(only(Set.of(InsightPart.SUMMARY, InsightPart.BULLETS))).written();

    assertThat(written.body()).contains("They agreed.", "Quote on Friday", "Call back");
  }

  @ParameterizedTest
  @CsvSource({
    "PLAIN,    https://ringsense\\.example\\.com/r-1",
    "HTML,     <a [^>]*href=\"https://ringsense\\.example\\.com/r-1\"",
    "MARKDOWN, ]\\(<?https://ringsense\\.example\\.com/r-1>?\\)"
  })
  @Tag("RS-17")
  void the_link_opens_the_conversation_in_every_format(BodyFormat format, String expected) {
    var connector = able().body(new BodySupport(format, 30_000, 255)).build();

    var written = situation().connector(connector).written();

    assertThat(written.body()).containsPattern(expected);
  }

  @Test
  void what_was_found_in_two_recordings_is_joined_part_by_part() {
    var first = arrived(onlySummary("First."));
    var second = arrived(wholeInsight());

    var placed = PlacedInsights.of(situation().insights(first, second).build());

    assertThat(placed.inBody().summary()).contains("First.\nThey agreed.");
    assertThat(placed.inBody().score()).contains("8");
  }

  @Test
  @Tag("RS-19")
  void a_connector_that_takes_none_gets_none() {
    var situation =
        situation().connector(ActivityFixtures.connector()).insights(arrived(wholeInsight()));

    var placed = PlacedInsights.of(situation.build());

    assertThat(parts(placed.inBody())).isEmpty();
    assertThat(placed.inNativeFields()).isEmpty();
    assertThat(placed.fields()).isEmpty();
  }

  @Test
  void every_part_has_a_switch_and_a_place() {
    var names = new ArrayList<String>();
    for (var part : PARTS) {
      names.add("insights." + word(part));
      names.add("insight-place.any-crm." + word(part));
    }

    assertThat(names).allSatisfy(n -> assertThat(LoggingSettings.find(n)).isPresent());
  }
}
