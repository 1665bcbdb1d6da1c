package io.callscribe.web;

import io.callscribe.settings.Change;
import io.callscribe.settings.LoggingSettings;
import io.callscribe.settings.Setting;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads changes by name, such as {@code {"item.note":{"value":true,"mandated":true}}}; null instead
 * of the object takes everything back that was set.
 */
final class SettingChanges {
  private static final String VALUE = "value";
  private static final String MANDATED = "mandated";

  private SettingChanges() {}

  /**
   * @param reset what null stands for
   */
  static Map<String, Change> read(@Nullable String text, Change reset) {
    var body = Body.parse(text);
    var changes = new HashMap<String, Change>();
    body.json().forEach((name, value) -> changes.put(name, change(body, name, value, reset)));
    return changes;
  }

  private static Change change(Body body, String name, JsonValue value, Change reset) {
    if (value == JsonValue.NULL) {
      return reset;
    }
    if (!(value instanceof JsonObject members)) {
      throw body.unexpected(name, value, "an object with value, mandated or both");
    }
    var change = Body.inside(members, name + ".", VALUE, MANDATED);
    var mandated = change.flag(MANDATED);
    return change.isNull(VALUE)
        ? new Change(Optional.empty(), true, mandated)
        : new Change(text(change, name), false, mandated);
  }

  /** What the setting does not know is refused where the settings are known. */
  private static Optional<String> text(Body change, String name) {
    return LoggingSettings.find(name)
        .map(Setting::kind)
        .map(
            kind ->
                switch (kind) {
                  case FLAG -> change.flag(VALUE).map(String::valueOf);
                  case CHOICE, TEXT -> change.text(VALUE);
                })
        .orElseGet(() -> change.find(VALUE).map(Object::toString));
  }
}
