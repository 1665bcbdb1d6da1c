package io.callscribe.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.callscribe.account.Author;
import io.callscribe.account.ExtensionId;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import io.callscribe.settings.EffectiveSetting.SetBy;
import io.callscribe.settings.Revision.Entry;
import io.callscribe.settings.SavedSettings.Key;
import io.callscribe.settings.SavedSettings.Saved;
import io.callscribe.settings.Snapshot.RingSense;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesTest {
  private static final ExtensionId PERSON = new ExtensionId("102");
  private static final Author ADMIN = new Author("admin");
  private static final Instant NOW = Instant.parse("2026-07-14T09:00:00Z");
  private static final SavedSettings NOTHING = new SavedSettings(0, Map.of());

  private static SavedSettings with(SavedSettings before, String person, String name, Saved saved) {
    var all = new HashMap<>(before.all());
    all.put(new Key(person, name), saved);
    return new SavedSettings(before.version() + 1, all);
  }

  private static SavedSettings company(String name, String value) {
    return with(NOTHING, Key.COMPANY, name, new Saved(Optional.of(value), false, 1, ADMIN, NOW));
  }

  private static SavedSettings mandated(String name, String value) {
    return with(NOTHING, Key.COMPANY, name, new Saved(Optional.of(value), true, 1, ADMIN, NOW));
  }

  private static SavedSettings own(SavedSettings before, String name, String value) {
    return with(before, PERSON.value(), name, new Saved(Optional.of(value), false, 2, ADMIN, NOW));
  }

  private static List<Entry> change(SavedSettings saved, String name, Change change) {
    return Changes.ofCompany(saved, Map.of(name, change));
  }

  private static List<Entry> changeOwn(SavedSettings saved, String name, Change change) {
    return Changes.of(saved, PERSON, Map.of(name, change));
  }

  private static Entry entry(String name, String before, String after) {
    return new Entry(
        Optional.empty(),
        name,
        Optional.of(before).filter(v -> !v.isEmpty()),
        Optional.of(after).filter(v -> !v.isEmpty()),
        false,
        false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "item.notes",
        "",
        "connector-field.",
        "connector-field.crm",
        "connector-field.crm.",
        "connector-field.Crm.x",
        "insight-place.crm. "
      })
  void a_name_nobody_knows_is_refused_by_name(String name) {
    assertThatExceptionOfType(AppException.class)
        .isThrownBy(() -> change(NOTHING, name, Change.to("true")))
        .withMessage(name + " is not a setting; docs/settings.md lists all of them")
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_FIELD));
  }

  @Test
  void a_value_is_kept_as_the_catalogue_writes_it() {
    assertThat(change(NOTHING, "activity.timing", Change.to("ALL_AT_ONCE")))
        .containsExactly(entry("activity.timing", "", "all-at-once"));
    assertThat(change(NOTHING, "contacts.new-name", Change.to(" Somebody ")))
        .containsExactly(entry("contacts.new-name", "", "Somebody"));
  }

  @Test
  void a_field_of_a_connector_is_set_by_its_name() {
    assertThat(change(NOTHING, "connector-field.crm.kind.inbound", Change.to("call")))
        .containsExactly(entry("connector-field.crm.kind.inbound", "", "call"));
  }

  @Test
  void a_place_for_an_insight_is_one_of_three_kinds() {
    assertThat(change(NOTHING, "insight-place.crm.score", Change.to("field:lead_score")))
        .hasSize(1);
    assertThatExceptionOfType(AppException.class)
        .isThrownBy(() -> change(NOTHING, "insight-place.crm.score", Change.to("somewhere")))
        .withMessage(
            "insight-place.crm.score is 'somewhere', expected body, native or field:<key>");
  }

  @Test
  void a_value_longer_than_any_sensible_one_is_refused() {
    assertThatExceptionOfType(AppException.class)
        .isThrownBy(() -> change(NOTHING, "contacts.new-name", Change.to("x".repeat(20_001))))
        .withMessage("contacts.new-name has 20001 characters, expected at most 20000");
  }

  @Test
  void the_default_is_no_change_until_something_else_was_set() {
    assertThat(change(NOTHING, "item.note", Change.to("true"))).isEmpty();
    assertThat(change(company("item.note", "false"), "item.note", Change.to("true")))
        .containsExactly(entry("item.note", "false", "true"));
  }

  @Test
  void what_was_set_is_given_up_for_the_default() {
    assertThat(change(company("item.note", "false"), "item.note", Change.RESET))
        .containsExactly(entry("item.note", "false", ""));
    assertThat(change(NOTHING, "item.note", Change.RESET)).isEmpty();
  }

  @Test
  void the_default_can_be_mandated() {
    assertThat(change(NOTHING, "item.note", Change.NONE.mandate(true)))
        .containsExactly(
            new Entry(
                Optional.empty(), "item.note", Optional.empty(), Optional.empty(), false, true));
  }

  @Test
  void a_value_stays_mandated_until_that_is_taken_back() {
    var saved = mandated("item.note", "false");

    var changed = change(saved, "item.note", Change.to("true")).getFirst();
    var released = change(saved, "item.note", Change.NONE.mandate(false)).getFirst();
    var reset = change(saved, "item.note", Change.RESET).getFirst();
    var back = change(saved, "item.note", Change.TO_DEFAULT).getFirst();

    assertThat(changed.mandatedAfter()).isTrue();
    assertThat(released.mandatedAfter()).isFalse();
    assertThat(released.after()).contains("false");
    assertThat(reset.mandatedAfter()).isFalse();
    assertThat(back.mandatedAfter()).isTrue();
    assertThat(back.after()).isEmpty();
  }

  @Test
  void what_only_an_admin_sets_needs_no_mandate() {
    assertThatExceptionOfType(AppException.class)
        .isThrownBy(() -> change(NOTHING, "item.journey", Change.to("true").mandate(true)))
        .withMessage("item.journey cannot be mandated: only an admin can set it anyway");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "item.journey",
        "server-logging.level",
        "insights.enabled",
        "connector-field.crm.kind",
        "insight-place.crm.score"
      })
  @Tag("LOG-35")
  void a_person_cannot_set_what_is_the_admins(String name) {
    assertThatExceptionOfType(AppException.class)
        .isThrownBy(() -> changeOwn(NOTHING, name, Change.to("true")))
        .withMessage(name + " is set by an admin for the whole company")
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_FIELD));
  }

  @Test
  @Tag("LOG-35")
  void a_person_is_not_shown_what_is_the_admins() {
    var shown = company("item.journey", "true").of(PERSON, used(NOTHING));

    assertThat(shown)
        .isNotEmpty()
        .allSatisfy(s -> assertThat(s.setting().scope()).isEqualTo(Setting.Scope.USER))
        .extracting(s -> s.setting().name())
        .contains("item.note", "activity.timing")
        .doesNotContain("item.journey", "server-logging.level");
  }

  @Test
  @Tag("LOG-35")
  void the_journey_is_the_admins_whatever_is_stored_for_a_person() {
    var stored = own(NOTHING, "item.journey", "true");

    assertThat(stored.snapshot(NOW, RingSense.UNSAVED).of(PERSON).items().journey()).isFalse();
  }

  @Test
  void a_person_cannot_change_what_is_mandated_but_may_say_the_same() {
    var saved = mandated("item.note", "false");

    assertThat(changeOwn(saved, "item.note", Change.to("false"))).isEmpty();
    assertThat(changeOwn(saved, "item.note", Change.to("false").mandate(true))).isEmpty();
    for (var refused : List.of(Change.to("true"), Change.TO_DEFAULT)) {
      assertThatExceptionOfType(AppException.class)
          .isThrownBy(() -> changeOwn(saved, "item.note", refused))
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.SETTING_LOCKED));
    }
  }

  @Test
  void a_person_cannot_mandate_anything() {
    assertThatExceptionOfType(AppException.class)
        .isThrownBy(() -> changeOwn(NOTHING, "item.note", Change.to("false").mandate(true)))
        .withMessage("item.note can be mandated by an admin for the company only");
  }

  @Test
  void a_person_goes_back_to_what_the_company_has() {
    var saved = own(company("item.note", "false"), "item.note", "true");

    var entry = changeOwn(saved, "item.note", Change.TO_DEFAULT).getFirst();

    assertThat(entry.person()).contains(PERSON);
    assertThat(entry.before()).contains("true");
    assertThat(entry.after()).isEmpty();
  }

  private static Snapshot used(SavedSettings saved) {
    return saved.snapshot(NOW, RingSense.UNSAVED);
  }

  private static Map<String, Change> sentBack(List<EffectiveSetting> shown) {
    return shown.stream()
        .collect(
            Collectors.toMap(
                s -> s.setting().name(), s -> Change.to(s.value()).mandate(s.mandated())));
  }

  @Test
  @Tag("D-13")
  void what_is_shown_and_sent_back_changes_nothing() {
    var saved = own(mandated("activity.timing", "all-at-once"), "item.note", "false");

    assertThat(Changes.ofCompany(saved, sentBack(saved.ofCompany(used(saved))))).isEmpty();
    assertThat(Changes.ofCompany(NOTHING, sentBack(NOTHING.ofCompany(used(NOTHING))))).isEmpty();
    assertThat(Changes.of(saved, PERSON, sentBack(saved.of(PERSON, used(saved))))).isEmpty();
    assertThat(Changes.of(NOTHING, PERSON, sentBack(NOTHING.of(PERSON, used(NOTHING))))).isEmpty();
  }

  @Test
  @Tag("D-13")
  void what_is_shown_is_what_is_used() {
    var shown =
        NOTHING.ofCompany(used(NOTHING)).stream()
            .collect(Collectors.toMap(s -> s.setting().name(), EffectiveSetting::value));

    assertThat(LoggingSettings.of(shown)).isEqualTo(LoggingSettings.DEFAULT);
  }

  @Test
  void it_is_shown_who_set_a_value() {
    var saved = own(mandated("activity.timing", "all-at-once"), "item.note", "false");

    var company = byName(saved.ofCompany(used(saved)));
    var own = byName(saved.of(PERSON, used(saved)));

    assertThat(company.get("activity.timing").setBy()).isEqualTo(SetBy.ADMIN);
    assertThat(company.get("item.note").setBy()).isEqualTo(SetBy.DEFAULT);
    assertThat(company.get("item.note").by()).isEmpty();
    assertThat(own.get("activity.timing").setBy()).isEqualTo(SetBy.ADMIN);
    assertThat(own.get("activity.timing").mandated()).isTrue();
    assertThat(own.get("item.note").setBy()).isEqualTo(SetBy.USER);
    assertThat(own.get("item.note").at()).contains(NOW);
    assertThat(own.get("item.times").setBy()).isEqualTo(SetBy.DEFAULT);
  }

  private static Map<String, EffectiveSetting> byName(List<EffectiveSetting> shown) {
    return shown.stream().collect(Collectors.toMap(s -> s.setting().name(), Function.identity()));
  }

  @Test
  void a_default_that_is_written_down_is_not_pending() {
    var before = used(company("item.note", "false"));

    assertThat(company("item.note", "true").pending(used(NOTHING))).isEmpty();
    assertThat(company("item.note", "true").pending(before)).containsExactly("item.note");
    assertThat(own(NOTHING, "item.note", "false").pending(used(NOTHING)))
        .containsExactly("item.note");
    assertThat(mandated("item.note", "true").pending(used(NOTHING))).containsExactly("item.note");
  }
}
