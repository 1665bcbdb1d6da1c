package io.callscribe.activity;

import static io.callscribe.activity.ActivityFixtures.ANA;
import static io.callscribe.activity.ActivityFixtures.RECORDING;
import static io.callscribe.activity.ActivityFixtures.ZONE;
import static io.callscribe.activity.ActivityFixtures.arrived;
import static io.callscribe.activity.ActivityFixtures.call;
import static io.callscribe.activity.ActivityFixtures.scored;
import static io.callscribe.activity.ActivityFixtures.settings;
import static io.callscribe.activity.ActivityFixtures.situation;
import static io.callscribe.activity.ActivityFixtures.wholeInsight;
import static io.callscribe.activity.ActivityFixtures.withoutInsights;
import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.activity.ActivityFixtures.CallFacts;
import io.callscribe.activity.Section.Field;
import io.callscribe.activity.Section.Link;
import io.callscribe.api.BodyFormat;
import io.callscribe.api.BodySupport;
import io.callscribe.api.Direction;
import io.callscribe.call.PersonCall.CallRecording;
import io.callscribe.insight.CallInsight;
import io.callscribe.settings.LoggingSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComposeTest {
  private static Wanted compose(
      CallFacts call, ZoneId zone, LoggingSettings on, CallInsight... found) {
    return Compose.compose(
        situation().call(call).zone(zone).settings(on).insights(found).build(), ANA);
  }

  private static Wanted compose(LoggingSettings on) {
    return compose(call(), ZONE, on, arrived(wholeInsight()));
  }

  private static String field(Wanted wanted, String key) {
    return ((Field) content(wanted, key)).value();
  }

  private static Section.Content content(Wanted wanted, String key) {
    return wanted.sections().stream()
        .filter(s -> s.key().equals(key))
        .map(Section::content)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> keys(Wanted wanted) {
    return wanted.sections().stream().map(Section::key).toList();
  }

  @Test
  void a_record_has_its_sections_in_order() {
    var wanted = compose(settings());

    assertThat(keys(wanted))
        .containsExactly(
            "agent",
            "number",
            "start",
            "end",
            "duration",
            "result",
            "recording-1",
            "score",
            "insight",
            "summary",
            "bullets",
            "transcript");
    assertThat(field(wanted, "number")).isEqualTo("+14155550100");
    assertThat(field(wanted, "duration")).isEqualTo("3 min 5 s");
    assertThat(field(wanted, "result")).isEqualTo("Accepted");
  }

  @ParameterizedTest
  @CsvSource({
    "INBOUND,  Inbound call from Ana Ward",
    "OUTBOUND, Outbound call to Ana Ward",
    "INTERNAL, Internal call with Ana Ward"
  })
  void the_subject_tells_direction_and_contact(Direction direction, String subject) {
    assertThat(compose(call().direction(direction), ZONE, withoutInsights()).subject())
        .isEqualTo(subject);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-07-14T16:00:00Z, America/Los_Angeles, 2026-07-14 09:00:00 PDT",
    "2026-01-14T16:00:00Z, America/Los_Angeles, 2026-01-14 08:00:00 PST",
    "2026-07-14T16:00:00Z, Europe/Berlin,       2026-07-14 18:00:00 CEST",
    "2026-11-01T08:59:59Z, America/Los_Angeles, 2026-11-01 01:59:59 PDT",
    "2026-11-01T09:00:00Z, America/Los_Angeles, 2026-11-01 01:00:00 PST",
    "2026-07-14T23:30:00Z, Asia/Kolkata,        2026-07-15 05:00:00 IST"
  })
  @Tag("M-5")
  void times_are_those_of_the_zone_at_the_time_of_the_call(
      Instant start, ZoneId zone, String expected) {
    var wanted = compose(call().startedAt(start), zone, withoutInsights());

    assertThat(field(wanted, "start")).isEqualTo(expected);
    assertThat(wanted.call().zone()).isEqualTo(zone);
  }

  @Test
  void the_start_is_kept_to_the_second() {
    var start = Instant.parse("2026-07-14T16:00:00.987Z");

    var wanted = compose(call().startedAt(start), ZONE, withoutInsights());

    assertThat(wanted.call().startedAt()).isEqualTo(Instant.parse("2026-07-14T16:00:00Z"));
    assertThat(Duration.between(wanted.call().startedAt(), wanted.call().endedAt()))
        .isEqualTo(Duration.ofSeconds(185));
  }

  @Test
  @Tag("RS-16")
  void a_score_of_zero_is_a_score() {
    var wanted = compose(call(), ZONE, settings(), arrived(scored("0")));

    assertThat(field(wanted, "score")).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource({
    "true,  false, false, false, false, transcript",
    "false, true,  false, false, false, summary",
    "false, false, true,  false, false, bullets",
    "false, false, false, true,  false, score",
    "false, false, false, false, true,  insight"
  })
  @Tag("RS-09")
  void each_part_of_an_insight_has_a_switch(
      boolean transcript,
      boolean summary,
      boolean bullets,
      boolean score,
      boolean link,
      String key) {
    var wanted =
        compose(
            settings(
                "insights.transcript", String.valueOf(transcript),
                "insights.summary", String.valueOf(summary),
                "insights.bullets", String.valueOf(bullets),
                "insights.score", String.valueOf(score),
                "insights.link", String.valueOf(link)));

    assertThat(keys(wanted))
        .filteredOn(
            k -> List.of("score", "insight", "summary", "bullets", "transcript").contains(k))
        .containsExactly(key);
  }

  @Test
  @Tag("RS-09")
  void nothing_of_an_insight_is_written_when_all_is_switched_off() {
    var wanted = compose(withoutInsights());

    assertThat(wanted.insights()).isEmpty();
    assertThat(keys(wanted)).endsWith("recording-1");
  }

  @Test
  void insights_of_two_recordings_are_joined() {
    var first = arrived(ActivityFixtures.onlySummary("First."));
    var second = arrived(ActivityFixtures.onlySummary("Second."));

    var wanted = compose(call(), ZONE, settings(), first, second);

    assertThat(((Section.Text) content(wanted, "summary")).text()).isEqualTo("First.\nSecond.");
  }

  @Test
  void a_recording_is_opened_through_the_reader() {
    var link = (Link) content(compose(withoutInsights()), "recording-1");

    assertThat(link.label()).isEqualTo("Recording");
    assertThat(link.target())
        .isEqualTo(
            URI.create("https://listen.example.com/?media=https%3A%2F%2Fmedia.example.com%2Fr-1"));
  }

  @Test
  void several_recordings_are_numbered() {
    var second = new CallRecording("r-2", URI.create("https://media.example.com/r-2"));

    var wanted = compose(call().recordings(RECORDING, second), ZONE, withoutInsights());

    assertThat(((Link) content(wanted, "recording-1")).label()).isEqualTo("Recording 1");
    assertThat(((Link) content(wanted, "recording-2")).label()).isEqualTo("Recording 2");
    assertThat(wanted.recordings()).hasSize(2);
  }

  @Test
  void a_subject_is_cut_to_what_the_crm_takes() {
    var written =
        Written.of(compose(withoutInsights()), new BodySupport(BodyFormat.PLAIN, 500, 10));

    assertThat(written.subject()).isEqualTo("Inbound c…");
  }

  @Test
  void a_cut_subject_never_ends_in_half_a_character() {
    var wanted =
        new Wanted(
            "12345678😀90",
            List.of(),
            compose(withoutInsights()).call(),
            List.of(),
            Map.of(),
            Optional.empty());

    var written = Written.of(wanted, new BodySupport(BodyFormat.PLAIN, 500, 10));

    assertThat(written.subject()).isEqualTo("12345678…");
  }

  @Test
  void the_subject_is_the_first_line_where_the_crm_has_none() {
    var written = Written.of(compose(withoutInsights()), new BodySupport(BodyFormat.PLAIN, 500, 0));

    assertThat(written.body().lines().findFirst())
        .hasValueSatisfying(line -> assertThat(line).contains("Inbound call from Ana Ward"));
  }
}
