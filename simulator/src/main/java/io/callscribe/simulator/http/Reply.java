package io.callscribe.simulator.http;

import jakarta.json.JsonStructure;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An HTTP answer.
 *
 * @param status 0 closes the connection without any answer
 */
public record Reply(int status, Map<String, String> headers, byte[] body) {
  private static final int NOTHING = 0;

  public Reply {
    headers = Map.copyOf(headers);
  }

  public static Reply empty(int status) {
    return new Reply(status, Map.of(), new byte[0]);
  }

  public static Reply json(int status, JsonStructure body) {
    return text(status, "application/json;charset=utf-8", body.toString());
  }

  public static Reply html(int status, String body) {
    return text(status, "text/html;charset=utf-8", body);
  }

  public static Reply text(int status, String contentType, String body) {
    return bytes(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  public static Reply bytes(int status, String contentType, byte[] body) {
    return new Reply(status, Map.of("Content-Type", contentType), body);
  }

  public static Reply redirect(String to) {
    return empty(302).with("Location", to);
  }

  /** The connection ends and the caller never learns what became of the request. */
  public static Reply hangUp() {
    return empty(NOTHING);
  }

  public Reply with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, body);
  }

  public Reply with(Map<String, String> more) {
    var all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new Reply(status, all, body);
  }

  boolean isHangUp() {
    return status == NOTHING;
  }
}
