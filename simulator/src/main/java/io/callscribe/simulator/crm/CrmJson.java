package io.callscribe.simulator.crm;

import io.callscribe.simulator.http.JsonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The wire form of users, contacts and activities. */
final class CrmJson {
  private static final Pattern LINE_END = Pattern.compile("\\r?\\n");

  private final Supplier<URI> server;
  private final Store store;
  private final Faults faults;

  CrmJson(Supplier<URI> server, Store store, Faults faults) {
    this.server = server;
    this.store = store;
    this.faults = faults;
  }

  JsonObjectBuilder of(User user) {
    return JsonText.object()
        .add("id", user.id())
        .add("name", user.name())
        .add("email", user.email())
        .add("timeZone", User.TIME_ZONE)
        .add("active", !faults.isInactive(user.id()));
  }

  JsonObject withRights(User user) {
    return of(user)
        .add("rights", JsonText.array(faults.rights(user).stream().sorted().toList()))
        .build();
  }

  JsonObjectBuilder of(Contact contact) {
    var json =
        JsonText.object()
            .add("id", contact.id())
            .add("name", contact.name())
            .add("type", contact.type());
    contact.company().ifPresent(company -> json.add("company", company));
    json.add("phoneNumbers", JsonText.array(contact.phoneNumbers()))
        .add("createdAt", contact.createdAt().toString());
    contact.lastActivityAt().ifPresent(time -> json.add("lastActivityAt", time.toString()));
    return json.add("url", server.get() + "/#" + contact.id());
  }

  JsonObjectBuilder of(Attachment file) {
    return JsonText.object()
        .add("id", file.id())
        .add("activityId", file.activityId())
        .add("fileName", file.fileName())
        .add("mediaType", file.mediaType())
        .add("size", file.size())
        .add("url", file.url().toString());
  }

  JsonObject of(Activity activity) {
    var json = JsonText.object().add("id", activity.id()).add("version", activity.version());
    activity.reference().ifPresent(reference -> json.add("reference", reference));
    json.add("contactId", activity.contactId())
        .add("ownerId", activity.ownerId())
        .add("createdById", activity.createdById())
        .add("subject", activity.subject())
        .add("body", shown(activity.body()))
        .add("direction", activity.direction())
        .add("startedAt", activity.startedAt().toString())
        .add("durationSeconds", activity.durationSeconds())
        .add("result", activity.result());
    activity.recordingUrl().ifPresent(url -> json.add("recordingUrl", url));
    var files = JsonText.array();
    store.filesOf(activity.id()).forEach(file -> files.add(of(file)));
    return json.add("fields", JsonText.object(activity.fields()))
        .add("attachments", files)
        .add("createdAt", activity.createdAt().toString())
        .add("updatedAt", activity.updatedAt().toString())
        .add("url", server.get() + "/#" + activity.id())
        .build();
  }

  private String shown(String body) {
    return faults.normalisesBodies()
        ? LINE_END.matcher(body.stripTrailing()).replaceAll("\r\n")
        : body;
  }
}
