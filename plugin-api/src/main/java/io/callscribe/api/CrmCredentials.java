package io.callscribe.api;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The secrets of one person or service in the CRM: an opaque map that the connector fills and reads
 * and the host encrypts, versions and hands back.
 *
 * @param values for an {@link AuthenticationKind#API_KEY} connector, by field key; otherwise what
 *     the exchange returned (access token, refresh token, tenant address …)
 * @param expiresAt when the host has to refresh; absent if it never has to
 * @since 1.0
 */
public record CrmCredentials(Map<String, String> values, Optional<Instant> expiresAt) {
  public CrmCredentials {
    values = Map.copyOf(values);
  }

  public static CrmCredentials of(Map<String, String> values) {
    return new CrmCredentials(values, Optional.empty());
  }

  /**
   * @throws ConnectorException.GrantExpired if the value is absent: the person has to reconnect
   */
  public String the(String key) {
    var value = values.get(key);
    if (value == null || value.isBlank()) {
      throw new ConnectorException.GrantExpired("The credential '" + key + "' is missing");
    }
    return value;
  }

  /** Names the keys, never the values. */
  @Override
  public String toString() {
    return "CrmCredentials" + values.keySet();
  }
}
