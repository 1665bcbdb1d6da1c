package io.callscribe.tck;

import io.callscribe.api.ConnectorException;
import io.callscribe.api.CrmCredentials;
import io.callscribe.api.CrmHttp;
import io.callscribe.api.CrmRequest;
import io.callscribe.api.CrmResponse;
import io.callscribe.api.CrmSession;
import io.callscribe.api.RateSink;
import java.io.IOException;
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
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;

/**
 * A session over plain HTTP for a {@link CrmSandbox}, so that a vendor needs no host. It keeps the
 * promises of {@link CrmHttp}: only the tenant's host is reached, and a failure says whether the
 * request may have been done.
 *
 * @param baseUrl the address of the tenant, without a slash at the end
 * @since 1.0
 */
public record HttpSandboxSession(
    URI baseUrl, CrmCredentials credentials, Map<String, String> settings, Clock clock)
    implements CrmSession {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int MAX_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Patience.scaled(CONNECT_TIMEOUT))
          .build();

  public HttpSandboxSession {
    settings = Map.copyOf(settings);
  }

  /** A session without settings on the system's clock. */
  public static HttpSandboxSession of(URI baseUrl, CrmCredentials credentials) {
    return new HttpSandboxSession(baseUrl, credentials, Map.of(), Clock.systemUTC());
  }

  @Override
  public CrmHttp http() {
    return this::send;
  }

  @Override
  public RateSink rates() {
    return (bucket, limit, remaining, resetAt) -> {};
  }

  private CrmResponse send(CrmRequest request) {
    var next = request;
    for (int hop = 0; hop < MAX_REDIRECTS; hop++) {
      var answer = exchange(next);
      var location = redirect(next, answer);
      if (location.isEmpty()) {
        return answer;
      }
      next = new CrmRequest(next.method(), location.get(), next.headers(), Optional.empty());
    }
    throw new ConnectorException.Unavailable("Too many redirects", Optional.empty());
  }

  private static Optional<URI> redirect(CrmRequest request, CrmResponse answer) {
    return isRead(request) && REDIRECTS.contains(answer.status())
        ? answer.header("location").map(request.uri()::resolve)
        : Optional.empty();
  }

  private CrmResponse exchange(CrmRequest request) {
    if (!baseUrl.getScheme().equals(request.uri().getScheme())
        || !baseUrl.getAuthority().equals(request.uri().getAuthority())) {
      throw new ConnectorException.Rejected("Not an address of the tenant: " + request);
    }
    try {
      return answer(CLIENT.send(toHttp(request), BodyHandlers.ofString(StandardCharsets.UTF_8)));
    } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException e) {
      throw new ConnectorException.Unavailable("The CRM cannot be reached", e);
    } catch (IOException e) {
      throw broken(request, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw broken(request, e);
    }
  }

  private static ConnectorException broken(CrmRequest request, Exception cause) {
    return isRead(request)
        ? new ConnectorException.Unavailable("The CRM did not answer", cause)
        : new ConnectorException.Ambiguous("The CRM did not answer", cause);
  }

  private static boolean isRead(CrmRequest request) {
    return request.method().equals("GET") || request.method().equals("HEAD");
  }

  private static HttpRequest toHttp(CrmRequest request) {
    var http = HttpRequest.newBuilder(request.uri()).timeout(Patience.scaled(TIMEOUT));
    request.headers().forEach(http::setHeader);
    request.content().ifPresent(content -> http.setHeader("Content-Type", content.mediaType()));
    var body = request.content().map(HttpSandboxSession::body).orElseGet(BodyPublishers::noBody);
    return http.method(request.method(), body).build();
  }

  private static BodyPublisher body(CrmRequest.Content content) {
    return switch (content) {
      case CrmRequest.Content.Text text -> BodyPublishers.ofString(text.text());
      case CrmRequest.Content.Binary binary when binary.length() == 0 -> BodyPublishers.noBody();
      case CrmRequest.Content.Binary binary ->
          BodyPublishers.fromPublisher(
              BodyPublishers.ofInputStream(binary.bytes()), binary.length());
    };
  }

  private static CrmResponse answer(HttpResponse<String> http) {
    var headers =
        http.headers().map().entrySet().stream()
            .collect(
                Collectors.toMap(e -> e.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    return new CrmResponse(http.statusCode(), headers, http.body());
  }
}
