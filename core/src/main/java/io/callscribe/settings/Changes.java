package io.callscribe.settings;

import io.callscribe.account.ExtensionId;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import io.callscribe.settings.Revision.Entry;
import io.callscribe.settings.SavedSettings.Key;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The rules of who may set what, and to which value. A value that counts already is no change, so
 * that what was shown can be sent back.
 */
final class Changes {
  private Changes() {}

  static List<Entry> ofCompany(SavedSettings saved, Map<String, Change> wanted) {
    return each(wanted, (setting, change) -> ofCompany(saved, setting, change));
  }

  static List<Entry> of(SavedSettings saved, ExtensionId person, Map<String, Change> wanted) {
    return each(wanted, (setting, change) -> of(saved, person, setting, change));
  }

  private static List<Entry> each(
      Map<String, Change> wanted, BiFunction<Setting<?>, Change, Optional<Entry>> rule) {
    return new TreeMap<>(wanted)
        .entrySet().stream()
            .flatMap(e -> rule.apply(the(e.getKey()), e.getValue()).stream())
            .toList();
  }

  private static Optional<Entry> ofCompany(SavedSettings saved, Setting<?> setting, Change change) {
    var key = new Key(Key.COMPANY, setting.name());
    var mandated = change.mandated().orElse(saved.isMandated(setting.name()));
    if (mandated && setting.scope() == Setting.Scope.ADMIN) {
      throw new AppException(
          ErrorCode.INVALID_FIELD,
          "%s cannot be mandated: only an admin can set it anyway".formatted(setting.name()));
    }
    var own = saved.value(key).orElse(null);
    return saved.entry(key, value(own, saved.companyValue(setting), setting, change), mandated);
  }

  private static Optional<Entry> of(
      SavedSettings saved, ExtensionId person, Setting<?> setting, Change change) {
    var name = setting.name();
    if (setting.scope() == Setting.Scope.ADMIN) {
      throw new AppException(
          ErrorCode.INVALID_FIELD, name + " is set by an admin for the whole company");
    }
    if (change.mandated().orElse(saved.isMandated(name)) != saved.isMandated(name)) {
      throw new AppException(
          ErrorCode.INVALID_FIELD, name + " can be mandated by an admin for the company only");
    }
    var companys = saved.companyValue(setting);
    if (saved.isMandated(name)) {
      refuseAnyOther(companys, setting, change);
      return Optional.empty();
    }
    var key = new Key(person.value(), name);
    var own = saved.value(key).orElse(null);
    return saved.entry(key, value(own, own == null ? companys : own, setting, change), false);
  }

  private static void refuseAnyOther(String companys, Setting<?> setting, Change change) {
    if (change.toDefault()
        || !change.value().map(setting::normal).orElse(companys).equals(companys)) {
      throw new AppException(
          ErrorCode.SETTING_LOCKED,
          "%s is mandated by the admin: only an admin can change it".formatted(setting.name()));
    }
  }

  /**
   * The value to keep; null for the default.
   *
   * @param own null for the default
   * @param counts the one in force
   */
  private static @Nullable String value(
      @Nullable String own, String counts, Setting<?> setting, Change change) {
    if (change.toDefault()) {
      return null;
    }
    var wanted = change.value().map(setting::normal).orElse(counts);
    return wanted.equals(counts) ? own : wanted;
  }

  /**
   * What is taken back from long ago may not be known any more.
   *
   * @throws AppException that names the setting
   */
  static void requireKnown(Entry entry) {
    entry.after().ifPresent(value -> the(entry.name()).normal(value));
  }

  private static Setting<?> the(String name) {
    return LoggingSettings.find(name)
        .orElseThrow(
            () ->
                new AppException(
                    ErrorCode.INVALID_FIELD,
                    "%s is not a setting; docs/settings.md lists all of them".formatted(name)));
  }
}
