package io.callscribe.settings;

import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One thing that can be set, with its only default.
 *
 * @param name as it is stored and as clients name it, for example {@code activity.timing}
 * @param group the part of the settings page it stands in
 * @param label what a person reads
 * @param kind how it is entered
 * @param choices the values of a {@link Kind#CHOICE}; empty otherwise
 * @param scope who may set it
 * @param byDefault as text
 * @param read makes the value of its text
 */
public record Setting<T>(
    String name,
    String group,
    String label,
    Kind kind,
    List<String> choices,
    Scope scope,
    String byDefault,
    Function<String, T> read) {
  private static final int LONGEST = 20_000;

  /** How a value is entered, and its type in JSON. */
  public enum Kind {
    /** A JSON boolean. */
    FLAG,
    /** One of a few words. */
    CHOICE,
    TEXT
  }

  /** Who may set it. */
  public enum Scope {
    ADMIN,
    /** The admin, and everybody for themselves unless the admin mandates a value. */
    USER
  }

  public Setting {
    choices = List.copyOf(choices);
  }

  static Setting<Boolean> flag(
      String name, String group, String label, Scope scope, boolean byDefault) {
    return new Setting<>(
        name,
        group,
        label,
        Kind.FLAG,
        List.of(),
        scope,
        String.valueOf(byDefault),
        text -> readFlag(name, text));
  }

  private static boolean readFlag(String name, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw invalid(name, text, "true or false");
    };
  }

  static <E extends Enum<E>> Setting<E> choice(
      String name, String group, String label, Scope scope, Class<E> type, E byDefault) {
    var choices = Arrays.stream(type.getEnumConstants()).map(Setting::word).toList();
    return new Setting<>(
        name,
        group,
        label,
        Kind.CHOICE,
        choices,
        scope,
        word(byDefault),
        text ->
            Arrays.stream(type.getEnumConstants())
                .filter(c -> word(c).equals(word(text)))
                .findFirst()
                .orElseThrow(() -> invalid(name, text, "one of " + String.join(", ", choices))));
  }

  static <T> Setting<T> text(
      String name,
      String group,
      String label,
      Scope scope,
      String byDefault,
      Function<String, T> read) {
    return new Setting<>(name, group, label, Kind.TEXT, List.of(), scope, byDefault, read);
  }

  static AppException invalid(String name, String text, String expected) {
    return new AppException(
        ErrorCode.INVALID_FIELD, "%s is '%s', expected %s".formatted(name, text, expected));
  }

  private static String word(Enum<?> constant) {
    return word(constant.name());
  }

  private static String word(String text) {
    return text.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * A value as it is stored.
   *
   * @throws AppException if it is not one of this setting, which it names
   */
  String normal(String text) {
    if (text.length() > LONGEST) {
      throw new AppException(
          ErrorCode.INVALID_FIELD,
          "%s has %d characters, expected at most %d".formatted(name, text.length(), LONGEST));
    }
    read.apply(text);
    return switch (kind) {
      case FLAG -> text;
      case CHOICE -> word(text);
      case TEXT -> text.strip();
    };
  }

  /** The value among those that are stored, else the default. */
  T in(Map<String, String> values) {
    return read.apply(Optional.ofNullable(values.get(name)).orElse(byDefault));
  }
}
