package io.callscribe.api;

import java.net.URI;
import java.util.Map;

/**
 * What came back from the CRM's authorisation page.
 *
 * @param parameters all parameters of the callback, since CRMs add their own
 * @param redirectUri the one of the request
 * @param codeVerifier PKCE
 * @since 1.0
 */
public record AuthorizationAnswer(
    Map<String, String> parameters, URI redirectUri, String codeVerifier) {
  public AuthorizationAnswer {
    parameters = Map.copyOf(parameters);
  }

  /** Names the parameters, never their values. */
  @Override
  public String toString() {
    return "AuthorizationAnswer" + parameters.keySet();
  }
}
