package io.callscribe.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server answers while it knows neither RingCentral nor a CRM. */
@Timeout(60)
class HttpIT {
  private static final int LARGEST = 20_000;
  private static final String SECRET = "the-verification-token";

  private static WebHost host;

  @BeforeAll
  static void start(@TempDir Path folder) {
    host = WebHost.start(folder, Map.of("callscribe.http.max-body-bytes", String.valueOf(LARGEST)));
    host.execute(
        "insert into subscription (account_id, verification_token, state, checked_at)"
            + " values ('11', '%s', '', timestamp('2026-07-14 09:00:00'))".formatted(SECRET));
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static String event(String uuid) {
    return """
    {"uuid":"%s","event":"/restapi/v1.0/account/11/telephony/sessions",
     "body":{"sequence":2,"telephonySessionId":"s-%s","eventTime":"2026-07-14T09:00:00.000Z",
       "parties":[{"id":"p-1","direction":"Outbound","status":{"code":"Setup"}}]}}
    """
        .formatted(uuid, uuid);
  }

  private static String newUuid() {
    return UUID.randomUUID().toString();
  }

  @Test
  void it_is_ready_and_says_so() {
    var health = host.get("/health/ready");

    assertThat(health.status()).isEqualTo(200);
    assertThat(health.json().getString("status")).isEqualTo("UP");
    assertThat(health.body()).contains("\"database\"");
    assertThat(host.get("/health/live").status()).isEqualTo(200);
  }

  @Test
  void it_describes_its_resources() {
    var openapi = host.get("/openapi");

    assertThat(openapi.status()).isEqualTo(200);
    assertThat(openapi.body())
        .contains("/webhooks/ringcentral", "/api/v1/calls", "/api/v1/admin/server-logging");
  }

  @Test
  void it_tells_its_metrics() {
    var metrics = host.get("/metrics");

    assertThat(metrics.status()).isEqualTo(200);
    assertThat(metrics.body()).contains("# TYPE");
  }

  @Test
  void the_check_of_the_address_is_echoed() {
    var answer = host.deliver("", "Validation-Token", "v-1");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.type()).startsWith("application/json");
    assertThat(answer.response().headers().firstValue("Validation-Token")).contains("v-1");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void the_check_of_the_address_may_come_as_a_get() {
    var answer = host.send(host.request("/webhooks/ringcentral").header("Validation-Token", "v-2"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.response().headers().firstValue("Validation-Token")).contains("v-2");
  }

  @Test
  void an_event_without_the_secret_is_refused_and_not_stored() {
    var before = host.count("call_event");

    var answer = host.deliver(event(newUuid()));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.problem()).isEqualTo("urn:problem:unauthenticated");
    assertThat(host.count("call_event")).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong", "the-verification-toke", "the-verification-token "})
  void an_event_with_a_wrong_secret_is_refused_and_not_stored(String secret) {
    var before = host.count("call_event");

    var answer = host.deliver(event(newUuid()), "Verification-Token", secret + "x");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(host.count("call_event")).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Verification-Token", "Validation-Token"})
  void an_event_with_the_secret_is_stored_before_it_is_answered(String header) {
    var before = host.count("call_event");

    var answer = host.deliver(event(newUuid()), header, SECRET);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(host.count("call_event")).isEqualTo(before + 1);
  }

  @Test
  void the_same_event_twice_is_stored_once() {
    var event = event(newUuid());
    var before = host.count("call_event");

    var first = host.deliver(event, "Verification-Token", SECRET);
    var second = host.deliver(event, "Verification-Token", SECRET);

    assertThat(first.status()).isEqualTo(200);
    assertThat(second.status()).isEqualTo(200);
    assertThat(host.count("call_event")).isEqualTo(before + 1);
  }

  @Test
  void the_same_event_many_times_at_once_is_stored_once() throws Exception {
    var event = event(newUuid());
    var before = host.count("call_event");

    try (var threads = Executors.newFixedThreadPool(8)) {
      var answers =
          IntStream.range(0, 16)
              .mapToObj(
                  i -> threads.submit(() -> host.deliver(event, "Verification-Token", SECRET)))
              .toList();
      for (var answer : answers) {
        assertThat(answer.get().status()).isEqualTo(200);
      }
    }

    assertThat(host.count("call_event")).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "[]", "{\"uuid\":", "null"})
  void what_is_not_json_is_refused(String body) {
    var answer = host.deliver(body, "Verification-Token", SECRET);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.type()).startsWith("application/problem+json");
    assertThat(answer.problem()).isEqualTo("urn:problem:not-json");
  }

  @Test
  void a_body_over_the_limit_is_refused() {
    var answer = host.deliver("x".repeat(LARGEST + 1), "Verification-Token", SECRET);

    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void a_body_over_the_limit_is_refused_even_if_its_length_is_not_announced() {
    var body = "x".repeat(LARGEST * 2).getBytes(StandardCharsets.UTF_8);
    var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));

    var answer =
        host.send(
            host.request("/webhooks/ringcentral")
                .header("Verification-Token", SECRET)
                .header("Content-Type", "application/json")
                .POST(chunked));

    assertThat(answer.status()).isGreaterThanOrEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"uuid\":\"u\",\"event\":\"/restapi/v1.0/account/11/extension/1/voicemail\",\"body\":{}}",
        "{\"uuid\":\"u\",\"event\":\"/restapi/v1.0/account/11/telephony/sessions\"}",
        "{\"uuid\":\"u\",\"event\":7,\"body\":[],\"unheard\":{\"of\":[1,2]}}",
        "{\"event\":\"/ai/ringsense/v1/public/accounts/11/domains/pbx/insights\",\"body\":{}}"
      })
  void an_event_nobody_knows_is_ignored(String event) {
    var before = host.count("call_event");

    var answer = host.deliver(event, "Verification-Token", SECRET);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(host.count("call_event")).isEqualTo(before);
  }

  @Test
  void an_event_with_very_long_ids_is_no_error() {
    var answer = host.deliver(event("u".repeat(500)), "Verification-Token", SECRET);

    assertThat(answer.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /api/v1/admin/connectors",
    "GET,    /api/v1/admin/server-logging",
    "PATCH,  /api/v1/admin/server-logging",
    "GET,    /api/v1/admin/settings",
    "PATCH,  /api/v1/admin/settings",
    "GET,    /api/v1/admin/settings/history",
    "POST,   /api/v1/admin/settings/rollback",
    "GET,    /api/v1/admin/users/101/settings",
    "PATCH,  /api/v1/admin/users/101/settings",
    "GET,    /api/v1/admin/extensions",
    "GET,    /api/v1/admin/crm-connections",
    "PUT,    /api/v1/admin/crm-connections/101",
    "DELETE, /api/v1/admin/crm-connections/101",
    "GET,    /api/v1/admin/user-mappings",
    "PUT,    /api/v1/admin/user-mappings/101",
    "DELETE, /api/v1/admin/user-mappings/101",
    "GET,    /api/v1/admin/crm-users",
    "GET,    /api/v1/admin/contact-choices",
    "DELETE, /api/v1/admin/contact-choices/ext:101",
    "GET,    /api/v1/contacts?name=x",
    "GET,    /api/v1/calls",
    "GET,    /api/v1/calls/1",
    "GET,    /api/v1/calls/1/explanation",
    "PUT,    /api/v1/calls/1/note",
    "POST,   /api/v1/calls/1/contact",
    "POST,   /api/v1/calls/1/retry",
    "POST,   /api/v1/calls/1/dry-run",
    "GET,    /api/v1/admin/coverage"
  })
  void every_admin_resource_needs_the_token(String method, String path) {
    var request =
        host.request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(method.startsWith("P") ? "{}" : ""));

    var without = host.send(request);
    var wrong = host.send(request.copy().header("Authorization", "Bearer wrong"));
    var empty = host.send(request.copy().header("Authorization", "Bearer "));
    var basic = host.send(request.copy().header("Authorization", "Basic " + WebHost.TOKEN));

    assertThat(new int[] {without.status(), wrong.status(), empty.status(), basic.status()})
        .containsOnly(401);
    assertThat(without.type()).startsWith("application/problem+json");
    assertThat(without.problem()).isEqualTo("urn:problem:unauthenticated");
    assertThat(without.body()).doesNotContain(WebHost.TOKEN);
  }

  @Test
  void the_token_opens_what_needs_no_ringcentral() {
    var answer = host.getAsAdmin("/api/v1/admin/connectors");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("[]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/admin/server-logging",
        "/api/v1/admin/coverage",
        "/api/v1/calls",
        "/api/v1/calls/1",
        "/api/v1/calls/1/explanation"
      })
  void without_ringcentral_the_next_step_is_named(String path) {
    var answer = host.getAsAdmin(path);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("urn:problem:ringcentral-not-connected");
    assertThat(answer.detail()).contains("callscribe.ringcentral.client-id");
  }

  @ParameterizedTest
  @CsvSource({
    "/webhooks/nowhere,      404, not-found",
    "/api/v1/nowhere,        404, not-found",
    "/api/v1/calls/abc,      404, not-found",
    "/api/v1/calls?limit=0,  400, invalid-field",
    "/api/v1/calls?limit=501, 400, invalid-field",
    "/api/v1/calls?limit=x,  404, not-found"
  })
  void a_request_that_cannot_be_answered_gets_a_problem(String path, int status, String code) {
    var answer = host.getAsAdmin(path);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.type()).startsWith("application/problem+json");
    assertThat(answer.problem()).isEqualTo("urn:problem:" + code);
    assertThat(answer.json().getInt("status")).isEqualTo(status);
    assertThat(answer.json().getString("title")).isNotBlank();
    assertThat(answer.detail()).isNotBlank();
  }

  @Test
  void a_method_that_is_not_there_gets_a_problem() {
    var answer = host.send(host.asAdmin("/api/v1/calls").POST(BodyPublishers.ofString("{}")));

    assertThat(answer.status()).isIn(405, 415);
    assertThat(answer.type()).startsWith("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "hello", "[]", "7", "{\"level\":"})
  void json_that_cannot_be_read_gets_a_problem(String body) {
    var answer = host.patchAsAdmin("/api/v1/admin/server-logging", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.type()).startsWith("application/problem+json");
    assertThat(answer.problem()).isEqualTo("urn:problem:not-json");
  }

  @Test
  void a_body_that_is_missing_gets_a_problem() {
    var answer = host.patchAsAdmin("/api/v1/admin/server-logging", "");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.type()).startsWith("application/problem+json");
  }

  @Test
  void another_media_type_gets_a_problem() {
    var answer =
        host.send(
            host.asAdmin("/api/v1/admin/server-logging")
                .header("Content-Type", "text/plain")
                .method("PATCH", BodyPublishers.ofString("{}")));

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.problem()).isEqualTo("urn:problem:unsupported-media-type");
  }

  @Test
  void a_problem_tells_nothing_of_the_inside() {
    var answer = host.getAsAdmin("/api/v1/admin/server-logging");

    assertThat(answer.body()).doesNotContain("Exception", "io.callscribe", "\tat ");
  }
}
