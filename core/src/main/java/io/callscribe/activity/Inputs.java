package io.callscribe.activity;

import io.callscribe.contact.ContactMatch;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a rule looked at, for people: few words, and no text that people wrote. */
final class Inputs {
  private Inputs() {}

  static Map<String, String> of(Rule rule, Situation s) {
    var inputs = new LinkedHashMap<String, String>();
    switch (rule) {
      case LEVEL -> {
        inputs.put("level", word(s.settings().level()));
        inputs.put("person", s.colleague().name());
        inputs.put("person is the admin", yesNo(s.colleague().isAdmin()));
      }
      case BLOCK_LIST -> {
        inputs.put("blocked", s.settings().blocked().text());
        inputs.put("numbers of the call", String.join(", ", s.call().numbers()));
      }
      case INTERNAL_CALLS -> {
        inputs.put("direction", word(s.call().direction()));
        inputs.put("internal calls", onOff(s.settings().internalCalls()));
      }
      case RETENTION, CALL_ENDED -> {
        inputs.put("started", s.call().startedAt().toString());
        inputs.put("ended", s.call().ended() ? s.call().endedAt().toString() : "not yet");
        inputs.put("create at connect", onOff(s.settings().createAtConnect()));
      }
      case NUMBER, CONTACT, NEW_CONTACT -> addContact(inputs, s);
      case REQUIRED_FIELDS ->
          inputs.put(
              "fields",
              s.connector().activityFields().stream()
                  .map(f -> f.label() + (f.required() ? " (required)" : ""))
                  .collect(Collectors.joining(", ")));
      case OWNER -> {
        inputs.put("owner setting", word(s.settings().ownerPolicy()));
        inputs.put("person", s.colleague().name());
      }
      case CREATE, LOST_ANSWER, UPDATE -> {
        inputs.put("timing", word(s.settings().timing()));
        inputs.put("direction", word(s.call().direction()));
        inputs.put("result", s.call().result());
        inputs.put("duration", s.call().duration().toString());
        s.record().recordId().ifPresent(id -> inputs.put("record", id.value()));
      }
      case ARTIFACTS, INSIGHTS, ARCHIVE ->
          Artifacts.of(s).byName().forEach((name, state) -> inputs.put(name, text(state)));
      case CRM_ANSWER, RINGCENTRAL_ANSWER ->
          inputs.put("failures in a row", String.valueOf(s.record().failures() + 1));
    }
    return inputs;
  }

  private static void addContact(Map<String, String> inputs, Situation s) {
    inputs.put("number", s.otherNumber());
    s.contact()
        .ifPresent(
            match ->
                inputs.put(
                    "found",
                    switch (match) {
                      case ContactMatch.One one -> one.name();
                      case ContactMatch.Nobody nobody -> "nobody";
                      case ContactMatch.Several several ->
                          several.candidates().stream()
                              .map(c -> c.name())
                              .collect(Collectors.joining(", "));
                    }));
    inputs.put("if nobody", word(s.settings().contacts().ifNobody()));
    inputs.put("if several", word(s.settings().contacts().ifSeveral()));
  }

  private static String text(Artifact state) {
    return switch (state) {
      case Artifact.There there -> "there";
      case Artifact.Absent absent -> absent.reason();
      case Artifact.Pending pending -> "awaited until " + pending.until();
    };
  }

  private static String yesNo(boolean value) {
    return value ? "yes" : "no";
  }

  private static String onOff(boolean value) {
    return value ? "on" : "off";
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
