package io.callscribe.simulator.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a handler may know of an HTTP request; the body is read once, when first asked for. */
public final class Request {
  private final ServerRequest request;
  private final Map<String, List<String>> query;
  private Optional<byte[]> bytes = Optional.empty();

  Request(ServerRequest request) {
    this.request = request;
    this.query = decoded(request.query().rawValue());
  }

  /** A part of the path that the route names in braces. */
  public String part(String name) {
    return request.path().pathParameters().get(name);
  }

  public String method() {
    return request.prologue().method().text();
  }

  public String path() {
    return request.path().path();
  }

  /** The query as it was sent, without the question mark; may be empty. */
  public String rawQuery() {
    return request.query().rawValue();
  }

  public Optional<String> query(String name) {
    return queries(name).stream().findFirst();
  }

  public List<String> queries(String name) {
    return query.getOrDefault(name, List.of());
  }

  public boolean isQueried(String name) {
    return query.containsKey(name);
  }

  public Optional<String> header(String name) {
    return request.headers().first(HeaderNames.create(name));
  }

  public String body() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  public byte[] bytes() {
    if (bytes.isEmpty()) {
      bytes =
          Optional.of(
              request.content().hasEntity() ? request.content().as(byte[].class) : new byte[0]);
    }
    return bytes.get();
  }

  /** The body as a form, first value of each name. */
  public Map<String, String> form() {
    var form = new LinkedHashMap<String, String>();
    decoded(body()).forEach((name, values) -> form.put(name, values.getFirst()));
    return form;
  }

  /** The body as JSON; empty if it is no JSON object. An empty body is an empty object. */
  public Optional<JsonObject> json() {
    if (body().isBlank()) {
      return Optional.of(JsonObject.EMPTY_JSON_OBJECT);
    }
    try {
      return Optional.of(JsonText.parse(body()));
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  private static Map<String, List<String>> decoded(String form) {
    var values = new LinkedHashMap<String, List<String>>();
    for (var pair : form.split("&")) {
      if (!pair.isEmpty()) {
        int sign = pair.indexOf('=');
        var name = sign < 0 ? pair : pair.substring(0, sign);
        var value = sign < 0 ? "" : pair.substring(sign + 1);
        values.computeIfAbsent(decodedText(name), any -> new ArrayList<>()).add(decodedText(value));
      }
    }
    return values;
  }

  private static String decodedText(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
