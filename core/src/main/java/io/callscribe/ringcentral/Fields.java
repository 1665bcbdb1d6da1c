package io.callscribe.ringcentral;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A JSON object read leniently: RingCentral's ids are numbers here and strings there, members are
 * missing or of another type than published, and none of that may stop a call.
 */
record Fields(JsonObject json) {
  /** Made once: {@link Json#createReader} looks the parser up in all JARs each time. */
  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  /**
   * @throws IllegalArgumentException if the text is not a JSON object
   */
  static Fields parse(String text) {
    try (var reader = READERS.createReader(new StringReader(text))) {
      if (reader.readValue() instanceof JsonObject object) {
        return new Fields(object);
      }
    } catch (RuntimeException e) { // Parsson has no type for what is nested too deeply.
      throw new IllegalArgumentException("Not JSON: " + e.getMessage(), e);
    }
    throw new IllegalArgumentException("Not a JSON object");
  }

  /** A string, or a number or truth value as text. */
  Optional<String> text(String name) {
    return textOf(json.get(name));
  }

  static Optional<String> textOf(JsonValue value) {
    return switch (value) {
      case null -> Optional.empty();
      case JsonString text -> Optional.of(text.getString()).filter(t -> !t.isBlank());
      case JsonNumber number -> Optional.of(number.toString());
      default ->
          switch (value.getValueType()) {
            case TRUE -> Optional.of("true");
            case FALSE -> Optional.of("false");
            default -> Optional.empty();
          };
    };
  }

  /** Zero if absent or not a number. */
  long number(String name) {
    try {
      return text(name).map(BigDecimal::new).map(BigDecimal::longValue).orElse(0L);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  boolean flag(String name) {
    return text(name).filter("true"::equals).isPresent();
  }

  Optional<Instant> instant(String name) {
    try {
      return text(name).map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** An object without members if absent. */
  Fields object(String name) {
    return json.get(name) instanceof JsonObject object
        ? new Fields(object)
        : new Fields(JsonValue.EMPTY_JSON_OBJECT);
  }

  boolean has(String name) {
    return json.get(name) instanceof JsonObject;
  }

  /** The objects of an array; empty if absent. */
  List<Fields> objects(String name) {
    return values(name)
        .filter(JsonObject.class::isInstance)
        .map(v -> new Fields(v.asJsonObject()))
        .toList();
  }

  /** The texts of an array; empty if absent. */
  List<String> texts(String name) {
    return values(name).flatMap(v -> textOf(v).stream()).toList();
  }

  private Stream<JsonValue> values(String name) {
    return json.get(name) instanceof JsonArray array ? array.stream() : Stream.empty();
  }
}
