package io.callscribe.simulator.crm;

import io.callscribe.simulator.http.JsonText;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns what callers send into activities, or refuses it. */
final class Drafts {
  private static final int LONGEST_BODY = 60_000;
  private static final Set<String> DIRECTIONS = Set.of("inbound", "outbound", "internal");

  private final Store store;
  private final Faults faults;
  private final Clock clock;

  Drafts(Store store, Faults faults, Clock clock) {
    this.store = store;
    this.faults = faults;
    this.clock = clock;
  }

  /** A new activity that is not stored yet; its id is taken when it is. */
  Activity created(JsonObject from, User caller) {
    var owner = text(from, "ownerId").orElse(caller.id());
    if (!owner.equals(caller.id()) && !faults.may(caller, User.ASSIGN)) {
      throw CrmError.forbidden(User.ASSIGN);
    }
    var contact =
        text(from, "contactId").orElseThrow(() -> CrmError.malformed("Missing", "contactId"));
    var subject = text(from, "subject").orElseThrow(() -> CrmError.malformed("Missing", "subject"));
    var direction =
        text(from, "direction").orElseThrow(() -> CrmError.malformed("Missing", "direction"));
    if (!DIRECTIONS.contains(direction)) {
      throw CrmError.malformed("Must be one of " + DIRECTIONS, "direction");
    }
    checkContact(contact);
    checkOwner(owner);
    var fields = fields(from, Map.of());
    checkRequired(fields);
    var now = clock.instant();
    return new Activity(
        "",
        1,
        text(from, "reference"),
        contact,
        owner,
        caller.id(),
        subject,
        body(from).orElse(""),
        direction,
        time(from, "startedAt").orElse(now),
        number(from, "durationSeconds").orElse(0),
        text(from, "result").orElse(""),
        text(from, "recordingUrl"),
        fields,
        now,
        now);
  }

  /** The old activity with what the object names changed. */
  Activity changed(Activity old, JsonObject from, User caller) {
    var contact = text(from, "contactId").orElse(old.contactId());
    var owner = text(from, "ownerId").orElse(old.ownerId());
    if (!contact.equals(old.contactId())) {
      checkContact(contact);
    }
    if (!owner.equals(old.ownerId())) {
      if (!owner.equals(caller.id()) && !faults.may(caller, User.ASSIGN)) {
        throw CrmError.forbidden(User.ASSIGN);
      }
      checkOwner(owner);
    }
    return new Activity(
        old.id(),
        old.version() + 1,
        old.reference(),
        contact,
        owner,
        old.createdById(),
        text(from, "subject").orElse(old.subject()),
        body(from).orElse(old.body()),
        old.direction(),
        time(from, "startedAt").orElse(old.startedAt()),
        number(from, "durationSeconds").orElse(old.durationSeconds()),
        text(from, "result").orElse(old.result()),
        from.containsKey("recordingUrl") ? text(from, "recordingUrl") : old.recordingUrl(),
        fields(from, old.fields()),
        old.createdAt(),
        clock.instant());
  }

  static Activity withId(Activity draft, String id) {
    return new Activity(
        id,
        draft.version(),
        draft.reference(),
        draft.contactId(),
        draft.ownerId(),
        draft.createdById(),
        draft.subject(),
        draft.body(),
        draft.direction(),
        draft.startedAt(),
        draft.durationSeconds(),
        draft.result(),
        draft.recordingUrl(),
        draft.fields(),
        draft.createdAt(),
        draft.updatedAt());
  }

  private void checkContact(String id) {
    if (store.findContact(id).isEmpty()) {
      throw CrmError.invalid("contactId", "There is no contact " + id);
    }
  }

  private void checkOwner(String id) {
    if (User.ALL.stream().noneMatch(user -> user.id().equals(id))) {
      throw CrmError.invalid("ownerId", "There is no user " + id);
    }
    if (faults.isInactive(id)) {
      throw CrmError.invalid("ownerId", "The user " + id + " is inactive");
    }
  }

  private void checkRequired(Map<String, String> fields) {
    for (var field : faults.requiredFields()) {
      if (fields.getOrDefault(field, "").isBlank()) {
        throw CrmError.missing(field);
      }
    }
  }

  private static Optional<String> body(JsonObject from) {
    var body = text(from, "body");
    if (body.filter(text -> text.length() > LONGEST_BODY).isPresent()) {
      throw CrmError.invalid("body", "Longer than " + LONGEST_BODY + " characters");
    }
    return body;
  }

  private static Optional<String> text(JsonObject from, String name) {
    if (!JsonText.isPresent(from, name)) {
      return Optional.empty();
    }
    if (from.get(name) instanceof JsonString string) {
      return Optional.of(string.getString());
    }
    throw CrmError.malformed("Must be a string", name);
  }

  private static Optional<Integer> number(JsonObject from, String name) {
    if (!JsonText.isPresent(from, name)) {
      return Optional.empty();
    }
    if (from.get(name) instanceof JsonNumber number
        && number.isIntegral()
        && number.longValue() >= 0
        && number.longValue() <= Integer.MAX_VALUE) {
      return Optional.of(number.intValue());
    }
    throw CrmError.malformed("Must be a whole number, 0 or more", name);
  }

  private static Optional<Instant> time(JsonObject from, String name) {
    try {
      return text(from, name).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
    } catch (DateTimeException e) {
      throw CrmError.malformed("Must be a time such as 2026-03-02T15:00:00Z", name);
    }
  }

  private static Map<String, String> fields(JsonObject from, Map<String, String> old) {
    if (!JsonText.isPresent(from, "fields")) {
      return old;
    }
    if (!(from.get("fields") instanceof JsonObject wanted)) {
      throw CrmError.malformed("Must be an object", "fields");
    }
    var merged = new HashMap<>(old);
    for (var name : wanted.keySet()) {
      text(wanted, name)
          .ifPresentOrElse(value -> merged.put(name, value), () -> merged.remove(name));
    }
    return merged;
  }
}
