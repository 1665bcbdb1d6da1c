package io.callscribe.web;

import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that was sent, where it matters which members are there. Null counts as absent; a
 * member nobody knows, or of another type, is refused by name.
 */
record Body(JsonObject json, String path) {
  /** Made once: {@link Json#createReader} looks the parser up in all JARs each time. */
  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  static Body of(@Nullable String text, String... members) {
    return inside(parse(text).json(), "", members);
  }

  /** Whatever its members are. */
  static Body parse(@Nullable String text) {
    try (var reader = READERS.createReader(new StringReader(text == null ? "" : text))) {
      var value = reader.readValue();
      if (value instanceof JsonObject object) {
        return new Body(object, "");
      }
      throw new AppException(
          ErrorCode.NOT_JSON,
          "The body is %s, expected a JSON object"
              .formatted(value.getValueType().name().toLowerCase(Locale.ROOT)));
    } catch (JsonException e) {
      throw new AppException(ErrorCode.NOT_JSON, "The body is not the expected JSON", e);
    }
  }

  /**
   * @param path put before the names of members
   */
  static Body inside(JsonObject json, String path, String... members) {
    for (var name : json.keySet()) {
      if (!List.of(members).contains(name)) {
        throw new AppException(
            ErrorCode.INVALID_FIELD,
            "%s is not known, expected %s".formatted(path + name, String.join(", ", members)));
      }
    }
    return new Body(json, path);
  }

  boolean isNull(String name) {
    return json.get(name) == JsonValue.NULL;
  }

  Optional<JsonValue> find(String name) {
    return Optional.ofNullable(json.get(name)).filter(v -> v != JsonValue.NULL);
  }

  Optional<String> text(String name) {
    return find(name)
        .map(
            value -> {
              if (value instanceof JsonString text) {
                return text.getString();
              }
              throw unexpected(name, value, "a text");
            });
  }

  Optional<Boolean> flag(String name) {
    return find(name)
        .map(
            value ->
                switch (value.getValueType()) {
                  case TRUE -> true;
                  case FALSE -> false;
                  default -> throw unexpected(name, value, "true or false");
                });
  }

  Optional<Long> number(String name) {
    return find(name)
        .map(
            value -> {
              if (value instanceof JsonNumber number && number.isIntegral()) {
                return number.longValue();
              }
              throw unexpected(name, value, "a whole number");
            });
  }

  /** One of the constants by its word. */
  <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
    return text(name)
        .map(
            text ->
                Arrays.stream(type.getEnumConstants())
                    .filter(c -> word(c).equals(text))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new AppException(
                                ErrorCode.INVALID_FIELD,
                                "%s is '%s', expected one of %s"
                                    .formatted(
                                        path + name, text, String.join(", ", words(type))))));
  }

  AppException unexpected(String name, JsonValue value, String expected) {
    return new AppException(
        ErrorCode.INVALID_FIELD, "%s is %s, expected %s".formatted(path + name, value, expected));
  }

  static List<String> words(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants()).map(Body::word).toList();
  }

  /** A constant on the wire. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
