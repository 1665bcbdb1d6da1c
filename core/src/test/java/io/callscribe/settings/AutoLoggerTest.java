package io.callscribe.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.account.ExtensionId;
import io.callscribe.settings.LoggingSettings.Level;
import io.callscribe.settings.Snapshot.RingSense;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoLoggerTest {
  private static final ExtensionId PERSON = new ExtensionId("102");

  @ParameterizedTest(name = "{0}, admin {1}, automatic {2}, open {3}: {4}")
  @CsvSource({
    "OFF,     false, false, false, NOBODY",
    "OFF,     false, false, true,  NOBODY",
    "OFF,     false, true,  false, NOBODY",
    "OFF,     false, true,  true,  CLIENT",
    "OFF,     true,  false, false, NOBODY",
    "OFF,     true,  false, true,  NOBODY",
    "OFF,     true,  true,  false, NOBODY",
    "OFF,     true,  true,  true,  CLIENT",
    "ADMIN,   false, false, false, NOBODY",
    "ADMIN,   false, false, true,  NOBODY",
    "ADMIN,   false, true,  false, NOBODY",
    "ADMIN,   false, true,  true,  CLIENT",
    "ADMIN,   true,  false, false, SERVER",
    "ADMIN,   true,  false, true,  SERVER",
    "ADMIN,   true,  true,  false, SERVER",
    "ADMIN,   true,  true,  true,  SERVER",
    "ACCOUNT, false, false, false, SERVER",
    "ACCOUNT, false, false, true,  SERVER",
    "ACCOUNT, false, true,  false, SERVER",
    "ACCOUNT, false, true,  true,  SERVER",
    "ACCOUNT, true,  false, false, SERVER",
    "ACCOUNT, true,  false, true,  SERVER",
    "ACCOUNT, true,  true,  false, SERVER",
    "ACCOUNT, true,  true,  true,  SERVER"
  })
  @Tag("AUTO-01")
  void one_of_them_logs(
      Level level, boolean isAdmin, boolean autoLog, boolean isOpen, AutoLogger expected) {
    assertThat(AutoLogger.of(level, isAdmin, autoLog, isOpen)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}, person {1}, company {2}, mandated {3}: {4}")
  @CsvSource({
    "off,     false, false, false, NOBODY",
    "off,     false, true,  false, NOBODY",
    "off,     true,  false, false, CLIENT",
    "off,     true,  true,  false, CLIENT",
    "off,     '',    false, false, NOBODY",
    "off,     '',    true,  false, CLIENT",
    "off,     false, false, true,  NOBODY",
    "off,     false, true,  true,  CLIENT",
    "off,     true,  false, true,  NOBODY",
    "off,     true,  true,  true,  CLIENT",
    "admin,   false, false, false, NOBODY",
    "admin,   false, true,  true,  CLIENT",
    "admin,   true,  false, true,  NOBODY",
    "admin,   true,  true,  false, CLIENT",
    "account, false, false, false, SERVER",
    "account, false, true,  true,  SERVER",
    "account, true,  false, true,  SERVER",
    "account, true,  true,  false, SERVER"
  })
  @Tag("LOG-02")
  void what_the_person_wants_counts_unless_the_admin_mandates_otherwise(
      String level, String own, String company, boolean mandated, AutoLogger expected) {
    var snapshot =
        new Snapshot(
            1,
            Instant.EPOCH,
            RingSense.UNSAVED,
            Map.of("server-logging.level", level, "activity.auto-log", company),
            mandated ? Set.of("activity.auto-log") : Set.of(),
            own.isEmpty() ? Map.of() : Map.of(PERSON, Map.of("activity.auto-log", own)));

    var theirs = snapshot.of(PERSON);

    assertThat(AutoLogger.of(theirs.level(), false, theirs.autoLog(), true)).isEqualTo(expected);
  }
}
