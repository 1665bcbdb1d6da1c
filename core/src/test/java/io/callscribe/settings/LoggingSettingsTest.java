package io.callscribe.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.callscribe.api.Direction;
import io.callscribe.problem.AppException;
import io.callscribe.settings.LoggingSettings.Level;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoggingSettingsTest {
  @Test
  void nothing_is_logged_until_an_admin_switches_it_on() {
    assertThat(LoggingSettings.DEFAULT.level()).isEqualTo(Level.OFF);
  }

  @Test
  void every_name_is_there_once() {
    assertThat(LoggingSettings.ALL).extracting(Setting::name).doesNotHaveDuplicates();
  }

  @Test
  void every_default_can_be_read() {
    assertThat(LoggingSettings.ALL)
        .allSatisfy(s -> assertThat(s.read().apply(s.byDefault())).isEqualTo(s.in(Map.of())));
  }

  @Test
  void what_is_not_stored_has_its_default() {
    var settings = LoggingSettings.of(Map.of("server-logging.level", "ACCOUNT"));

    assertThat(settings.level()).isEqualTo(Level.ACCOUNT);
    assertThat(settings.insights()).isEqualTo(LoggingSettings.DEFAULT.insights());
  }

  @ParameterizedTest
  @CsvSource({
    "activity.timing, later",
    "item.note, yes",
    "activity.date-format, bbb",
    "contacts.new-name, ' '"
  })
  void a_value_that_cannot_be_read_is_refused_by_name(String name, String value) {
    assertThatExceptionOfType(AppException.class)
        .isThrownBy(() -> LoggingSettings.of(Map.of(name, value)))
        .withMessageStartingWith(name + " is '" + value + "', expected ");
  }

  @Test
  void a_field_has_the_value_of_the_direction_before_that_of_all() {
    var settings =
        LoggingSettings.of(
            Map.of(
                "connector-field.crm.kind", "call",
                "connector-field.crm.kind.inbound", "call in"));

    assertThat(settings.fieldValue("crm", "kind", Direction.INBOUND)).contains("call in");
    assertThat(settings.fieldValue("crm", "kind", Direction.OUTBOUND)).contains("call");
    assertThat(settings.fieldValue("other", "kind", Direction.OUTBOUND)).isEmpty();
  }
}
