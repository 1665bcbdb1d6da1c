package io.callscribe.api;

/**
 * How a person authorises the host in the CRM.
 *
 * @since 1.0
 */
public enum AuthenticationKind {
  /** The person fills in the fields of {@link ConnectorDescriptor#credentialFields()}. */
  API_KEY,
  /** Authorisation code with PKCE: {@link CrmConnector#authorizationPage} and the exchange. */
  OAUTH2
}
