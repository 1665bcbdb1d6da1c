package io.callscribe.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.SettableClock;
import io.callscribe.api.Capability;
import io.callscribe.api.ConnectorDescriptor;
import io.callscribe.ringcentral.StubRingCentral;
import io.callscribe.settings.Snapshot;
import io.callscribe.settings.Snapshot.Prerequisite;
import io.callscribe.settings.Snapshot.RingSense;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RingSenseCheckTest {
  private static final Instant NOW = Instant.parse("2026-07-14T09:00:00Z");
  private static final RingSense ACTIVE = new RingSense(true, "RingSense is active");
  private static final ConnectorDescriptor CAPABLE =
      ConnectorDescriptor.builder("crm", "Some CRM").can(Capability.INSIGHTS).build();

  private final SettableClock clock = new SettableClock(NOW);
  private StubRingCentral ringCentral = new StubRingCentral(3).license(2);
  private RingSenseCheck check = newCheck();

  @AfterEach
  void stop() {
    ringCentral.close();
  }

  private RingSenseCheck newCheck() {
    var client = ringCentral.client(clock);
    return new RingSenseCheck(client, StubRingCentral.directory(client, clock));
  }

  private void company(StubRingCentral other) {
    ringCentral.close();
    ringCentral = other;
    check = newCheck();
  }

  private static Snapshot settings(RingSense former, String... values) {
    var snapshot = new Snapshot(1, NOW, former, Map.of(), Set.of(), Map.of());
    for (int i = 0; i < values.length; i += 2) {
      snapshot = snapshot.with(Map.of(values[i], values[i + 1]));
    }
    return snapshot;
  }

  private static Snapshot on() {
    return settings(RingSense.UNSAVED, "server-logging.level", "account");
  }

  private RingSense checked(Snapshot settings) {
    return check.check(settings, CAPABLE);
  }

  private static List<String> missing(RingSense found) {
    return found.prerequisites().stream()
        .filter(p -> p.met().equals(Optional.of(false)))
        .map(Prerequisite::name)
        .toList();
  }

  @Test
  void it_is_active_if_nothing_is_missing() {
    var found = checked(on());

    assertThat(found.active()).isTrue();
    assertThat(found.prerequisites())
        .extracting(Prerequisite::name)
        .containsExactly(
            "insights",
            "server-logging",
            "connector",
            "licence",
            "access-insights",
            "access-recordings");
    assertThat(found.prerequisites()).allSatisfy(p -> assertThat(p.met()).contains(true));
  }

  @ParameterizedTest
  @CsvSource({
    "true,  true,  true,  ''",
    "false, true,  false, access-insights",
    "true,  false, false, access-recordings",
    "false, false, false, access-insights access-recordings"
  })
  @Tag("RS-04")
  void both_permissions_are_needed(
      boolean mayReadInsights, boolean mayReadRecordings, boolean active, String missing) {
    if (!mayReadInsights) {
      ringCentral.deny("ReadRingSenseInsights");
    }
    if (!mayReadRecordings) {
      ringCentral.deny("ReadCompanyCallRecording");
    }

    var found = checked(on());

    assertThat(found.active()).isEqualTo(active);
    assertThat(String.join(" ", missing(found))).isEqualTo(missing);
    if (!mayReadInsights) {
      assertThat(found.why()).contains("RingSense for Sales – Access Insights");
    }
    if (!mayReadRecordings) {
      assertThat(found.why()).contains("Company Call Log – Access Recordings");
    }
  }

  @Test
  void a_company_without_a_licence_is_told() {
    company(new StubRingCentral(3));

    var found = checked(on());

    assertThat(found.active()).isFalse();
    assertThat(missing(found)).containsExactly("licence");
    assertThat(found.why())
        .isEqualTo(
            "RingSense is not active: nobody has a RingSense licence: assign one in RingCentral and"
                + " save again");
  }

  @Test
  void nobody_is_asked_after_the_first_with_a_licence() {
    company(new StubRingCentral(50).license(1));

    checked(on());

    assertThat(ringCentral.asked("/features")).hasSize(1);
  }

  @Test
  void a_large_company_is_asked_in_parts() {
    company(new StubRingCentral(50).license(50));

    var first = checked(on());
    var second = checked(on());
    var third = checked(on());

    assertThat(first.active()).isFalse();
    assertThat(first.why()).contains("save again to ask about more people");
    assertThat(second.active()).isFalse();
    assertThat(third.active()).isTrue();
    assertThat(ringCentral.asked("/features")).hasSize(50).doesNotHaveDuplicates();
  }

  @Test
  void silence_about_licences_is_no_obstacle() {
    company(new StubRingCentral(3).saysNothingOfLicences());

    assertThat(checked(on()).active()).isTrue();
    assertThat(ringCentral.asked("/features")).hasSize(1);
  }

  @Test
  @Tag("RS-10")
  void without_server_side_logging_it_waits_and_asks_nobody() {
    var found = checked(settings(RingSense.UNSAVED));

    assertThat(found.active()).isFalse();
    assertThat(found.why())
        .isEqualTo("RingSense is waiting for server-side logging: switch it on and save");
    assertThat(missing(found)).containsExactly("server-logging");
    assertThat(ringCentral.asked("")).isEmpty();
  }

  @Test
  void switched_off_it_asks_nobody() {
    var found =
        checked(settings(ACTIVE, "server-logging.level", "account", "insights.enabled", "false"));

    assertThat(found.active()).isFalse();
    assertThat(found.why()).isEqualTo("RingSense is switched off");
    assertThat(ringCentral.asked("")).isEmpty();
  }

  @Test
  void a_connector_that_cannot_take_insights_is_named_with_its_maintainer() {
    var connector =
        ConnectorDescriptor.builder("crm", "Some CRM").maintainer("crm@example.com").build();

    var found = check.check(on(), connector);

    assertThat(found.active()).isFalse();
    assertThat(missing(found)).containsExactly("connector");
    assertThat(found.why())
        .isEqualTo(
            "RingSense is not active: the connector Some CRM does not take RingSense insights: ask"
                + " its maintainer, crm@example.com");
  }

  @Test
  void without_an_admin_at_the_crm_it_is_not_active() {
    assertThat(missing(check.check(on(), null))).containsExactly("connector");
  }

  @ParameterizedTest
  @CsvSource({"true, RingSense stays active: ", "false, RingSense is not active: "})
  void what_cannot_be_found_out_leaves_it_as_it_was(boolean before, String why) {
    ringCentral.goDown();

    var found = checked(settings(new RingSense(before, ""), "server-logging.level", "account"));

    assertThat(found.active()).isEqualTo(before);
    assertThat(found.why()).startsWith(why.strip()).contains("could not be checked");
    assertThat(found.prerequisites()).filteredOn(p -> p.met().isEmpty()).hasSize(3);
    assertThat(found.isUnfinished()).isTrue();
  }

  @Test
  void records_begun_before_logging_was_switched_off_still_get_their_insights() {
    var off = settings(ACTIVE, "server-logging.level", "off");

    var found = checked(off);

    assertThat(found.active()).isFalse();
    assertThat(found.finishing()).isTrue();
    assertThat(settings(found).settings().insights().enabled()).isTrue();
    assertThat(checked(settings(found)).finishing()).isTrue();
  }
}
