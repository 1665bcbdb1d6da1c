package io.callscribe.activity;

import static io.callscribe.activity.ActivityFixtures.able;
import static io.callscribe.activity.ActivityFixtures.call;
import static io.callscribe.activity.ActivityFixtures.settings;
import static io.callscribe.activity.ActivityFixtures.situation;
import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.activity.NextStep.Create;
import io.callscribe.activity.NextStep.Park;
import io.callscribe.api.Direction;
import io.callscribe.api.FieldOption;
import io.callscribe.api.FieldSpec;
import io.callscribe.api.FieldType;
import io.callscribe.settings.LoggingSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("LOG-04")
class CustomFieldsTest {
  private static final String KIND = "connector-field.test-crm.kind";

  private static FieldSpec kind(FieldType type, boolean required, String byDefault) {
    var choices =
        type == FieldType.SELECT
            ? List.of(new FieldOption("call", "Call"), new FieldOption("visit", "Visit"))
            : List.<FieldOption>of();
    return new FieldSpec(
        "kind",
        "Kind",
        type,
        required,
        choices,
        Optional.ofNullable(byDefault).filter(d -> !d.isEmpty()));
  }

  private static NextStep next(FieldSpec field, Direction direction, LoggingSettings settings) {
    return situation()
        .connector(able().activityFields(field).build())
        .settings(settings)
        .call(call().direction(direction))
        .next();
  }

  private static Map<String, String> fields(NextStep step) {
    return ((Create) step).wanted().fields();
  }

  @Test
  void a_required_field_without_a_value_holds_the_call_and_is_named() {
    var step = next(kind(FieldType.TEXT, true, ""), Direction.INBOUND, settings());

    assertThat(step).isEqualTo(new Park(Rule.REQUIRED_FIELDS, "field Kind required", List.of()));
  }

  @Test
  void the_connectors_own_default_fills_a_field() {
    var step = next(kind(FieldType.TEXT, true, "call"), Direction.INBOUND, settings());

    assertThat(fields(step)).containsExactly(Map.entry("kind", "call"));
  }

  @ParameterizedTest
  @CsvSource({
    "INBOUND,  came in",
    "OUTBOUND, any",
  })
  void what_the_admin_set_fills_a_field_for_its_direction_first(Direction direction, String value) {
    var step =
        next(
            kind(FieldType.TEXT, true, "by default"),
            direction,
            settings(KIND, "any", KIND + ".inbound", "came in"));

    assertThat(fields(step)).containsEntry("kind", value);
  }

  @Test
  void a_field_that_nobody_needs_stays_empty() {
    var step = next(kind(FieldType.TEXT, false, ""), Direction.INBOUND, settings(KIND, " "));

    assertThat(fields(step)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT   | mail   | one of call, visit",
        "NUMBER   | seven  | a number",
        "NUMBER   | 1,5    | a number",
        "CHECKBOX | yes    | true or false"
      })
  void a_value_that_the_field_cannot_have_holds_the_call(
      FieldType type, String value, String expected) {
    var step = next(kind(type, false, ""), Direction.INBOUND, settings(KIND, value));

    assertThat(step)
        .isEqualTo(
            new Park(
                Rule.REQUIRED_FIELDS,
                "field Kind has '%s', expected %s".formatted(value, expected),
                List.of()));
  }

  @ParameterizedTest
  @CsvSource({"SELECT, visit", "NUMBER, -7", "NUMBER, 1.5", "CHECKBOX, false", "TEXT, any"})
  void a_value_that_the_field_can_have_is_written(FieldType type, String value) {
    var step = next(kind(type, true, ""), Direction.INBOUND, settings(KIND, value));

    assertThat(fields(step)).containsEntry("kind", value);
  }

  @Test
  void a_choice_that_depends_on_the_contact_can_be_anything() {
    var open = new FieldSpec("kind", "Kind", FieldType.SELECT, true, List.of(), Optional.empty());

    var step = next(open, Direction.INBOUND, settings(KIND, "deal-7"));

    assertThat(fields(step)).containsEntry("kind", "deal-7");
  }

  @Test
  void every_field_with_a_problem_is_named() {
    var connector =
        able()
            .activityFields(
                kind(FieldType.SELECT, true, ""),
                FieldSpec.text("campaign", "Campaign").required(true))
            .build();

    var problems = CustomFields.of(connector, Direction.INBOUND, settings(KIND, "mail")).problems();

    assertThat(problems)
        .containsExactly(
            "field Kind has 'mail', expected one of call, visit", "field Campaign required");
  }
}
