package io.callscribe.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.settings.LoggingSettings.Insights;
import io.callscribe.settings.LoggingSettings.Level;
import io.callscribe.settings.LoggingSettings.OwnerPolicy;
import io.callscribe.settings.LoggingSettings.Timing;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoggingSettingsTest {
  @Test
  void nothing_is_logged_until_an_admin_switches_it_on() {
    assertThat(LoggingSettings.DEFAULT)
        .isEqualTo(
            new LoggingSettings(
                Level.OFF,
                OwnerPolicy.AGENT,
                Timing.INCREMENTAL,
                false,
                new Insights(true, true, true, true, true)));
  }

  @Test
  void what_is_stored_is_read_again() {
    var settings =
        new LoggingSettings(
            Level.ADMIN,
            OwnerPolicy.ADMIN,
            Timing.ALL_AT_ONCE,
            true,
            new Insights(false, true, false, true, false));

    assertThat(LoggingSettings.of(settings.values())).isEqualTo(settings);
  }

  @Test
  void what_is_not_stored_has_its_default() {
    var settings = LoggingSettings.of(Map.of("server-logging.level", "ACCOUNT"));

    assertThat(settings.level()).isEqualTo(Level.ACCOUNT);
    assertThat(settings.insights()).isEqualTo(LoggingSettings.DEFAULT.insights());
  }
}
