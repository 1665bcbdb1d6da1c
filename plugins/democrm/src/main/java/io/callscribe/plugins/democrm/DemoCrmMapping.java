package io.callscribe.plugins.democrm;

import io.callscribe.api.Activity;
import io.callscribe.api.ActivityDraft;
import io.callscribe.api.ActivityId;
import io.callscribe.api.ActivityPatch;
import io.callscribe.api.ActivityReference;
import io.callscribe.api.Body;
import io.callscribe.api.BodyFormat;
import io.callscribe.api.CallDetails;
import io.callscribe.api.Contact;
import io.callscribe.api.ContactId;
import io.callscribe.api.CrmUser;
import io.callscribe.api.CrmUserId;
import io.callscribe.api.FieldOption;
import io.callscribe.api.Identity;
import io.callscribe.api.NewContact;
import io.callscribe.api.OptionSet;
import io.callscribe.api.Page;
import io.callscribe.api.PermissionVerdict;
import io.callscribe.api.WriteResult;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The demo CRM's JSON as the host's records and back. A member that is missing or of another type
 * is absent; a record without its id cannot be read and ends in a {@link JsonException}.
 */
final class DemoCrmMapping {
  private static final String CREATE_ACTIVITY = "create-activity";

  private DemoCrmMapping() {}

  static Identity identity(JsonObject user, String tenant) {
    var id = id(user);
    return new Identity(
        new CrmUserId(id),
        text(user, "name").orElse(id),
        text(user, "email"),
        text(user, "timeZone").flatMap(DemoCrmMapping::zone),
        tenant);
  }

  static PermissionVerdict verdict(JsonObject user) {
    var name = text(user, "name").orElse("The user");
    if (!(user.get("rights") instanceof JsonArray rights)) {
      return new PermissionVerdict.Unknown("The demo CRM does not tell the rights of " + name);
    }
    return strings(rights).contains(CREATE_ACTIVITY)
        ? new PermissionVerdict.Allowed(name + " has the right " + CREATE_ACTIVITY)
        : new PermissionVerdict.Denied(name + " lacks the right " + CREATE_ACTIVITY);
  }

  static CrmUser user(JsonObject user) {
    var id = id(user);
    return new CrmUser(
        new CrmUserId(id),
        text(user, "name").orElse(id),
        text(user, "email"),
        user.getBoolean("active", true));
  }

  static Contact contact(JsonObject contact) {
    var id = id(contact);
    return new Contact(
        new ContactId(id),
        text(contact, "name").orElse(id),
        text(contact, "type").orElse(""),
        contact.get("phoneNumbers") instanceof JsonArray numbers ? strings(numbers) : List.of(),
        text(contact, "createdAt").flatMap(DemoCrmMapping::instant),
        text(contact, "lastActivityAt").flatMap(DemoCrmMapping::instant),
        uri(contact, "url"));
  }

  static OptionSet options(JsonObject answer) {
    var byField = new LinkedHashMap<String, List<FieldOption>>();
    for (var item : items(answer)) {
      var id = id(item);
      var option = new FieldOption(id, text(item, "label").orElse(id));
      byField.computeIfAbsent(the(item, "key"), key -> new ArrayList<>()).add(option);
    }
    return new OptionSet(byField);
  }

  static Activity activity(JsonObject activity) {
    return new Activity(
        new ActivityId(id(activity)),
        version(activity),
        text(activity, "updatedAt").flatMap(DemoCrmMapping::instant),
        text(activity, "contactId").map(ContactId::new),
        text(activity, "ownerId").map(CrmUserId::new),
        activity.getString("subject", ""),
        new Body(BodyFormat.PLAIN, activity.getString("body", "")));
  }

  static WriteResult written(JsonObject activity) {
    return WriteResult.of(new ActivityId(id(activity)), version(activity), page(activity));
  }

  /** A file without an address cannot be found again: as good as no answer. */
  static WriteResult attached(JsonObject file) {
    var url = uri(file, "url").orElseThrow(() -> new JsonException("There is no url"));
    return WriteResult.of(
        new ActivityId(the(file, "activityId")), number(file, "activityVersion"), Optional.of(url));
  }

  static Optional<URI> page(JsonObject activity) {
    return uri(activity, "url");
  }

  /** Empty if the record has another reference: a search that ignored ours proves nothing. */
  static Optional<ActivityId> withReference(JsonObject activity, ActivityReference reference) {
    var id = new ActivityId(id(activity));
    return text(activity, "reference").orElse(reference.value()).equals(reference.value())
        ? Optional.of(id)
        : Optional.empty();
  }

  static <T> Page<T> pageOf(JsonObject answer, Function<JsonObject, T> read) {
    return new Page<>(items(answer).stream().map(read).toList(), text(answer, "next"), false);
  }

  static JsonObject json(NewContact contact) {
    var json = DemoCrmApi.JSON.createObjectBuilder().add("name", contact.name());
    contact.type().ifPresent(type -> json.add("type", type));
    return json.add("phoneNumbers", DemoCrmApi.JSON.createArrayBuilder().add(contact.phoneNumber()))
        .build();
  }

  /** The CRM has room for one recording; the body names them all. */
  static JsonObject json(ActivityDraft draft) {
    var json =
        DemoCrmApi.JSON
            .createObjectBuilder()
            .add("reference", draft.reference().value())
            .add("contactId", draft.contact().value())
            .add("subject", draft.subject())
            .add("body", draft.body().text())
            .add("direction", draft.call().direction().name().toLowerCase(Locale.ROOT));
    draft.owner().ifPresent(owner -> json.add("ownerId", owner.value()));
    addCall(json, draft.call());
    addRecording(json, draft.recordings());
    addFields(json, draft.fields());
    return json.build();
  }

  /** The direction of a call never changes, so the CRM takes none. */
  static JsonObject json(ActivityPatch patch) {
    var json = DemoCrmApi.JSON.createObjectBuilder();
    patch.subject().ifPresent(subject -> json.add("subject", subject));
    patch.body().ifPresent(body -> json.add("body", body.text()));
    patch.call().ifPresent(call -> addCall(json, call));
    addRecording(json, patch.recordings());
    addFields(json, patch.fields());
    return json.build();
  }

  /** A text that is there and not blank. */
  static Optional<String> text(JsonObject object, String member) {
    return Optional.of(object.getString(member, "")).filter(text -> !text.isBlank());
  }

  private static void addCall(JsonObjectBuilder json, CallDetails call) {
    json.add("startedAt", call.startedAt().truncatedTo(ChronoUnit.SECONDS).toString())
        .add("durationSeconds", call.duration().toSeconds())
        .add("result", call.result());
  }

  private static void addRecording(JsonObjectBuilder json, List<URI> recordings) {
    recordings.stream().findFirst().ifPresent(uri -> json.add("recordingUrl", uri.toString()));
  }

  private static void addFields(JsonObjectBuilder json, Map<String, String> fields) {
    if (!fields.isEmpty()) {
      var object = DemoCrmApi.JSON.createObjectBuilder();
      fields.forEach(object::add);
      json.add("fields", object);
    }
  }

  private static List<JsonObject> items(JsonObject answer) {
    if (!(answer.get("items") instanceof JsonArray items)) {
      throw new JsonException("A list without items");
    }
    return items.stream().map(DemoCrmMapping::object).toList();
  }

  private static JsonObject object(JsonValue item) {
    if (item instanceof JsonObject object) {
      return object;
    }
    throw new JsonException("An item that is no object");
  }

  private static String id(JsonObject object) {
    return the(object, "id");
  }

  private static String the(JsonObject object, String member) {
    return text(object, member).orElseThrow(() -> new JsonException("There is no " + member));
  }

  private static Optional<String> version(JsonObject activity) {
    return number(activity, "version");
  }

  private static Optional<String> number(JsonObject object, String member) {
    return object.get(member) instanceof JsonNumber number
        ? Optional.of(number.toString())
        : Optional.empty();
  }

  private static List<String> strings(JsonArray array) {
    return array.stream()
        .filter(JsonString.class::isInstance)
        .map(value -> ((JsonString) value).getString())
        .toList();
  }

  private static Optional<URI> uri(JsonObject object, String member) {
    return text(object, member)
        .flatMap(
            text -> {
              try {
                return Optional.of(new URI(text));
              } catch (URISyntaxException e) {
                return Optional.empty();
              }
            });
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<ZoneId> zone(String text) {
    try {
      return Optional.of(ZoneId.of(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
