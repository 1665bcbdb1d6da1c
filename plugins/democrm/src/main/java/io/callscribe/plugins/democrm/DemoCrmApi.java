package io.callscribe.plugins.democrm;

import io.callscribe.api.ConnectorException;
import io.callscribe.api.CrmRequest;
import io.callscribe.api.CrmResponse;
import io.callscribe.api.CrmSession;
import io.callscribe.api.Precondition;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The demo CRM's JSON over one session: sends, reads, and turns what went wrong into failures. */
final class DemoCrmApi {
  /** The credential field. */
  static final String API_KEY = "apiKey";

  /**
   * Looked up once, through the context class loader, which is the plugin's whenever a method of
   * the connector runs.
   */
  static final JsonProvider JSON = JsonProvider.provider();

  private final CrmSession session;

  DemoCrmApi(CrmSession session) {
    this.session = session;
  }

  /**
   * @param read throws {@link JsonException} if the answer lacks what it must have
   */
  <T> T get(String path, Function<JsonObject, T> read) {
    var request = CrmRequest.get(uri(path));
    return read(request, send(request), read);
  }

  /** Makes a record; whatever leaves open whether it was made is ambiguous. */
  <T> T create(String path, JsonObject record, Function<JsonObject, T> read) {
    var request = CrmRequest.of("POST", uri(path)).json(record.toString());
    return read(request, send(request), read);
  }

  /** Sends a file; whatever leaves open whether it was stored is ambiguous. */
  <T> T upload(String path, FormFile file, Function<JsonObject, T> read) {
    var request = CrmRequest.of("POST", uri(path)).content(file.content());
    return read(request, send(request), read);
  }

  <T> T change(
      String path, JsonObject patch, Precondition precondition, Function<JsonObject, T> read) {
    var plain = CrmRequest.of("PATCH", uri(path)).json(patch.toString());
    var request =
        switch (precondition) {
          case Precondition.None() -> plain;
          case Precondition.Version(var version) -> plain.header("If-Match", '"' + version + '"');
          case Precondition.UnchangedSince since ->
              throw new UnsupportedOperationException("TIME_PRECONDITION is not declared");
        };
    return read(request, send(request), read);
  }

  void delete(String path) {
    send(CrmRequest.of("DELETE", uri(path)));
  }

  private URI uri(String path) {
    return URI.create(session.baseUrl() + path);
  }

  private CrmResponse send(CrmRequest request) {
    var key = session.credentials().the(API_KEY).strip();
    var answer =
        session
            .http()
            .send(
                request
                    .header("Accept", "application/json")
                    .header("Authorization", "Bearer " + key));
    if (!answer.isSuccess()) {
      throw failure(request, answer);
    }
    return answer;
  }

  private static <T> T read(CrmRequest request, CrmResponse answer, Function<JsonObject, T> read) {
    try {
      return read.apply(parse(answer.body()));
    } catch (JsonException e) {
      var message = "The demo CRM gave an answer that cannot be read";
      throw isCreate(request)
          ? new ConnectorException.Ambiguous(message, e)
          : new ConnectorException.Unavailable(message, e);
    }
  }

  private static ConnectorException failure(CrmRequest request, CrmResponse answer) {
    var error = error(answer.body());
    var message =
        DemoCrmMapping.text(error, "message")
            .orElse("The demo CRM answered with the status " + answer.status());
    return switch (answer.status()) {
      case 401 -> new ConnectorException.GrantExpired(message);
      case 403 -> new ConnectorException.Forbidden(message);
      case 404 -> new ConnectorException.NotFound(message);
      case 412 -> new ConnectorException.Changed(message);
      case 408, 429, 503 -> new ConnectorException.Unavailable(message, retryAfter(answer));
      default ->
          answer.status() >= 400 && answer.status() < 500
              ? new ConnectorException.Rejected(message, fields(error, message))
              : unfinished(request, answer, message);
    };
  }

  /** A create may have been done; a change or removal can be asked for again. */
  private static ConnectorException unfinished(
      CrmRequest request, CrmResponse answer, String message) {
    return isCreate(request)
        ? new ConnectorException.Ambiguous(message, null)
        : new ConnectorException.Unavailable(message, retryAfter(answer));
  }

  private static boolean isCreate(CrmRequest request) {
    return request.method().equals("POST");
  }

  private static Optional<Duration> retryAfter(CrmResponse answer) {
    return answer
        .header("Retry-After")
        .map(String::strip)
        .filter(seconds -> seconds.matches("[0-9]{1,9}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }

  private static Map<String, String> fields(JsonObject error, String message) {
    return DemoCrmMapping.text(error, "field")
        .map(field -> Map.of(field, message))
        .orElseGet(Map::of);
  }

  /** The error object of an answer; empty if there is none, as from a proxy's page. */
  private static JsonObject error(String body) {
    try {
      return parse(body).get("error") instanceof JsonObject error
          ? error
          : JsonValue.EMPTY_JSON_OBJECT;
    } catch (JsonException e) {
      return JsonValue.EMPTY_JSON_OBJECT;
    }
  }

  private static JsonObject parse(String body) {
    try (var reader = JSON.createReader(new StringReader(body))) {
      return reader.readObject();
    }
  }
}
