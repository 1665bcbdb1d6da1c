package io.callscribe.activity;

import static io.callscribe.activity.ActivityFixtures.ENDED;
import static io.callscribe.activity.ActivityFixtures.RECORDING;
import static io.callscribe.activity.ActivityFixtures.arrived;
import static io.callscribe.activity.ActivityFixtures.call;
import static io.callscribe.activity.ActivityFixtures.connector;
import static io.callscribe.activity.ActivityFixtures.onlySummary;
import static io.callscribe.activity.ActivityFixtures.planned;
import static io.callscribe.activity.ActivityFixtures.settings;
import static io.callscribe.activity.ActivityFixtures.situation;
import static io.callscribe.activity.ActivityFixtures.wholeInsight;
import static io.callscribe.activity.ActivityFixtures.withoutInsights;
import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.activity.ActivityFixtures.Case;
import io.callscribe.activity.Artifact.Absent;
import io.callscribe.activity.Artifact.Pending;
import io.callscribe.activity.Artifact.There;
import io.callscribe.api.Capability;
import io.callscribe.call.PersonCall.CallLog;
import io.callscribe.call.PersonCall.CallRecording;
import io.callscribe.insight.CallInsight;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArtifactsTest {
  private static final Instant RECORDING_DEADLINE = ENDED.plus(Duration.ofHours(2));
  private static final Instant INSIGHTS_DEADLINE = ENDED.plus(Duration.ofHours(26));

  private static Arguments row(String name, Case situation, Artifact expected) {
    return Arguments.argumentSet(name, situation, expected);
  }

  static Stream<Arguments> callLogs() {
    return Stream.of(
        row("final", situation(), new There()),
        row(
            "missing",
            situation().call(call().log(CallLog.MISSING)),
            new Absent("The call log never showed the call")),
        row(
            "awaited",
            situation().call(call().log(CallLog.AWAITED)),
            new Pending("the call log", RECORDING_DEADLINE)));
  }

  @ParameterizedTest
  @MethodSource("callLogs")
  void the_call_log(Case situation, Artifact expected) {
    assertThat(Artifacts.of(situation.build()).log()).isEqualTo(expected);
  }

  static Stream<Arguments> recordings() {
    var awaited = call().recordings();
    return Stream.of(
        row("there", situation(), new There()),
        row(
            "not answered",
            situation().call(call().notAnswered()),
            new Absent("Not recorded: not answered")),
        row(
            "too short",
            situation().call(call().tooShort()),
            new Absent("No recording: too short to be kept")),
        row(
            "call log never came",
            situation().call(call().recordings().log(CallLog.MISSING)),
            new Absent("No recording: the call log never showed the call")),
        row("never announced", situation().call(call().notRecorded()), new Absent("Not recorded")),
        row(
            "not announced, but events were lost",
            situation().call(call().notRecorded().withLostEvents()),
            new Pending("a recording that may exist", ENDED.plus(Duration.ofMinutes(20)))),
        row(
            "not announced, events were lost, waited for",
            situation()
                .call(call().notRecorded().withLostEvents())
                .at(ENDED.plus(Duration.ofMinutes(20))),
            new Absent("Not recorded")),
        row(
            "announced",
            situation().call(awaited),
            new Pending("the recording", RECORDING_DEADLINE)),
        row(
            "one of two there",
            situation().call(call().announced("r-1", "r-2")),
            new Pending("the recording", RECORDING_DEADLINE)),
        row(
            "maybe",
            situation().call(call().notRecorded().log(CallLog.AWAITED)),
            new Pending("the recording", RECORDING_DEADLINE)),
        row(
            "just before the deadline",
            situation().call(awaited).at(RECORDING_DEADLINE.minusMillis(1)),
            new Pending("the recording", RECORDING_DEADLINE)),
        row(
            "too late",
            situation().call(awaited).at(RECORDING_DEADLINE),
            new Absent("No recording within PT2H")));
  }

  @ParameterizedTest
  @MethodSource("recordings")
  @Tag("LOG-43")
  @Tag("PN-03")
  void the_recording(Case situation, Artifact expected) {
    assertThat(Artifacts.of(situation.build()).recording()).isEqualTo(expected);
  }

  static Stream<Arguments> insights() {
    var settled = ENDED.plusSeconds(30).plus(Duration.ofMinutes(30));
    var part = arrived(onlySummary("They agreed."));
    var late =
        new CallInsight(
            onlySummary("They agreed."), INSIGHTS_DEADLINE.minus(Duration.ofMinutes(5)));
    var second = new CallRecording("r-2", URI.create("https://media.example.com/r-2"));
    return Stream.of(
        row("whole", situation(), new There()),
        row(
            "switched off",
            situation().settings(withoutInsights()),
            new Absent("RingSense is switched off")),
        row(
            "connector takes none",
            situation().connector(connector(Capability.CREATE_ACTIVITY)),
            new Absent("The connector does not take RingSense insights")),
        row(
            "not recorded",
            situation().call(call().notAnswered()).insights(),
            new Absent("Not recorded: not answered")),
        row(
            "no licence",
            situation().withoutLicence().insights(),
            new Absent("No RingSense licence")),
        row("none yet", situation().insights(), new Pending("RingSense", INSIGHTS_DEADLINE)),
        row("a part", situation().insights(part), new Pending("RingSense", settled)),
        row(
            "a part, settled, the rest not asked for",
            situation().insights(part).at(settled),
            new Pending("RingSense", settled)),
        row(
            "a part, settled, the rest asked for in vain",
            situation().insights(part).at(settled).entry(planned().insightsPolledAt(settled)),
            new There()),
        row(
            "all that is switched on",
            situation()
                .insights(part)
                .settings(
                    settings(
                        "insights.transcript",
                        "false",
                        "insights.bullets",
                        "false",
                        "insights.score",
                        "false",
                        "insights.link",
                        "false")),
            new There()),
        row(
            "one of two recordings",
            situation()
                .call(call().announced("r-1", "r-2").recordings(RECORDING, second))
                .insights(arrived(wholeInsight())),
            new Pending("RingSense", settled)),
        row(
            "a part just before the deadline",
            situation().insights(late).at(INSIGHTS_DEADLINE.minusSeconds(1)),
            new Pending("RingSense", INSIGHTS_DEADLINE)),
        row(
            "too late",
            situation().insights().at(INSIGHTS_DEADLINE),
            new Absent("No RingSense insights within PT26H")));
  }

  @ParameterizedTest
  @MethodSource("insights")
  @Tag("PN-03")
  void the_insights(Case situation, Artifact expected) {
    assertThat(Artifacts.of(situation.build()).insights()).isEqualTo(expected);
  }

  @Test
  void what_is_decided_first_is_waited_for_first() {
    var artifacts = Artifacts.of(situation().call(call().recordings()).insights().build());

    assertThat(artifacts.pending()).contains(new Pending("the recording", RECORDING_DEADLINE));
  }

  @Test
  void the_same_reason_is_told_once() {
    var artifacts = Artifacts.of(situation().call(call().notAnswered()).insights().build());

    assertThat(artifacts.pending()).isEmpty();
    assertThat(artifacts.absences()).containsExactly("Not recorded: not answered");
  }
}
