package io.callscribe.activity;

import static io.callscribe.activity.ActivityFixtures.able;
import static io.callscribe.activity.ActivityFixtures.call;
import static io.callscribe.activity.ActivityFixtures.confirmed;
import static io.callscribe.activity.ActivityFixtures.settings;
import static io.callscribe.activity.ActivityFixtures.situation;
import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.activity.ActivityFixtures.Case;
import io.callscribe.activity.NextStep.Update;
import io.callscribe.api.FieldSpec;
import io.callscribe.api.InsightPart;
import io.callscribe.call.PersonCall.CallLog;
import io.callscribe.settings.LoggingSettings;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NewsTest {
  static Stream<Arguments> news() {
    var native_ = able().nativeInsights(InsightPart.values()).build();
    var field = able().activityFields(FieldSpec.text("ai", "From RingSense")).build();
    var placed =
        settings(
            "insights.transcript", "false",
            "insights.bullets", "false",
            "insights.score", "false",
            "insights.link", "false",
            "insight-place.test-crm.summary", "field:ai");
    return Stream.of(
        news("a note", situation(), situation().note("Hi."), "A note was written"),
        news(
            "another note", situation().note("Hi."), situation().note("Ho."), "A note was written"),
        news("no note", situation().note("Hi."), situation().note(""), "The note was cleared"),
        news("a subject", situation(), situation().note("", "Roof"), "The subject was changed"),
        news(
            "a recording",
            situation().call(call().recordings()).insights(),
            situation().insights(),
            "The recording is there"),
        news("insights", situation().insights(), situation(), "RingSense insights arrived"),
        news(
            "insights in fields of the CRM",
            situation().connector(native_).insights(),
            situation().connector(native_),
            "RingSense insights arrived"),
        news(
            "insights in a custom field",
            situation().connector(field).settings(placed).insights(),
            situation().connector(field).settings(placed),
            "RingSense insights arrived"),
        news(
            "both",
            situation().call(call().recordings()).insights(),
            situation().note("Hi."),
            "A note was written; The recording is there; RingSense insights arrived"),
        news(
            "the call log",
            situation().call(call().log(CallLog.AWAITED).result("Call connected")),
            situation(),
            "The call log has the call"),
        news(
            "a call that goes on",
            situation().settings(atConnect()).call(call().goesOn()).insights(),
            situation()
                .settings(atConnect())
                .call(call().goesOn().otherNumber("1"))
                .withoutNumber()
                .insights(),
            "The call changed"),
        news(
            "a setting",
            situation(),
            situation().settings(settings("item.agent", "false")),
            "The settings say something else than before"));
  }

  private static LoggingSettings atConnect() {
    return settings("activity.create-at-connect", "true");
  }

  private static Arguments news(String name, Case before, Case now, String expected) {
    return Arguments.argumentSet(name, before, now, expected);
  }

  @ParameterizedTest
  @MethodSource("news")
  @Tag("LOG-06")
  void an_update_says_what_it_brings(Case before, Case now, String expected) {
    var written = before.written();

    var step = (Update) now.entry(confirmed(written)).next();

    assertThat(step.reason()).isEqualTo(expected);
  }
}
