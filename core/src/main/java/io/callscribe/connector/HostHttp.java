package io.callscribe.connector;

import io.callscribe.api.ConnectorException;
import io.callscribe.api.CrmHttp;
import io.callscribe.api.CrmRequest;
import io.callscribe.api.CrmRequest.Content;
import io.callscribe.api.CrmResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The way out of a connector: to its tenant's host, within the limits of the host. */
class HostHttp implements CrmHttp {
  private static final Set<String> SAFE = Set.of("GET", "HEAD");
  private static final int REDIRECTS = 5;

  private final HttpClient client;
  private final URI tenant;
  private final Duration timeLimit;
  private final int maxResponseBytes;

  HostHttp(HttpClient client, URI tenant, Duration timeLimit, int maxResponseBytes) {
    this.client = client;
    this.tenant = tenant;
    this.timeLimit = timeLimit;
    this.maxResponseBytes = maxResponseBytes;
  }

  @Override
  public CrmResponse send(CrmRequest request) {
    var current = request;
    for (int i = 0; i <= REDIRECTS; i++) {
      requireTenant(current.uri());
      var answer = exchange(current);
      var target = answer.header("location");
      if (answer.status() / 100 != 3 || target.isEmpty() || !isSafe(current)) {
        return answer;
      }
      current =
          new CrmRequest(
              current.method(),
              current.uri().resolve(target.get()),
              current.headers(),
              current.content());
    }
    throw new ConnectorException.Unavailable(
        "The CRM redirects in circles at " + request, Optional.empty());
  }

  private void requireTenant(URI uri) {
    if (uri.getHost() == null
        || !uri.getHost().equalsIgnoreCase(tenant.getHost())
        || uri.getPort() != tenant.getPort()
        || !uri.getScheme().equalsIgnoreCase(tenant.getScheme())) {
      throw new ConnectorException.Rejected(
          "The connector asked for another host than " + tenant.getAuthority());
    }
  }

  private CrmResponse exchange(CrmRequest request) {
    try {
      var answer = client.send(built(request), BodyHandlers.ofInputStream());
      return read(request, answer);
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw new ConnectorException.Unavailable("The CRM cannot be reached at " + tenant, e);
    } catch (IOException e) {
      throw broken(request, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw broken(request, e);
    }
  }

  private static ConnectorException broken(CrmRequest request, Exception e) {
    var message = "No whole answer to " + request;
    return isSafe(request)
        ? new ConnectorException.Unavailable(message, e)
        : new ConnectorException.Ambiguous(message, e);
  }

  private CrmResponse read(CrmRequest request, HttpResponse<InputStream> answer)
      throws IOException {
    try (var body = answer.body()) {
      var bytes = body.readNBytes(maxResponseBytes + 1);
      if (bytes.length > maxResponseBytes) {
        throw new IOException("The answer is longer than " + maxResponseBytes + " bytes");
      }
      return new CrmResponse(
          answer.statusCode(), answer.headers().map(), new String(bytes, StandardCharsets.UTF_8));
    }
  }

  private HttpRequest built(CrmRequest request) {
    var builder = HttpRequest.newBuilder(request.uri()).timeout(timeLimit);
    request.headers().forEach(builder::setHeader);
    request
        .content()
        .filter(c -> !hasHeader(request, "content-type"))
        .ifPresent(c -> builder.setHeader("Content-Type", c.mediaType()));
    return builder.method(request.method(), publisher(request)).build();
  }

  private static boolean hasHeader(CrmRequest request, String name) {
    return request.headers().keySet().stream()
        .anyMatch(h -> h.toLowerCase(Locale.ROOT).equals(name));
  }

  private static BodyPublisher publisher(CrmRequest request) {
    return request
        .content()
        .map(
            content ->
                switch (content) {
                  case Content.Text text -> BodyPublishers.ofString(text.text());
                  case Content.Binary binary ->
                      BodyPublishers.fromPublisher(
                          BodyPublishers.ofInputStream(binary.bytes()), binary.length());
                })
        .orElseGet(BodyPublishers::noBody);
  }

  private static boolean isSafe(CrmRequest request) {
    return SAFE.contains(request.method());
  }
}
