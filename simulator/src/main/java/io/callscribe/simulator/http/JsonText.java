package io.callscribe.simulator.http;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON builders of one provider, looked up once: the static methods of the API look every time. */
public final class JsonText {
  private static final JsonProvider PROVIDER = JsonProvider.provider();

  private JsonText() {}

  public static JsonObjectBuilder object() {
    return PROVIDER.createObjectBuilder();
  }

  public static JsonObjectBuilder object(JsonObject start) {
    return PROVIDER.createObjectBuilder(start);
  }

  public static JsonArrayBuilder array() {
    return PROVIDER.createArrayBuilder();
  }

  public static JsonArray array(Collection<String> values) {
    var array = array();
    values.forEach(array::add);
    return array.build();
  }

  public static JsonObject object(Map<String, String> values) {
    var object = object();
    values.forEach(object::add);
    return object.build();
  }

  public static JsonValue number(int value) {
    return PROVIDER.createValue(value);
  }

  /**
   * Reads one JSON object.
   *
   * @throws JsonException if the text is anything else
   */
  public static JsonObject parse(String text) {
    try (var reader = PROVIDER.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  /** The text of a member, if it is there and is a string. */
  public static Optional<String> text(JsonObject from, String name) {
    return from.get(name) instanceof JsonString string
        ? Optional.of(string.getString())
        : Optional.empty();
  }

  /** The strings of an array member; empty if it is absent or not an array. */
  public static List<String> texts(JsonObject from, String name) {
    if (!(from.get(name) instanceof JsonArray array)) {
      return List.of();
    }
    return array.stream()
        .filter(JsonString.class::isInstance)
        .map(value -> ((JsonString) value).getString())
        .toList();
  }

  public static boolean isPresent(JsonObject in, String name) {
    return in.containsKey(name) && in.get(name) != JsonValue.NULL;
  }
}
