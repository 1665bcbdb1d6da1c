package io.callscribe.simulator.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import io.callscribe.simulator.http.Api;
import io.callscribe.simulator.http.Api.Answer;
import io.callscribe.simulator.http.SettableClock;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubscriptionTest {
  private static final String PATH = "/restapi/v1.0/subscription";

  private final SettableClock clock = new SettableClock();
  private final Lab lab =
      new Lab(
          options ->
              options
                  .withClock(clock)
                  .withBlacklistAfter(Duration.ZERO)
                  .withJwts(Map.of("demo-jwt", "101", "tom-jwt", "102")));
  private Api admin = Api.of(lab.simulator.uri());

  @BeforeEach
  void signIn() {
    admin = lab.admin();
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void a_new_subscription_shows_real_ids_and_hides_the_token() {
    var answer = lab.subscribe(admin, Lab.CALLS, Lab.INSIGHTS);

    assertThat(answer.status()).isEqualTo(200);
    var json = answer.json();
    assertThat(json.getString("id")).hasSize(36);
    assertThat(json.getString("status")).isEqualTo("Active");
    assertThat(json.getInt("expiresIn")).isEqualTo(604800);
    assertThat(json.getJsonArray("eventFilters").getString(0))
        .isEqualTo("/restapi/v1.0/account/801234004/telephony/sessions");
    assertThat(json.getJsonArray("eventFilters").getString(1))
        .isEqualTo("/ai/ringsense/v1/public/accounts/801234004/domains/pbx/insights");
    assertThat(json.getJsonObject("deliveryMode")).doesNotContainKey("verificationToken");
  }

  @Test
  void the_address_must_answer() {
    var answer = admin.post(PATH, Lab.subscription("http://127.0.0.1:1/hook", List.of(Lab.CALLS)));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorCode()).isEqualTo("SUB-521");
  }

  @Test
  void the_address_must_echo_the_token() {
    assertRefused(exchange -> reply(exchange, 200, "application/json", ""));
  }

  @Test
  void the_address_must_answer_200() {
    assertRefused(
        exchange -> {
          echoToken(exchange);
          reply(exchange, 204, "application/json", "");
        });
  }

  @Test
  void the_address_must_answer_json() {
    assertRefused(
        exchange -> {
          echoToken(exchange);
          reply(exchange, 200, "text/plain", "");
        });
  }

  @Test
  void the_answer_of_the_address_must_be_short() {
    assertRefused(
        exchange -> {
          echoToken(exchange);
          reply(exchange, 200, "application/json", " ".repeat(1000));
        });
  }

  @Test
  void the_address_must_answer_within_three_seconds() throws InterruptedException {
    var tooLate = new CountDownLatch(1);
    lab.receiver.behave(
        exchange -> {
          try {
            tooLate.await(10, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });

    var answer = lab.subscribe(admin, Lab.CALLS);
    tooLate.countDown();

    assertThat(answer.errorCode()).isEqualTo("SUB-521");
  }

  private void assertRefused(Receiver.Manners manners) {
    lab.receiver.behave(manners);

    var answer = lab.subscribe(admin, Lab.CALLS);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorCode()).isEqualTo("SUB-525");
    assertThat(list()).isEmpty();
  }

  private static void echoToken(HttpExchange exchange) {
    exchange
        .getResponseHeaders()
        .set("Validation-Token", exchange.getRequestHeaders().getFirst("Validation-Token"));
  }

  private static void reply(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.length());
    if (!body.isEmpty()) {
      exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void impossible_wishes_are_refused_with_the_parameter() {
    assertThat(lab.subscribe(admin, "/restapi/v1.0/account/~/nonsense").errorCode())
        .isEqualTo("SUB-508");
    assertThat(
            admin
                .post(PATH, Lab.subscription("ftp://x/", List.of(Lab.CALLS)))
                .json()
                .getString("parameterName"))
        .isEqualTo("deliveryMode.address");
    var tooLong =
        admin.post(
            PATH,
            Lab.subscription(lab.receiver.address(), List.of(Lab.CALLS))
                .replace("604800", "400000000"));
    assertThat(tooLong.status()).isEqualTo(400);
    assertThat(tooLong.errorCode()).isEqualTo("CMN-101");
    assertThat(tooLong.json().getString("parameterName")).isEqualTo("expiresIn");
  }

  @Test
  void a_31st_subscription_is_one_too_many() {
    for (int i = 0; i < 30; i++) {
      assertThat(lab.subscribe(admin, Lab.CALLS).status()).isEqualTo(200);
    }

    var answer = lab.subscribe(admin, Lab.CALLS);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.errorCode()).isEqualTo("SUB-505");
  }

  @Test
  void a_subscription_is_listed_for_its_user_only() {
    var tom = lab.signedIn("tom-jwt");
    var id = lab.subscribe(admin, Lab.CALLS).json().getString("id");

    assertThat(list()).hasSize(1);
    assertThat(tom.get(PATH).json().getJsonArray("records")).isEmpty();
    assertThat(tom.get(PATH + "/" + id).status()).isEqualTo(404);
  }

  @Test
  void a_renewal_starts_the_lifetime_again() {
    var id = lab.subscribe(admin, Lab.CALLS).json().getString("id");
    clock.advance(Duration.ofSeconds(3000));

    assertThat(one(id).json().getInt("expiresIn")).isEqualTo(601800);
    assertThat(admin.post(PATH + "/" + id + "/renew", "").json().getInt("expiresIn"))
        .isEqualTo(604800);
    assertThat(admin.put(PATH + "/" + id, "").json().getInt("expiresIn")).isEqualTo(604800);
  }

  @Test
  void a_change_takes_filters_and_lifetime_but_no_address() {
    var id = lab.subscribe(admin, Lab.CALLS).json().getString("id");

    var changed =
        admin
            .put(
                PATH + "/" + id,
                Lab.subscription("http://127.0.0.1:1/other", List.of(Lab.INSIGHTS)))
            .json();

    assertThat(changed.getJsonArray("eventFilters")).hasSize(1);
    assertThat(changed.getJsonObject("deliveryMode").getString("address"))
        .isEqualTo(lab.receiver.address());
  }

  @Test
  void an_expired_subscription_says_so() {
    var id = lab.subscribe(admin, Lab.CALLS).json().getString("id");

    clock.advance(Duration.ofDays(8));
    admin = lab.admin();

    assertThat(one(id).errorCode()).isEqualTo("SUB-507");
    assertThat(list()).isEmpty();
  }

  @Test
  void a_deleted_subscription_is_gone() {
    var id = lab.subscribe(admin, Lab.CALLS).json().getString("id");

    assertThat(admin.delete(PATH + "/" + id).status()).isEqualTo(204);
    assertThat(one(id).errorCode()).isEqualTo("CMN-102");
  }

  @Test
  void a_filter_without_the_right_is_accepted_but_disabled() {
    lab.simulator.switches().insightsFilterDisabled(true);

    var json = lab.subscribe(admin, Lab.CALLS, Lab.INSIGHTS).json();

    assertThat(json.getJsonArray("eventFilters")).hasSize(1);
    var disabled = json.getJsonArray("disabledFilters").getJsonObject(0);
    assertThat(disabled.getString("filter")).contains("insights");
    assertThat(disabled.getString("reason")).isEqualTo("CMN-401");
  }

  @Test
  void a_subscription_without_any_permitted_filter_is_refused() {
    var tom = lab.signedIn("tom-jwt");

    assertThat(lab.subscribe(tom, Lab.CALLS).errorCode()).isEqualTo("SUB-406");
    assertThat(
            lab.subscribe(tom, "/restapi/v1.0/account/~/extension/~/telephony/sessions").status())
        .isEqualTo(200);
  }

  @Test
  void an_address_that_keeps_failing_is_blacklisted() {
    var id = lab.subscribe(admin, Lab.CALLS).json().getString("id");
    lab.receiver.behave(exchange -> reply(exchange, 500, "application/json", ""));

    lab.simulator.play(Scenario.INBOUND_ANSWERED, Cast.of("102"));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> one(id).json().getString("status").equals("Blacklisted"));

    var data = one(id).json().getJsonObject("blacklistedData");
    assertThat(data.getString("reason")).isEqualTo("HTTP code 500");
    assertThat(lab.receiver.deliveries()).hasSize(5);
  }

  private Answer one(String id) {
    return admin.get(PATH + "/" + id);
  }

  private List<JsonObject> list() {
    return admin.get(PATH).json().getJsonArray("records").getValuesAs(JsonObject.class);
  }
}
