package io.callscribe.dist.demo;

import io.callscribe.dist.HostApi.Call;
import io.callscribe.simulator.crm.Activity;
import io.callscribe.simulator.ringcentral.PlayedCall;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** What a test of the logging rules does to a running company, in few words. */
final class Engine {
  static final String LOGGING = "/api/v1/admin/server-logging";
  private static final String SETTINGS = "/api/v1/admin/settings";

  private final Company company;

  Engine(Company company) {
    this.company = company;
  }

  /** Changes settings by name and applies them at once, as the admin's Save does. */
  void set(String... changes) {
    save(changes);
    apply();
  }

  /** Changes settings and leaves them to be applied later. */
  void save(String... changes) {
    var body = Json.createObjectBuilder();
    for (int i = 0; i < changes.length; i += 2) {
      body.add(changes[i], Json.createObjectBuilder().add("value", typed(changes[i + 1])));
    }
    company.api.send("PATCH", SETTINGS, body.build());
  }

  /** Brings defaults back. */
  void reset(List<String> names) {
    var body = Json.createObjectBuilder();
    names.forEach(body::addNull);
    company.api.send("PATCH", SETTINGS, body.build());
    apply();
  }

  void apply() {
    logging(JsonValue.EMPTY_JSON_OBJECT);
  }

  JsonObject logging(JsonObject change) {
    return company.api.send("PATCH", LOGGING, change);
  }

  JsonObject logging() {
    return company.api.send("GET", LOGGING, JsonValue.EMPTY_JSON_OBJECT);
  }

  private static JsonValue typed(String value) {
    return switch (value) {
      case "true" -> JsonValue.TRUE;
      case "false" -> JsonValue.FALSE;
      default -> Json.createValue(value);
    };
  }

  /** Waits for one person's call to come to a point. */
  Call await(PlayedCall played, String extension, Predicate<Call> point) {
    return Awaitility.await()
        .atMost(Company.PATIENCE)
        .until(
            () ->
                company.api.calls().stream()
                    .filter(c -> c.session().equals(played.telephonySessionId()))
                    .filter(c -> c.extension().equals(extension))
                    .filter(point)
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  Call awaitComplete(PlayedCall played, String extension) {
    return await(played, extension, c -> c.stage().equals("complete"));
  }

  Call awaitStatus(PlayedCall played, String extension, String status) {
    return await(played, extension, c -> c.status().equals(status));
  }

  Activity record(Call call) {
    return company.simulator.crm().activity(call.record().orElseThrow()).orElseThrow();
  }

  JsonObject explanation(Call call) {
    return company.api.send(
        "GET", "/api/v1/calls/%d/explanation".formatted(call.id()), JsonValue.EMPTY_JSON_OBJECT);
  }

  JsonObject post(Call call, String what, JsonObject body) {
    return company.api.send("POST", "/api/v1/calls/%d/%s".formatted(call.id(), what), body);
  }

  void note(Call call, String text) {
    company.api.send(
        "PUT",
        "/api/v1/calls/%d/note".formatted(call.id()),
        Json.createObjectBuilder().add("text", text).build());
  }
}
