package io.callscribe.simulator.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.simulator.http.Api;
import io.callscribe.simulator.http.Api.Answer;
import io.callscribe.simulator.http.SettableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignInTest {
  private static final String ACCOUNT = "/restapi/v1.0/account/~";
  private static final String REDIRECT = "http://127.0.0.1:9/signed-in";
  private static final String VERIFIER = "a-verifier-that-is-at-least-43-characters-long";

  private final SettableClock clock = new SettableClock();
  private final Lab lab =
      new Lab(
          options ->
              options
                  .withClock(clock)
                  .withRedirectUris(Set.of(REDIRECT))
                  .withRefreshTokensForJwt(true));

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void a_jwt_signs_in_its_owner() {
    var answer = lab.token(Map.of("grant_type", Lab.JWT, "assertion", "demo-jwt"));

    assertThat(answer.status()).isEqualTo(200);
    var json = answer.json();
    assertThat(json.getString("token_type")).isEqualTo("bearer");
    assertThat(json.getInt("expires_in")).isEqualTo(3600);
    assertThat(json.getString("owner_id")).isEqualTo("801234004");
    assertThat(json.getString("scope")).contains("RingSense", "CallControl", "ReadCallLog");
    assertThat(statusWith(json.getString("access_token"))).isEqualTo(200);
  }

  @Test
  void a_lifetime_out_of_range_is_clipped() {
    var form = Map.of("grant_type", Lab.JWT, "assertion", "demo-jwt", "access_token_ttl", "1");

    assertThat(lab.token(form).json().getInt("expires_in")).isEqualTo(600);
  }

  @Test
  void wrong_credentials_are_refused_with_their_code() {
    assertRefused(
        Api.of(lab.simulator.uri())
            .basic("demo-client", "wrong")
            .form("/restapi/oauth/token", Map.of("grant_type", Lab.JWT, "assertion", "demo-jwt")),
        "invalid_client",
        "OAU-153");
    assertRefused(
        lab.token(Map.of("grant_type", Lab.JWT, "assertion", "unknown")),
        "invalid_grant",
        "OAU-213");
    assertRefused(
        lab.token(Map.of("grant_type", Lab.JWT, "assertion", "expired-jwt")),
        "invalid_grant",
        "OAU-210");
    assertRefused(lab.token(Map.of("grant_type", "password")), "unsupported_grant_type", "OAU-250");
  }

  @Test
  void a_grant_that_the_application_lacks_is_refused() {
    lab.simulator.switches().disabledGrants(Lab.JWT);

    assertRefused(
        lab.token(Map.of("grant_type", Lab.JWT, "assertion", "demo-jwt")),
        "unauthorized_client",
        "OAU-251");
  }

  @Test
  void a_body_that_is_no_form_is_refused() {
    var answer = lab.client().post("/restapi/oauth/token", "{}");

    assertThat(answer.status()).isEqualTo(415);
  }

  @Test
  void a_refresh_replaces_both_tokens_at_once() {
    var first = lab.token(Map.of("grant_type", Lab.JWT, "assertion", "demo-jwt")).json();
    var second = refresh(first.getString("refresh_token")).json();

    assertThat(second.getString("access_token")).isNotEqualTo(first.getString("access_token"));
    assertThat(second.getString("refresh_token")).isNotEqualTo(first.getString("refresh_token"));
    assertThat(statusWith(first.getString("access_token"))).isEqualTo(401);
    assertThat(statusWith(second.getString("access_token"))).isEqualTo(200);
  }

  @Test
  void a_replaced_refresh_token_gives_the_same_pair_for_10_seconds_after_the_first_use() {
    var first = lab.token(Map.of("grant_type", Lab.JWT, "assertion", "demo-jwt")).json();
    var second = refresh(first.getString("refresh_token")).json();
    statusWith(second.getString("access_token"));

    clock.advance(Duration.ofSeconds(9));
    var again = refresh(first.getString("refresh_token")).json();
    clock.advance(Duration.ofSeconds(2));
    var late = refresh(first.getString("refresh_token"));

    assertThat(again.getString("access_token")).isEqualTo(second.getString("access_token"));
    assertThat(again.getString("refresh_token")).isEqualTo(second.getString("refresh_token"));
    assertRefused(late, "invalid_grant", "OAU-213");
  }

  @Test
  void a_replaced_refresh_token_works_for_an_hour_while_the_new_token_is_unused() {
    var first = lab.token(Map.of("grant_type", Lab.JWT, "assertion", "demo-jwt")).json();
    refresh(first.getString("refresh_token"));

    clock.advance(Duration.ofMinutes(59));
    assertThat(refresh(first.getString("refresh_token")).status()).isEqualTo(200);
    clock.advance(Duration.ofMinutes(2));
    assertThat(refresh(first.getString("refresh_token")).status()).isEqualTo(400);
  }

  @Test
  void a_refresh_token_runs_out() {
    var first = lab.token(Map.of("grant_type", Lab.JWT, "assertion", "demo-jwt")).json();

    clock.advance(Duration.ofDays(8));

    assertRefused(refresh(first.getString("refresh_token")), "invalid_grant", "OAU-210");
  }

  @Test
  void revoking_one_token_ends_the_whole_session() {
    var tokens = lab.token(Map.of("grant_type", Lab.JWT, "assertion", "demo-jwt")).json();

    var revoked =
        lab.client()
            .form("/restapi/oauth/revoke", Map.of("token", tokens.getString("refresh_token")));

    assertThat(revoked.status()).isEqualTo(200);
    assertThat(statusWith(tokens.getString("access_token"))).isEqualTo(401);
    assertThat(refresh(tokens.getString("refresh_token")).status()).isEqualTo(400);
  }

  @Test
  void a_sixth_session_pushes_out_the_oldest() {
    var oldest = lab.newToken();
    var second = lab.newToken();
    for (int i = 0; i < 4; i++) {
      lab.newToken();
    }

    assertThat(statusWith(oldest)).isEqualTo(401);
    assertThat(statusWith(second)).isEqualTo(200);
  }

  @Test
  void missing_unknown_and_expired_tokens_are_told_apart() {
    var token = lab.newToken();
    var nobody = Api.of(lab.simulator.uri());

    assertThat(nobody.get(ACCOUNT).errorCode()).isEqualTo("AGW-401");
    assertThat(nobody.bearer("nonsense").get(ACCOUNT).errorCode()).isEqualTo("OAU-149");
    clock.advance(Duration.ofSeconds(3601));
    var expired = nobody.bearer(token).get(ACCOUNT);
    assertThat(expired.status()).isEqualTo(401);
    assertThat(expired.errorCode()).isEqualTo("OAU-128");
    assertThat(expired.json().getString("errorCode")).isEqualTo("TokenExpired");
  }

  @Test
  void the_page_lets_a_person_choose_who_signs_in() {
    var page = lab.client().get(authorize("&state=x"));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("Maya Holloway", "Tom Reyes", "login_hint=105");
  }

  @Test
  void an_unregistered_redirect_uri_shows_an_error_and_goes_nowhere() {
    var page =
        lab.client()
            .get(
                "/restapi/oauth/authorize?response_type=code&client_id=demo-client&redirect_uri="
                    + Api.encoded("http://127.0.0.1:9/elsewhere"));

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.header("Location")).isEmpty();
  }

  @Test
  void a_code_signs_in_once_and_for_a_minute() {
    var answer = lab.client().get(authorize("&state=a%20b&prompt=none&login_hint=102"));
    assertThat(answer.status()).isEqualTo(302);
    var back = query(URI.create(answer.header("Location")));
    assertThat(back).containsEntry("state", "a+b").containsEntry("expires_in", "60");

    var form =
        Map.of(
            "grant_type", "authorization_code", "code", back.get("code"), "redirect_uri", REDIRECT);
    var first = lab.token(form);
    assertThat(first.json().getString("owner_id")).isEqualTo("801234007");
    assertThat(first.json().getString("refresh_token")).isNotEmpty();
    assertRefused(lab.token(form), "invalid_grant", "OAU-106");

    var late =
        Map.of("grant_type", "authorization_code", "code", code(""), "redirect_uri", REDIRECT);
    clock.advance(Duration.ofSeconds(61));
    assertRefused(lab.token(late), "invalid_grant", "OAU-108");
  }

  @Test
  void a_code_belongs_to_its_redirect_uri() {
    assertRefused(
        lab.token(
            Map.of("grant_type", "authorization_code", "code", code(""), "redirect_uri", "x:/y")),
        "invalid_grant",
        "OAU-109");
  }

  @Test
  void pkce_signs_in_a_public_application_that_knows_the_verifier() {
    var challenge = "&code_challenge_method=S256&code_challenge=" + hashed(VERIFIER);

    var wrong = exchange(code(challenge), "some-other-verifier");
    var missing =
        Api.of(lab.simulator.uri())
            .form(
                "/restapi/oauth/token",
                Map.of(
                    "grant_type",
                    "authorization_code",
                    "client_id",
                    "demo-client",
                    "code",
                    code(challenge),
                    "redirect_uri",
                    REDIRECT));
    var right = exchange(code(challenge), VERIFIER);

    assertRefused(wrong, "invalid_grant", "OAU-106");
    assertRefused(missing, "invalid_grant", "OAU-106");
    assertThat(right.status()).isEqualTo(200);
  }

  @Test
  void a_public_application_needs_pkce() {
    assertRefused(exchange(code(""), VERIFIER), "invalid_client", "OAU-153");
  }

  @Test
  void tokens_can_be_revoked_and_expired_from_outside() {
    var first = lab.newToken();
    lab.simulator.switches().expireTokens();
    var expired = Api.of(lab.simulator.uri()).bearer(first).get(ACCOUNT);
    var second = lab.newToken();
    lab.simulator.switches().revokeTokens();
    var revoked = Api.of(lab.simulator.uri()).bearer(second).get(ACCOUNT);

    assertThat(expired.errorCode()).isEqualTo("OAU-128");
    assertThat(revoked.errorCode()).isEqualTo("OAU-149");
  }

  private Answer exchange(String code, String verifier) {
    return Api.of(lab.simulator.uri())
        .form(
            "/restapi/oauth/token",
            Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "demo-client",
                "code",
                code,
                "redirect_uri",
                REDIRECT,
                "code_verifier",
                verifier));
  }

  private String code(String more) {
    var answer = lab.client().get(authorize("&prompt=none&login_hint=102" + more));
    return query(URI.create(answer.header("Location"))).get("code");
  }

  private static String authorize(String more) {
    return "/restapi/oauth/authorize?response_type=code&client_id=demo-client&redirect_uri="
        + Api.encoded(REDIRECT)
        + more;
  }

  private static Map<String, String> query(URI uri) {
    return Arrays.stream(uri.getRawQuery().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
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

  private Answer refresh(String token) {
    return lab.token(Map.of("grant_type", "refresh_token", "refresh_token", token));
  }

  private int statusWith(String token) {
    return Api.of(lab.simulator.uri()).bearer(token).get(ACCOUNT).status();
  }

  private static void assertRefused(Answer answer, String error, String code) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().getString("error")).isEqualTo(error);
    assertThat(answer.errorCode()).isEqualTo(code);
    assertThat(answer.json().getString("error_description")).isNotEmpty();
  }
}
