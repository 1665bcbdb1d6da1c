package io.callscribe.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.account.ExtensionId;
import io.callscribe.settings.LoggingSettings.Level;
import io.callscribe.settings.Snapshot.RingSense;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HourlyRefreshTest {
  private static final Instant NINE = Instant.parse("2026-07-14T09:00:00Z");
  private static final RingSense ACTIVE = new RingSense(true, "RingSense is active");
  private static final RingSense MISSING = new RingSense(false, "no licence");

  private static Snapshot snapshot(RingSense ringSense, String level, boolean insights) {
    return new Snapshot(
        1,
        NINE,
        ringSense,
        Map.of("server-logging.level", level, "insights.enabled", String.valueOf(insights)),
        Set.of(),
        Map.of());
  }

  @ParameterizedTest
  @CsvSource({
    "09:00:00, 10:00:00",
    "09:00:01, 10:00:00",
    "09:59:59, 10:00:00",
    "10:00:00, 11:00:00",
    "14:30:00, 15:00:00",
    "08:00:00, 10:00:00"
  })
  @Tag("SSL-34")
  void a_change_is_used_with_the_next_full_hour_since_the_snapshot(String change, String used) {
    assertThat(HourlyRefresh.tickAfter(NINE, Instant.parse("2026-07-14T" + change + "Z")))
        .isEqualTo(Instant.parse("2026-07-14T" + used + "Z"));
  }

  @Test
  void ringsense_stays_as_the_last_save_found_it() {
    assertThat(refreshed(snapshot(ACTIVE, "account", true), "account", true)).isEqualTo(ACTIVE);
    assertThat(refreshed(snapshot(MISSING, "account", true), "account", true)).isEqualTo(MISSING);
  }

  private static RingSense refreshed(Snapshot used, String level, boolean insights) {
    return HourlyRefresh.of(used, snapshot(used.ringSense(), level, insights)).ringSense();
  }

  @Test
  @Tag("RS-11")
  void ringsense_that_is_switched_on_waits_for_a_save() {
    var switchedOff = refreshed(snapshot(ACTIVE, "account", true), "account", false);
    var switchedOn = refreshed(snapshot(switchedOff, "account", false), "account", true);

    assertThat(switchedOff.active()).isFalse();
    assertThat(switchedOff.why()).isEqualTo("RingSense is switched off");
    assertThat(switchedOn).isEqualTo(RingSense.UNSAVED);
  }

  @Test
  void logging_ends_with_the_hour_and_records_begun_before_are_finished() {
    var used = snapshot(ACTIVE, "account", true);

    var off = HourlyRefresh.of(used, snapshot(ACTIVE, "off", true));

    assertThat(off.settings().level()).isEqualTo(Level.OFF);
    assertThat(off.ringSense().active()).isFalse();
    assertThat(off.ringSense().finishing()).isTrue();
    assertThat(off.settings().insights().enabled()).isTrue();
  }

  @Test
  void logging_does_not_begin_with_the_hour() {
    var off = snapshot(RingSense.UNSAVED, "off", true);

    var next = HourlyRefresh.of(off, snapshot(RingSense.UNSAVED, "account", true));

    assertThat(next.settings().level()).isEqualTo(Level.OFF);
  }

  @Test
  @Tag("RS-01")
  void no_insight_is_taken_unless_ringsense_is_active() {
    var person = new ExtensionId("102");

    assertThat(snapshot(MISSING, "account", true).ringSense().takesInsights()).isFalse();
    assertThat(snapshot(ACTIVE, "account", true).of(person).insights().any()).isTrue();
    assertThat(snapshot(ACTIVE, "account", false).of(person).insights().any()).isFalse();
  }

  @Test
  void a_person_who_wants_a_part_is_enough_to_want_insights() {
    var parts =
        Map.of(
            "insights.transcript", "false",
            "insights.summary", "false",
            "insights.bullets", "false",
            "insights.score", "false",
            "insights.link", "false");
    var nobody = new Snapshot(1, NINE, ACTIVE, parts, Set.of(), Map.of());
    var somebody =
        new Snapshot(
            1,
            NINE,
            ACTIVE,
            parts,
            Set.of(),
            Map.of(new ExtensionId("102"), Map.of("insights.score", "true")));

    assertThat(nobody.wantsInsights()).isFalse();
    assertThat(somebody.wantsInsights()).isTrue();
  }
}
