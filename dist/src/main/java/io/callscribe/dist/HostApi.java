package io.callscribe.dist;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The server's HTTP API as its clients use it. */
public final class HostApi implements AutoCloseable {
  private static final Duration TIME_LIMIT = Duration.ofSeconds(30);
  private static final int PAGE = 500;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI uri;
  private final String token;

  /** The server did not do what it was asked. */
  public static final class Refused extends RuntimeException {
    Refused(String message) {
      super(message);
    }
  }

  /**
   * One person's call as the server shows it.
   *
   * @param record the id of the CRM's record
   */
  public record Call(
      long id,
      String session,
      String extension,
      String person,
      String status,
      String stage,
      String reason,
      Instant endedAt,
      Optional<Instant> loggedAt,
      Optional<Instant> completedAt,
      Optional<String> contact,
      Optional<String> owner,
      Optional<String> ownerRule,
      Optional<String> record) {

    static Call of(JsonObject json) {
      var owner = Optional.ofNullable(json.getJsonObject("owner"));
      return new Call(
          json.getJsonNumber("id").longValue(),
          json.getString("sessionId"),
          json.getString("extensionId"),
          json.getString("person"),
          json.getString("status"),
          json.getString("stage"),
          json.getString("reason"),
          Instant.parse(json.getString("endedAt")),
          Optional.ofNullable(json.getString("loggedAt", null)).map(Instant::parse),
          Optional.ofNullable(json.getString("completedAt", null)).map(Instant::parse),
          Optional.ofNullable(json.getJsonObject("contact")).map(c -> c.getString("name")),
          owner.map(o -> o.getString("name")),
          owner.map(o -> o.getString("rule")),
          Optional.ofNullable(json.getJsonObject("activity")).map(a -> a.getString("id")));
    }

    /** Which call of which person. */
    public String key() {
      return session + "/" + extension;
    }
  }

  public HostApi(URI uri, String token) {
    this.uri = uri;
    this.token = token;
  }

  /** Connects a person to a CRM whose connector wants an {@code apiKey}. */
  public void connectCrm(
      String extension, String connector, URI crm, String apiKey, boolean admin) {
    put(
        "/api/v1/admin/crm-connections/" + extension,
        Json.createObjectBuilder()
            .add("connector", connector)
            .add("baseUrl", crm.toString())
            .add("admin", admin)
            .add("credentials", Json.createObjectBuilder().add("apiKey", apiKey))
            .build());
  }

  public void mapUser(String extension, String crmUser) {
    put(
        "/api/v1/admin/user-mappings/" + extension,
        Json.createObjectBuilder().add("crmUserId", crmUser).build());
  }

  /** Turns server-side logging on for everybody. */
  public void logCallsOfEverybody() {
    send(
        "PATCH",
        "/api/v1/admin/server-logging",
        Json.createObjectBuilder().add("level", "account").add("owner", "agent").build());
  }

  /** One line per JAR of the plugin folder: file, state, problem. */
  public List<String> connectors() {
    return list("/api/v1/admin/connectors").getValuesAs(JsonObject.class).stream()
        .map(
            c ->
                "%s %s %s"
                    .formatted(
                        c.getString("file"), c.getString("state"), c.getString("problem", "")))
        .toList();
  }

  /** The names of the steps that were decided for a call, oldest first. */
  public List<String> explanation(long call) {
    return send("GET", "/api/v1/calls/" + call + "/explanation", JsonValue.EMPTY_JSON_OBJECT)
        .getJsonArray("steps")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(s -> s.getString("step"))
        .toList();
  }

  /** A sentence about the subscription to events. */
  public String subscription() {
    return send("GET", "/api/v1/admin/server-logging", JsonValue.EMPTY_JSON_OBJECT)
        .getJsonObject("subscription")
        .getString("state");
  }

  /** All calls, newest first. */
  public List<Call> calls() {
    var all = new ArrayList<Call>();
    var path = "/api/v1/calls?limit=" + PAGE;
    for (var next = Optional.of(path); next.isPresent(); ) {
      var page = send("GET", next.get(), JsonValue.EMPTY_JSON_OBJECT);
      page.getJsonArray("items").getValuesAs(JsonObject.class).stream()
          .map(Call::of)
          .forEach(all::add);
      next = Optional.ofNullable(page.getString("next", null)).map(c -> path + "&cursor=" + c);
    }
    return all;
  }

  private void put(String path, JsonObject body) {
    send("PUT", path, body);
  }

  /** Any request of the API; an empty object sends no body with a GET. */
  public JsonObject send(String method, String path, JsonObject body) {
    try (var reader = Json.createReader(new StringReader(exchange(method, path, body)))) {
      return reader.readObject();
    }
  }

  private JsonArray list(String path) {
    var answer = exchange("GET", path, JsonValue.EMPTY_JSON_OBJECT);
    try (var reader = Json.createReader(new StringReader(answer))) {
      return reader.readArray();
    }
  }

  private String exchange(String method, String path, JsonObject body) {
    var publisher =
        method.equals("GET")
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body.toString());
    var request =
        HttpRequest.newBuilder(uri.resolve(path))
            .timeout(TIME_LIMIT)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, publisher)
            .build();
    try {
      var answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new Refused(
            "%s %s answered %d: %s".formatted(method, path, answer.statusCode(), answer.body()));
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException("The server does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused("Interrupted");
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
