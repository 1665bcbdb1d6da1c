package io.callscribe.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP answer, read whole.
 *
 * @param headers names in lower case
 * @param body as text; the host cuts the connection at its size limit, so it is never partial
 * @since 1.0
 */
public record CrmResponse(int status, Map<String, List<String>> headers, String body) {
  public CrmResponse {
    headers = Map.copyOf(headers);
  }

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** The first value of a header, whatever its case. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** Status only: safe to log. */
  @Override
  public String toString() {
    return "HTTP " + status;
  }
}
