package io.callscribe.api;

import java.net.URI;
import java.time.Clock;
import java.util.Map;

/**
 * One person's or the service's access to the CRM, valid only until the call that received it
 * returns. A connector keeps neither the session nor anything it got from it.
 *
 * @since 1.0
 */
public interface CrmSession {
  /** The address of the tenant, without a slash at the end. */
  URI baseUrl();

  /** Empty values before the person has authorised the host. */
  CrmCredentials credentials();

  /** Connector settings by key; a setting nobody set is absent. */
  Map<String, String> settings();

  /** The only way out: the host sets time limits, TLS, pooling, and the hosts that are allowed. */
  CrmHttp http();

  Clock clock();

  /** Where the connector reports what the CRM said about its limits. */
  RateSink rates();
}
