package io.callscribe.activity;

import static io.callscribe.activity.ActivityFixtures.able;
import static io.callscribe.activity.ActivityFixtures.arrived;
import static io.callscribe.activity.ActivityFixtures.call;
import static io.callscribe.activity.ActivityFixtures.confirmed;
import static io.callscribe.activity.ActivityFixtures.settings;
import static io.callscribe.activity.ActivityFixtures.situation;
import static io.callscribe.activity.ActivityFixtures.wholeInsight;
import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.activity.ActivityFixtures.Case;
import io.callscribe.activity.NextStep.Exclude;
import io.callscribe.activity.NextStep.Wait;
import io.callscribe.api.Contact;
import io.callscribe.api.ContactId;
import io.callscribe.api.FieldSpec;
import io.callscribe.contact.ContactMatch;
import io.callscribe.settings.LoggingSettings.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an explanation tells. */
class InputsTest {
  private static final String PRIVATE = "the lawyer's secret";

  private static Case full() {
    return situation()
        .note(PRIVATE, PRIVATE)
        .insights(arrived(wholeInsight()))
        .call(call().journey(PRIVATE))
        .connector(
            able()
                .activityFields(FieldSpec.secret("pin", "PIN"), FieldSpec.text("kind", "Kind"))
                .build())
        .settings(
            settings(
                "connector-field.test-crm.pin", "4711", "connector-field.test-crm.kind", "4711"));
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  @Tag("PN-14b")
  void no_rule_tells_what_people_wrote_or_keep_secret(Rule rule) {
    var inputs = Inputs.of(rule, full().build()).toString();

    assertThat(inputs)
        .doesNotContain(PRIVATE, "4711", "They agreed.", "Maya: Hello.", "Quote on Friday");
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void every_rule_has_a_question_and_something_that_it_looked_at(Rule rule) {
    assertThat(rule.question()).endsWith("?").doesNotContain("_");
    assertThat(rule.wireName()).matches("[a-z]+(-[a-z]+)*").hasSizeLessThan(40);
    assertThat(Inputs.of(rule, full().build())).isNotEmpty();
  }

  @Test
  void every_rule_asks_something_else() {
    assertThat(Arrays.stream(Rule.values()).map(Rule::question)).doesNotHaveDuplicates();
  }

  @Test
  void a_decision_tells_the_versions_it_was_made_with() {
    var situation = situation().settings(settings(Level.ADMIN)).build();

    var decision = situation.decision((Exclude) Decide.nextStep(situation));

    assertThat(decision.rule()).isEqualTo(Rule.LEVEL);
    assertThat(decision.outcome()).isEqualTo("exclude");
    assertThat(decision.inputs())
        .containsExactly(
            Map.entry("level", "admin"),
            Map.entry("person", "Maya Chen"),
            Map.entry("person is the admin", "no"));
    assertThat(decision.settingsVersion()).isEqualTo(7);
    assertThat(decision.connectorVersion()).isEqualTo("1.2");
  }

  @Test
  void a_decision_about_a_contact_tells_who_was_found() {
    var several =
        new ContactMatch.Several(
            List.of(
                Contact.of(new ContactId("c-8"), "Ben", List.of()),
                Contact.of(new ContactId("c-9"), "Cleo", List.of())));

    assertThat(found(several)).isEqualTo("Ben, Cleo");
    assertThat(found(new ContactMatch.Nobody())).isEqualTo("nobody");
    assertThat(found(ActivityFixtures.ANA)).isEqualTo("Ana Ward");
    assertThat(Inputs.of(Rule.CONTACT, situation().withoutContact().build()))
        .containsEntry("number", "+14155550100")
        .doesNotContainKey("found");
  }

  private static String found(ContactMatch match) {
    return Inputs.of(Rule.CONTACT, situation().contact(match).build()).get("found");
  }

  @Test
  @Tag("LOG-06")
  void a_wait_tells_what_is_there_and_what_is_not() {
    var written = situation().insights().written();
    var situation = situation().insights().entry(confirmed(written)).build();

    var decision = situation.decision((Wait) Decide.nextStep(situation));

    assertThat(decision.inputs())
        .containsEntry("note", "Nobody wrote a note")
        .containsEntry("recording", "there")
        .containsEntry("insights", "awaited until 2026-07-15T18:03:05Z");
  }
}
