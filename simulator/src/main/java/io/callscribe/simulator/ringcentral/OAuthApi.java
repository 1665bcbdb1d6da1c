package io.callscribe.simulator.ringcentral;

import io.callscribe.simulator.http.JsonText;
import io.callscribe.simulator.http.LoopbackServer.Routes;
import io.callscribe.simulator.http.Reply;
import io.callscribe.simulator.http.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sign-in: JWT, authorization code with or without PKCE, refresh, revoke. */
final class OAuthApi {
  static final List<String> SCOPES =
      List.of(
          "ReadAccounts",
          "ReadCallLog",
          "ReadCallRecording",
          "CallControl",
          "SubscriptionWebhook",
          "RingSense",
          "ReadMessages");
  private static final String JWT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final String CODE = "authorization_code";
  private static final String REFRESH = "refresh_token";
  private static final Duration CODE_LIFETIME = Duration.ofSeconds(60);

  private final RingCentralOptions options;
  private final Clock clock;
  private final Switches switches;
  private final Tokens tokens;
  private final Gateway gateway;
  private final Map<String, Code> codes = new ConcurrentHashMap<>();

  /** A code that a signed-in person's browser carries to the application. */
  private record Code(
      Extension owner,
      Optional<String> redirectUri,
      Optional<String> challenge,
      String challengeMethod,
      Instant expiresAt) {}

  /** Who the application says it is. */
  private record Client(String id, boolean isConfidential) {}

  OAuthApi(RingCentralOptions options, Switches switches, Tokens tokens, Gateway gateway) {
    this.options = options;
    this.clock = options.clock();
    this.switches = switches;
    this.tokens = tokens;
    this.gateway = gateway;
  }

  void route(Routes routes) {
    routes.get("/restapi/oauth/authorize", this::authorize);
    routes.post("/restapi/oauth/token", gateway.open(this::clientId, this::token));
    routes.post("/restapi/oauth/revoke", gateway.open(this::clientId, this::revoke));
  }

  private String clientId(Request request) {
    return basic(request)
        .map(pair -> pair.substring(0, pair.indexOf(':')))
        .or(() -> Optional.ofNullable(request.form().get("client_id")))
        .orElse("");
  }

  private Reply token(Request request) {
    if (!request
        .header("Content-Type")
        .orElse("")
        .startsWith("application/x-www-form-urlencoded")) {
      throw ApiError.of(415, "CMN-415", "Unsupported Media Type");
    }
    var form = request.form();
    var grant = form.getOrDefault("grant_type", "");
    var client = client(request, form);
    if (client.isEmpty()) {
      return error("invalid_client", "OAU-153", "Invalid client");
    }
    if (switches.isGrantDisabled(grant)) {
      return error("unauthorized_client", "OAU-251", "Unauthorized for this grant type");
    }
    return switch (grant) {
      case JWT -> byJwt(client.get(), form);
      case CODE -> byCode(client.get(), form);
      case REFRESH -> byRefresh(client.get(), form);
      default -> error("unsupported_grant_type", "OAU-250", "Unsupported grant type");
    };
  }

  private Reply byJwt(Client client, Map<String, String> form) {
    if (!client.isConfidential) {
      return error("invalid_client", "OAU-153", "Invalid client");
    }
    var assertion = form.getOrDefault("assertion", "");
    if (assertion.startsWith("expired")) {
      return error("invalid_grant", "OAU-210", "Token expired");
    }
    var owner = Optional.ofNullable(options.jwts().get(assertion)).flatMap(Account::findByNumber);
    return owner
        .map(person -> issued(person, client, options.refreshTokensForJwt(), form))
        .orElseGet(() -> error("invalid_grant", "OAU-213", "Token not found"));
  }

  private Reply byCode(Client client, Map<String, String> form) {
    var code = codes.remove(form.getOrDefault("code", ""));
    if (code == null) {
      return error("invalid_grant", "OAU-106", "Authorization code is invalid");
    }
    if (!clock.instant().isBefore(code.expiresAt)) {
      return error("invalid_grant", "OAU-108", "Authorization code is expired");
    }
    var redirect = Optional.ofNullable(form.get("redirect_uri"));
    if (code.redirectUri.isPresent() && !code.redirectUri.equals(redirect)) {
      return error("invalid_grant", "OAU-109", "Redirect URIs do not match");
    }
    if (!isVerified(code, form.get("code_verifier"))) {
      return error("invalid_grant", "OAU-106", "Code verifier does not match");
    }
    if (!client.isConfidential && code.challenge.isEmpty()) {
      return error("invalid_client", "OAU-153", "Invalid client");
    }
    return issued(code.owner, client, true, form);
  }

  private static boolean isVerified(Code code, @Nullable String verifier) {
    if (code.challenge.isEmpty()) {
      return true;
    }
    if (verifier == null) {
      return false;
    }
    var expected = code.challengeMethod.equals("S256") ? hashed(verifier) : verifier;
    return code.challenge.get().equals(expected);
  }

  private static String hashed(String verifier) {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Reply byRefresh(Client client, Map<String, String> form) {
    var token = form.getOrDefault("refresh_token", "");
    if (!client.isConfidential && !tokens.isPublic(token)) {
      return error("invalid_grant", "OAU-213", "Token not found");
    }
    var result = tokens.refresh(token, client.id, lifetime(form), refreshLifetime(form));
    return result
        .issued()
        .map(this::reply)
        .orElseGet(
            () ->
                switch (result.refusal()) {
                  case EXPIRED -> error("invalid_grant", "OAU-210", "Token expired");
                  case NOT_FOUND -> error("invalid_grant", "OAU-213", "Token not found");
                });
  }

  private Reply revoke(Request request) {
    var form = request.form();
    if (client(request, form).isEmpty()) {
      return error("invalid_client", "OAU-153", "Invalid client");
    }
    tokens.revoke(form.getOrDefault("token", request.query("token").orElse("")));
    return Reply.empty(200);
  }

  private Reply issued(
      Extension owner, Client client, boolean withRefresh, Map<String, String> form) {
    return reply(
        tokens.issue(
            owner,
            client.id,
            !client.isConfidential,
            withRefresh,
            lifetime(form),
            refreshLifetime(form)));
  }

  private static Duration lifetime(Map<String, String> form) {
    int wanted = seconds(form.get("access_token_ttl"), Tokens.LIFETIME_SECONDS);
    return Duration.ofSeconds(
        Math.clamp(wanted, Tokens.SHORTEST_LIFETIME_SECONDS, Tokens.LIFETIME_SECONDS));
  }

  private static Duration refreshLifetime(Map<String, String> form) {
    int wanted = seconds(form.get("refresh_token_ttl"), Tokens.REFRESH_LIFETIME_SECONDS);
    return Duration.ofSeconds(Math.clamp(wanted, 1, Tokens.LONGEST_REFRESH_LIFETIME_SECONDS));
  }

  private static int seconds(@Nullable String text, int otherwise) {
    try {
      return text == null ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  private Reply reply(Tokens.Issued issued) {
    var scope =
        SCOPES.stream()
            .filter(name -> !switches.isScopeDenied(name))
            .collect(Collectors.joining(" "));
    var json =
        JsonText.object()
            .add("access_token", issued.access())
            .add("token_type", "bearer")
            .add("expires_in", issued.expiresInSeconds());
    issued
        .refresh()
        .ifPresent(
            token ->
                json.add("refresh_token", token)
                    .add("refresh_token_expires_in", issued.refreshExpiresInSeconds()));
    json.add("scope", scope)
        .add("owner_id", issued.ownerId())
        .add("endpoint_id", "gk3o4d9wTQe1V0aZ8mXcUw")
        .add("session_id", issued.sessionId());
    return Reply.json(200, json.build());
  }

  private Optional<Client> client(Request request, Map<String, String> form) {
    var basic = basic(request);
    if (basic.isPresent()) {
      return basic
          .filter((options.clientId() + ":" + options.clientSecret())::equals)
          .map(pair -> new Client(options.clientId(), true));
    }
    return Optional.ofNullable(form.get("client_id"))
        .filter(options.clientId()::equals)
        .map(id -> new Client(id, false));
  }

  private static Optional<String> basic(Request request) {
    try {
      return request
          .header("Authorization")
          .filter(value -> value.regionMatches(true, 0, "Basic ", 0, 6))
          .map(value -> Base64.getDecoder().decode(value.substring(6).trim()))
          .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
          .map(pair -> pair.contains(":") ? pair : pair + ":");
    } catch (IllegalArgumentException e) {
      return Optional.of(":");
    }
  }

  /** The page on which a person says who signs in. */
  private Reply authorize(Request request) {
    var redirect = request.query("redirect_uri");
    if (!request.query("client_id").equals(Optional.of(options.clientId()))) {
      return problem("Unknown application", "OAU-153");
    }
    if (!request.query("response_type").equals(Optional.of("code"))) {
      return problem("The response type must be code", "OAU-112");
    }
    var registered = options.redirectUris();
    if (!registered.isEmpty() && redirect.filter(registered::contains).isEmpty()) {
      return problem("The redirect URI is not registered", "OAU-109");
    }
    if (redirect.isEmpty()) {
      return problem("The redirect URI is missing", "OAU-113");
    }
    if (switches.isGrantDisabled(CODE)) {
      return problem("The application may not use this grant", "OAU-112");
    }
    var chosen = request.query("login_hint").flatMap(OAuthApi::person);
    return request.query("prompt").filter("none"::equals).isPresent() && chosen.isPresent()
        ? signedIn(chosen.get(), redirect.get(), request)
        : SignInPage.reply(request);
  }

  private static Optional<Extension> person(String hint) {
    return Account.PEOPLE.stream()
        .filter(person -> hint.equals(person.number()) || hint.equals(person.email()))
        .findFirst();
  }

  private Reply signedIn(Extension person, String redirect, Request request) {
    var code = "C" + UUID.randomUUID().toString().replace("-", "");
    var now = clock.instant();
    codes.values().removeIf(old -> now.isAfter(old.expiresAt.plus(CODE_LIFETIME)));
    codes.put(
        code,
        new Code(
            person,
            Optional.of(redirect),
            request.query("code_challenge"),
            request.query("code_challenge_method").orElse("plain"),
            now.plus(CODE_LIFETIME)));
    var target = new StringBuilder(redirect).append(redirect.contains("?") ? '&' : '?');
    target.append("code=").append(code);
    request
        .query("state")
        .ifPresent(
            state ->
                target.append("&state=").append(URLEncoder.encode(state, StandardCharsets.UTF_8)));
    return Reply.redirect(
        target.append("&expires_in=").append(CODE_LIFETIME.toSeconds()).toString());
  }

  private static Reply problem(String text, String code) {
    return Reply.html(400, SignInPage.problem(text, code));
  }

  private static Reply error(String error, String code, String message) {
    return Reply.json(
        400,
        JsonText.object()
            .add("error", error)
            .add(
                "errors",
                JsonText.array()
                    .add(JsonText.object().add("errorCode", code).add("message", message)))
            .add("error_description", message)
            .build());
  }
}
