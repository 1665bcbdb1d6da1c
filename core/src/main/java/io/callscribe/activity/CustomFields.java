package io.callscribe.activity;

import io.callscribe.api.ConnectorDescriptor;
import io.callscribe.api.Direction;
import io.callscribe.api.FieldOption;
import io.callscribe.api.FieldSpec;
import io.callscribe.settings.LoggingSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The fields that a CRM wants beyond those of every call.
 *
 * @param values by the field's key
 * @param problems one sentence for each field without a usable value
 */
record CustomFields(Map<String, String> values, List<String> problems) {

  static CustomFields of(
      ConnectorDescriptor connector, Direction direction, LoggingSettings settings) {
    var values = new LinkedHashMap<String, String>();
    var problems = new ArrayList<String>();
    for (var field : connector.activityFields()) {
      var value =
          settings
              .fieldValue(connector.id(), field.key(), direction)
              .or(field::defaultValue)
              .orElse("");
      if (value.isEmpty()) {
        if (field.required()) {
          problems.add("field %s required".formatted(field.label()));
        }
      } else if (isPossible(field, value)) {
        values.put(field.key(), value);
      } else {
        problems.add(
            "field %s has '%s', expected %s".formatted(field.label(), value, expected(field)));
      }
    }
    return new CustomFields(values, problems);
  }

  private static boolean isPossible(FieldSpec field, String value) {
    return switch (field.type()) {
      case TEXT, SECRET -> true;
      case NUMBER -> value.matches("-?\\d+(\\.\\d+)?");
      case CHECKBOX -> value.equals("true") || value.equals("false");
      case SELECT ->
          field.choices().isEmpty()
              || field.choices().stream().map(FieldOption::id).anyMatch(value::equals);
    };
  }

  private static String expected(FieldSpec field) {
    return switch (field.type()) {
      case TEXT, SECRET -> "text";
      case NUMBER -> "a number";
      case CHECKBOX -> "true or false";
      case SELECT ->
          "one of "
              + field.choices().stream().map(FieldOption::id).collect(Collectors.joining(", "));
    };
  }
}
