package io.callscribe.connector;

import io.callscribe.api.CrmCredentials;
import io.callscribe.api.CrmHttp;
import io.callscribe.api.CrmSession;
import io.callscribe.api.RateSink;
import java.net.URI;
import java.time.Clock;
import java.util.Map;

/** What a connector gets for one call; dead afterwards. */
class HostSession implements CrmSession {
  private final URI baseUrl;
  private final CrmCredentials credentials;
  private final CrmHttp http;
  private final Clock clock;
  private volatile boolean open = true;

  HostSession(URI baseUrl, CrmCredentials credentials, CrmHttp http, Clock clock) {
    this.baseUrl = baseUrl;
    this.credentials = credentials;
    this.http = http;
    this.clock = clock;
  }

  void close() {
    open = false;
  }

  private void requireOpen() {
    if (!open) {
      throw new IllegalStateException("A session is used after the call that received it");
    }
  }

  @Override
  public URI baseUrl() {
    return baseUrl;
  }

  @Override
  public CrmCredentials credentials() {
    requireOpen();
    return credentials;
  }

  @Override
  public Map<String, String> settings() {
    return Map.of();
  }

  @Override
  public CrmHttp http() {
    requireOpen();
    return request -> {
      requireOpen();
      return http.send(request);
    };
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public RateSink rates() {
    return (bucket, limit, remaining, resetAt) -> {};
  }
}
