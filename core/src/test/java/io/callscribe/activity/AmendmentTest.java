package io.callscribe.activity;

import static io.callscribe.activity.ActivityFixtures.arrived;
import static io.callscribe.activity.ActivityFixtures.call;
import static io.callscribe.activity.ActivityFixtures.situation;
import static io.callscribe.activity.ActivityFixtures.wholeInsight;
import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.activity.ActivityFixtures.Case;
import io.callscribe.api.Activity;
import io.callscribe.api.ActivityId;
import io.callscribe.api.ActivityPatch;
import io.callscribe.api.Body;
import io.callscribe.api.BodyFormat;
import io.callscribe.api.BodySupport;
import io.callscribe.api.FieldSpec;
import io.callscribe.api.InsightPart;
import io.callscribe.call.PersonCall.CallLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AmendmentTest {
  private static final BodySupport BODY = new BodySupport(BodyFormat.PLAIN, 30_000, 255);

  private static Activity holding(String subject, String body) {
    return new Activity(
        new ActivityId("a-1"),
        Optional.of("1"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        subject,
        new Body(BodyFormat.PLAIN, body));
  }

  private static Activity holding(Written written) {
    return holding(written.subject(), written.body());
  }

  private static ActivityPatch patch(Written before, Case now) {
    return Amendment.of(Optional.of(before), holding(before), now.wanted(), BODY).patch();
  }

  @Test
  @Tag("RS-15")
  @Tag("M-2")
  void the_same_once_more_changes_nothing() {
    var before = situation().written();

    var amendment = Amendment.of(Optional.of(before), holding(before), situation().wanted(), BODY);

    assertThat(amendment.isEmpty()).isTrue();
    assertThat(amendment.kept()).isEmpty();
  }

  @Test
  @Tag("R-10")
  @Tag("LOG-09")
  void a_recording_that_came_brings_its_link_and_nothing_else() {
    var before = situation().call(call().recordings()).insights().written();

    var patch = patch(before, situation().insights());

    assertThat(patch.subject()).isEmpty();
    assertThat(patch.call()).isEmpty();
    assertThat(patch.insights()).isEmpty();
    assertThat(patch.fields()).isEmpty();
    assertThat(patch.recordings()).hasSize(1);
    assertThat(patch.body().map(Body::text).orElseThrow())
        .contains("Recording:")
        .contains(before.body().lines().toList());
  }

  @Test
  @Tag("R-10")
  void a_note_that_came_brings_its_text_and_nothing_else() {
    var before = situation().written();

    var patch = patch(before, situation().note("We spoke about the roof."));

    assertThat(patch)
        .usingRecursiveComparison()
        .ignoringFields("body")
        .isEqualTo(
            new ActivityPatch(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Map.of(),
                Optional.empty()));
    assertThat(patch.body().map(Body::text).orElseThrow()).contains("roof");
  }

  @Test
  @Tag("LOG-29")
  void the_call_logs_own_figures_replace_the_measured_ones() {
    var early =
        situation()
            .call(call().log(CallLog.AWAITED).result("Call connected").talk(Duration.ofSeconds(9)));

    var patch = patch(early.written(), situation());

    assertThat(patch.call()).contains(situation().wanted().call());
    assertThat(patch.subject()).isEmpty();
    assertThat(patch.body().map(Body::text).orElseThrow())
        .contains("Accepted")
        .doesNotContain("Call connected");
  }

  @Test
  @Tag("R-5")
  @Tag("D-3")
  void without_knowing_what_was_written_no_text_is_written() {
    var theirs = holding("A subject", "What a person wrote.");

    var patch = Amendment.of(Optional.empty(), theirs, situation().wanted(), BODY).patch();

    assertThat(patch.body()).isEmpty();
    assertThat(patch.subject()).isEmpty();
    assertThat(patch.call()).isPresent();
    assertThat(patch.recordings()).hasSize(1);
  }

  @Test
  @Tag("LOG-12")
  void a_subject_that_a_person_changed_stays() {
    var before = situation().written();
    var theirs = holding("Roof at Larkspur Lane", before.body());

    var patch =
        Amendment.of(Optional.of(before), theirs, situation().note("", "Roof").wanted(), BODY)
            .patch();

    assertThat(patch.subject()).isEmpty();
  }

  @Test
  @Tag("LOG-25")
  void a_subject_that_is_still_ours_follows_the_person() {
    var before = situation().written();

    var patch = patch(before, situation().note("", "Roof"));

    assertThat(patch.subject()).contains("Roof");
  }

  @Test
  @Tag("M-3")
  void a_line_that_a_person_added_is_in_what_is_written() {
    var before = situation().written();
    var theirs = holding(before.subject(), before.body() + "\nCalled back at noon.");

    var patch =
        Amendment.of(Optional.of(before), theirs, situation().note("Roof.").wanted(), BODY).patch();

    assertThat(patch.body().map(Body::text).orElseThrow())
        .contains("Roof.", "Called back at noon.");
  }

  @Test
  @Tag("M-7")
  void a_cleared_note_goes_and_one_that_is_not_mentioned_stays() {
    var before = situation().note("Old.").written();

    var cleared = patch(before, situation().note(""));
    var same = patch(before, situation().note("Old.").insights(arrived(wholeInsight())));

    assertThat(cleared.body().map(Body::text).orElseThrow()).doesNotContain("Old.");
    assertThat(same.body()).isEmpty();
  }

  private static Case withFields(String kind) {
    return situation()
        .connector(
            ActivityFixtures.able()
                .activityFields(FieldSpec.text("kind", "Kind"), FieldSpec.text("place", "Place"))
                .build())
        .settings(
            ActivityFixtures.settings(
                "connector-field.test-crm.kind", kind, "connector-field.test-crm.place", "Oslo"));
  }

  @Test
  @Tag("R-10")
  void only_fields_that_changed_are_written() {
    var patch = patch(withFields("call").written(), withFields("visit"));

    assertThat(patch.fields()).containsExactly(Map.entry("kind", "visit"));
  }

  @Test
  @Tag("RS-18")
  void insights_for_fields_of_the_crm_are_written_once() {
    var connector = ActivityFixtures.able().nativeInsights(InsightPart.values()).build();
    var before = situation().connector(connector).insights().written();
    var with = situation().connector(connector);

    var first = patch(before, with);
    var again = patch(with.written(), situation().connector(connector));

    assertThat(first.insights()).isEqualTo(with.wanted().insights()).isPresent();
    assertThat(again.insights()).isEmpty();
  }
}
