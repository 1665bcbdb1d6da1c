package io.callscribe.ringcentral;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Authorised requests to RingCentral within its budgets. One token is shared by all threads; it is
 * renewed by one of them while the others wait.
 */
class Transport {
  private static final Duration FILE_TIME_LIMIT = Duration.ofMinutes(2);
  private static final Duration TIME_LIMIT = Duration.ofSeconds(15);
  private static final Duration RENEW_BEFORE = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final ReentrantLock renewing = new ReentrantLock();
  private final URI server;
  private final RingCentralConfig.App app;
  private final RequestBudget budget;
  private final Clock clock;
  private volatile Token token = new Token("", Instant.MIN);

  private record Token(String value, Instant renewAt) {
    @Override
    public String toString() {
      return "Token until " + renewAt;
    }
  }

  Transport(URI server, RingCentralConfig.App app, RequestBudget budget, Clock clock) {
    this.server = server;
    this.app = app;
    this.budget = budget;
    this.clock = clock;
  }

  Fields get(RequestGroup group, String path) {
    return send(group, "GET", path, null);
  }

  Fields post(RequestGroup group, String path, @Nullable JsonObject body) {
    return send(group, "POST", path, body);
  }

  void delete(RequestGroup group, String path) {
    send(group, "DELETE", path, null);
  }

  /** A file on one of RingCentral's hosts. */
  byte[] bytes(RequestGroup group, URI address, int most) {
    if (!isOurs(address)) {
      throw new RingCentralException.Refused(
          0, "", "The address of a file is not on a host of RingCentral: " + address.getHost());
    }
    budget.take(group);
    var request =
        HttpRequest.newBuilder(address)
            .timeout(FILE_TIME_LIMIT)
            .header("Authorization", "Bearer " + currentToken().value())
            .header("User-Agent", "Callscribe")
            .build();
    try {
      var answer = client.send(request, BodyHandlers.ofInputStream());
      try (var body = answer.body()) {
        var bytes = body.readNBytes(most + 1);
        if (answer.statusCode() != 200) {
          var text = new String(bytes, 0, Math.min(bytes.length, 2000), StandardCharsets.UTF_8);
          throw failure(group, "GET recording", answer, text);
        }
        if (bytes.length > most) {
          throw new RingCentralException.Refused(0, "", "A recording is larger than " + most);
        }
        return bytes;
      }
    } catch (IOException e) {
      throw new RingCentralException.Unavailable("RingCentral does not send the file: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RingCentralException.Unavailable("Interrupted while a file was read", e);
    }
  }

  private boolean isOurs(URI address) {
    var host = String.valueOf(address.getHost());
    var isServer = host.equals(server.getHost()) && address.getPort() == server.getPort();
    var isMedia = host.endsWith(".ringcentral.com") && "https".equals(address.getScheme());
    return isServer || isMedia;
  }

  private Fields send(RequestGroup group, String method, String path, @Nullable JsonObject body) {
    budget.take(group);
    var used = currentToken();
    var answer = exchange(request(method, path, body, used));
    if (answer.statusCode() == 401) {
      forget(used);
      answer = exchange(request(method, path, body, currentToken()));
    }
    return read(group, method + " " + path.replaceFirst("\\?.*", ""), answer);
  }

  private HttpRequest request(
      String method, String path, @Nullable JsonObject body, Token authorization) {
    var publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body.toString());
    return HttpRequest.newBuilder(URI.create(server + path))
        .timeout(TIME_LIMIT)
        .header("Authorization", "Bearer " + authorization.value())
        .header("Accept", "application/json")
        .header("Content-Type", "application/json")
        .header("User-Agent", "Callscribe")
        .method(method, publisher)
        .build();
  }

  private HttpResponse<String> exchange(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new RingCentralException.Unavailable(
          "RingCentral does not answer at " + server + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RingCentralException.Unavailable("Interrupted while RingCentral was asked", e);
    }
  }

  private Fields read(RequestGroup group, String what, HttpResponse<String> answer) {
    var status = answer.statusCode();
    if (status >= 200 && status < 300) {
      return answer.body().isBlank() ? Fields.parse("{}") : parsed(what, answer.body());
    }
    throw failure(group, what, answer, answer.body());
  }

  private RingCentralException failure(
      RequestGroup group, String what, HttpResponse<?> answer, String body) {
    var status = answer.statusCode();
    var error = errorOf(body);
    if (status == 429) {
      return new RingCentralException.Throttled(
          what + " was throttled", budget.refused(group, retryAfter(answer)));
    }
    if (status == 408 || status >= 500) {
      return new RingCentralException.Unavailable(what + " answered " + status, null);
    }
    if (status == 401) {
      return new RingCentralException.Unauthorized(
          "RingCentral does not accept its own token for " + what);
    }
    return new RingCentralException.Refused(
        status, error.code(), what + " was refused: " + status + " " + error.message());
  }

  private static Fields parsed(String what, String body) {
    try {
      return Fields.parse(body);
    } catch (IllegalArgumentException e) {
      throw new RingCentralException.Unavailable(what + " did not answer with JSON", e);
    }
  }

  private static Duration retryAfter(HttpResponse<?> answer) {
    try {
      return answer
          .headers()
          .firstValue("Retry-After")
          .map(Long::parseLong)
          .map(Duration::ofSeconds)
          .orElse(Duration.ZERO);
    } catch (NumberFormatException e) {
      return Duration.ZERO;
    }
  }

  private record ApiError(String code, String message) {}

  private static ApiError errorOf(String body) {
    try {
      var fields = Fields.parse(body);
      var first = fields.objects("errors").stream().findFirst().orElse(fields);
      return new ApiError(
          first.text("errorCode").or(() -> fields.text("errorCode")).orElse(""),
          first
              .text("message")
              .or(() -> fields.text("message"))
              .or(() -> fields.text("error_description"))
              .orElse(""));
    } catch (IllegalArgumentException e) {
      return new ApiError("", "");
    }
  }

  private Token currentToken() {
    var current = token;
    if (clock.instant().isBefore(current.renewAt())) {
      return current;
    }
    renewing.lock();
    try {
      if (!clock.instant().isBefore(token.renewAt())) {
        token = signIn();
      }
      return token;
    } finally {
      renewing.unlock();
    }
  }

  private void forget(Token refused) {
    renewing.lock();
    try {
      if (token.equals(refused)) {
        token = new Token("", Instant.MIN);
      }
    } finally {
      renewing.unlock();
    }
  }

  private Token signIn() {
    budget.take(RequestGroup.AUTH);
    var form =
        Map.of(
            "grant_type",
            "urn:ietf:params:oauth:grant-type:jwt-bearer",
            "assertion",
            app.jwt().value());
    var basic =
        Base64.getEncoder()
            .encodeToString(
                (app.clientId() + ":" + app.clientSecret().value())
                    .getBytes(StandardCharsets.UTF_8));
    var answer =
        exchange(
            HttpRequest.newBuilder(URI.create(server + "/restapi/oauth/token"))
                .timeout(TIME_LIMIT)
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                .build());
    if (answer.statusCode() == 400 || answer.statusCode() == 401) {
      var error = errorOf(answer.body());
      throw new RingCentralException.Unauthorized(
          "RingCentral refused the sign-in: %s %s".formatted(error.code(), error.message()));
    }
    var fields = read(RequestGroup.AUTH, "Sign-in", answer);
    var lifetime = Duration.ofSeconds(fields.number("expires_in"));
    return new Token(
        fields.text("access_token").orElse(""), clock.instant().plus(lifetime).minus(RENEW_BEFORE));
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
