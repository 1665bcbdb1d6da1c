package io.callscribe.activity;

import static io.callscribe.activity.ActivityFixtures.settings;
import static io.callscribe.activity.ActivityFixtures.situation;
import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.settings.LoggingSettings.Level;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnusedSettingTest {
  @ParameterizedTest
  @EnumSource(Level.class)
  @Tag("SSL-33")
  void what_only_the_client_uses_changes_nothing_for_the_server(Level level) {
    var name = level.name().toLowerCase(Locale.ROOT);

    var off = settings("server-logging.level", name, "activity.auto-log", "false");
    var on = settings("server-logging.level", name, "activity.auto-log", "true");

    assertThat(situation().settings(on).next()).isEqualTo(situation().settings(off).next());
    assertThat(situation().byAdmin().settings(on).next())
        .isEqualTo(situation().byAdmin().settings(off).next());
  }
}
