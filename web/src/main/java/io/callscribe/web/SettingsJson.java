package io.callscribe.web;

import io.callscribe.account.Author;
import io.callscribe.account.ExtensionId;
import io.callscribe.settings.EffectiveSetting;
import io.callscribe.settings.LoggingSettings;
import io.callscribe.settings.Pending;
import io.callscribe.settings.Revision;
import io.callscribe.settings.Setting;
import jakarta.json.bind.annotation.JsonbProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Settings of the company or of one person.
 *
 * @param version counts the changes of the account
 * @param pendingUntil when server-side logging uses what was changed, unless it is saved before
 */
public record SettingsJson(long version, Optional<Instant> pendingUntil, List<SettingJson> items) {

  /**
   * One setting and where its value comes from.
   *
   * @param group where it stands on the page
   * @param kind one of {@code flag, choice, text}; the value of a flag is a JSON boolean
   * @param scope {@code admin} or {@code user}: who may set it
   * @param setBy one of {@code default, admin, user}
   * @param version of the settings since when it is like this
   * @param mandated whether only an admin may change it
   * @param pending whether server-side logging still works with another value
   */
  public record SettingJson(
      String name,
      String group,
      String label,
      String kind,
      List<String> choices,
      String scope,
      Object value,
      @JsonbProperty("default") Object byDefault,
      String setBy,
      Optional<String> changedBy,
      Optional<Instant> changedAt,
      long version,
      boolean mandated,
      boolean pending) {
    static SettingJson of(EffectiveSetting from) {
      var setting = from.setting();
      return new SettingJson(
          setting.name(),
          setting.group(),
          setting.label(),
          Body.word(setting.kind()),
          setting.choices(),
          Body.word(setting.scope()),
          typed(setting, from.value()),
          typed(setting, setting.byDefault()),
          Body.word(from.setBy()),
          from.by().map(Author::name),
          from.at(),
          from.version(),
          from.mandated(),
          from.pending());
    }
  }

  /** A page of changes, newest first. */
  public record HistoryJson(List<RevisionJson> items, Optional<String> next) {}

  /** What was changed at once. */
  public record RevisionJson(long version, Instant at, String by, List<EntryJson> changes) {
    static RevisionJson of(Revision from) {
      return new RevisionJson(
          from.version(),
          from.at(),
          from.by().name(),
          from.entries().stream().map(EntryJson::of).toList());
    }
  }

  /**
   * What became of one setting.
   *
   * @param extensionId whose it is; absent for the company's
   * @param before absent for the default
   * @param after likewise
   */
  public record EntryJson(
      Optional<String> extensionId,
      String name,
      Optional<Object> before,
      Optional<Object> after,
      boolean mandatedBefore,
      boolean mandatedAfter) {
    static EntryJson of(Revision.Entry from) {
      return new EntryJson(
          from.person().map(ExtensionId::value),
          from.name(),
          from.before().map(v -> typed(from.name(), v)),
          from.after().map(v -> typed(from.name(), v)),
          from.mandatedBefore(),
          from.mandatedAfter());
    }
  }

  static SettingsJson of(long version, Pending pending, List<EffectiveSetting> items) {
    return new SettingsJson(version, pending.until(), items.stream().map(SettingJson::of).toList());
  }

  private static Object typed(String name, String value) {
    return LoggingSettings.find(name).map(s -> typed(s, value)).orElse(value);
  }

  private static Object typed(Setting<?> setting, String value) {
    return setting.kind() == Setting.Kind.FLAG ? (Object) Boolean.valueOf(value) : value;
  }
}
