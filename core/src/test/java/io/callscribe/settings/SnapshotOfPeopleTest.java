package io.callscribe.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.account.ExtensionId;
import io.callscribe.settings.LoggingSettings.Level;
import io.callscribe.settings.LoggingSettings.Timing;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an admin leaves to people, and what not. */
class SnapshotOfPeopleTest {
  private static final ExtensionId MAYA = new ExtensionId("101");
  private static final ExtensionId TOM = new ExtensionId("102");

  private static Snapshot snapshot(
      Map<String, String> company, Set<String> mandated, Map<String, String> ofMaya) {
    return new Snapshot(
        3, Instant.EPOCH, Snapshot.RingSense.UNSAVED, company, mandated, Map.of(MAYA, ofMaya));
  }

  @ParameterizedTest
  @CsvSource({
    "false, ALL_AT_ONCE",
    "true,  INCREMENTAL",
  })
  @Tag("LOG-20")
  void what_an_admin_mandates_nobody_changes(boolean mandated, Timing expected) {
    var snapshot =
        snapshot(
            Map.of("activity.timing", "incremental"),
            mandated ? Set.of("activity.timing") : Set.of(),
            Map.of("activity.timing", "all-at-once"));

    assertThat(snapshot.of(MAYA).timing()).isEqualTo(expected);
    assertThat(snapshot.of(TOM).timing()).isEqualTo(Timing.INCREMENTAL);
    assertThat(snapshot.settings().timing()).isEqualTo(Timing.INCREMENTAL);
  }

  @Test
  @Tag("LOG-20")
  void what_an_admin_set_holds_for_who_set_nothing() {
    var snapshot = snapshot(Map.of("activity.timing", "all-at-once"), Set.of(), Map.of());

    assertThat(snapshot.of(MAYA).timing()).isEqualTo(Timing.ALL_AT_ONCE);
  }

  @Test
  @Tag("LOG-35")
  void a_calls_way_is_the_admins_affair_alone() {
    var on = snapshot(Map.of(), Set.of(), Map.of("item.journey", "true"));
    var off = snapshot(Map.of("item.journey", "true"), Set.of(), Map.of("item.journey", "false"));

    assertThat(on.of(MAYA).items().journey()).isFalse();
    assertThat(off.of(MAYA).items().journey()).isTrue();
    assertThat(LoggingSettings.find("item.journey").orElseThrow().scope())
        .isEqualTo(Setting.Scope.ADMIN);
  }

  @Test
  @Tag("DEC-2")
  void nobody_but_the_admin_says_whose_calls_are_logged() {
    var snapshot =
        snapshot(
            Map.of("server-logging.level", "account"),
            Set.of(),
            Map.of("server-logging.level", "off", "server-logging.blocked", "101"));

    assertThat(snapshot.of(MAYA).level()).isEqualTo(Level.ACCOUNT);
    assertThat(snapshot.of(MAYA).blocked().entries()).isEmpty();
  }

  @Test
  void a_name_that_is_no_setting_changes_nothing() {
    var snapshot = snapshot(Map.of(), Set.of(), Map.of("activity.gone", "true"));

    assertThat(snapshot.of(MAYA)).isEqualTo(LoggingSettings.DEFAULT);
  }

  @Test
  void a_snapshot_stays_what_it_was_when_it_was_taken() {
    var company = new HashMap<>(Map.of("item.journey", "false"));
    var snapshot = snapshot(company, Set.of(), Map.of());

    company.put("item.journey", "true");

    assertThat(snapshot.settings().items().journey()).isFalse();
  }
}
