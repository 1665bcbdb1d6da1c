package io.callscribe.plugins.democrm;

import io.callscribe.api.CrmCredentials;
import io.callscribe.api.CrmHttp;
import io.callscribe.api.CrmRequest;
import io.callscribe.api.CrmResponse;
import io.callscribe.api.CrmSession;
import io.callscribe.api.RateSink;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** A CRM that gives the answers it was told to give and keeps the requests. */
final class CannedCrm implements CrmSession {
  private final Deque<CrmResponse> answers = new ArrayDeque<>();
  private final List<CrmRequest> requests = new ArrayList<>();
  private CrmCredentials credentials = CrmCredentials.of(Map.of("apiKey", "key-maya"));

  CannedCrm answering(int status, String body) {
    return answering(status, Map.of(), body);
  }

  CannedCrm answering(int status, Map<String, List<String>> headers, String body) {
    answers.add(new CrmResponse(status, headers, body));
    return this;
  }

  CannedCrm withoutKey() {
    credentials = CrmCredentials.of(Map.of());
    return this;
  }

  List<CrmRequest> requests() {
    return requests;
  }

  CrmRequest request() {
    return requests.getLast();
  }

  String sent() {
    return ((CrmRequest.Content.Text) request().content().orElseThrow()).text();
  }

  @Override
  public URI baseUrl() {
    return URI.create("https://crm.example.com");
  }

  @Override
  public CrmCredentials credentials() {
    return credentials;
  }

  @Override
  public Map<String, String> settings() {
    return Map.of();
  }

  @Override
  public CrmHttp http() {
    return request -> {
      requests.add(request);
      return answers.removeFirst();
    };
  }

  @Override
  public Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  public RateSink rates() {
    return (bucket, limit, remaining, resetAt) -> {};
  }
}
