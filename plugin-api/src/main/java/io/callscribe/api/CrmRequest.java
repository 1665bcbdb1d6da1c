package io.callscribe.api;

import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One HTTP request.
 *
 * @param method {@code GET}, {@code POST} …, in capitals
 * @param uri absolute, on the tenant's host
 * @param headers one value per name; {@code Host} and {@code Content-Length} belong to the host
 * @since 1.0
 */
public record CrmRequest(
    String method, URI uri, Map<String, String> headers, Optional<Content> content) {
  public CrmRequest {
    Checks.notBlank("method", method);
    headers = Map.copyOf(headers);
  }

  public static CrmRequest get(URI uri) {
    return of("GET", uri);
  }

  public static CrmRequest of(String method, URI uri) {
    return new CrmRequest(method, uri, Map.of(), Optional.empty());
  }

  public CrmRequest header(String name, String value) {
    var more = new HashMap<>(headers);
    more.put(name, value);
    return new CrmRequest(method, uri, more, content);
  }

  public CrmRequest json(String body) {
    return content(new Content.Text("application/json", body));
  }

  public CrmRequest content(Content value) {
    return new CrmRequest(method, uri, headers, Optional.of(value));
  }

  /** Method and address without its query: safe to log. */
  @Override
  public String toString() {
    return method + " " + uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
  }

  /** What is sent. */
  public sealed interface Content {
    String mediaType();

    /** Text, sent as UTF-8. */
    record Text(String mediaType, String text) implements Content {}

    /**
     * Bytes of known length.
     *
     * @param bytes opens the stream anew on each call; the host closes it
     */
    record Binary(String mediaType, long length, Supplier<InputStream> bytes) implements Content {}
  }
}
