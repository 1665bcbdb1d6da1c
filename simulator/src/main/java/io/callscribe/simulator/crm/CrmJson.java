package io.callscribe.simulator.crm;

import io.callscribe.simulator.http.JsonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.util.function.Supplier;

/** The wire form of users, contacts and activities. */
final class CrmJson {
  private final Supplier<URI> server;
  private final Faults faults;

  CrmJson(Supplier<URI> server, Faults faults) {
    this.server = server;
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
    return of(user).add("rights", JsonText.array(user.rights())).build();
  }

  JsonObjectBuilder of(Contact contact) {
    var json =
        JsonText.object()
            .add("id", contact.id())
            .add("name", contact.name())
            .add("type", contact.type());
    contact.company().ifPresent(company -> json.add("company", company));
    return json.add("phoneNumbers", JsonText.array(contact.phoneNumbers()))
        .add("url", server.get() + "/#" + contact.id());
  }

  JsonObject of(Activity activity) {
    var json = JsonText.object().add("id", activity.id()).add("version", activity.version());
    activity.reference().ifPresent(reference -> json.add("reference", reference));
    json.add("contactId", activity.contactId())
        .add("ownerId", activity.ownerId())
        .add("createdById", activity.createdById())
        .add("subject", activity.subject())
        .add("body", activity.body())
        .add("direction", activity.direction())
        .add("startedAt", activity.startedAt().toString())
        .add("durationSeconds", activity.durationSeconds())
        .add("result", activity.result());
    activity.recordingUrl().ifPresent(url -> json.add("recordingUrl", url));
    return json.add("fields", JsonText.object(activity.fields()))
        .add("createdAt", activity.createdAt().toString())
        .add("updatedAt", activity.updatedAt().toString())
        .add("url", server.get() + "/#" + activity.id())
        .build();
  }
}
