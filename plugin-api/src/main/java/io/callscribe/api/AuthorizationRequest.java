package io.callscribe.api;

import java.net.URI;

/**
 * What the connector puts into the address of the CRM's authorisation page.
 *
 * @param redirectUri exactly as it must be repeated in the exchange
 * @param state opaque; the CRM returns it
 * @param codeChallenge PKCE, method S256
 * @since 1.0
 */
public record AuthorizationRequest(URI redirectUri, String state, String codeChallenge) {}
