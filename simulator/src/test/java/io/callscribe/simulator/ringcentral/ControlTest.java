package io.callscribe.simulator.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.simulator.http.Api;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlTest {
  private final Lab lab = new Lab();
  private final Api control = Api.of(lab.simulator.uri());

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void calls_are_played_over_http() {
    var answer =
        control.post(
            "/simulator/calls",
            "{\"scenario\":\"INBOUND_ANSWERED\",\"count\":3,\"agent\":\"102\","
                + "\"customer\":\"+15557650111\"}");

    assertThat(answer.json().getJsonArray("items")).hasSize(3);
    lab.simulator.played().forEach(Lab::endOf);
    assertThat(control.get("/simulator/calls").json().getJsonArray("items")).hasSize(3);
    var expected = control.get("/simulator/expected?ended=true").json().getJsonArray("items");
    assertThat(expected).hasSize(3);
    assertThat(expected.getJsonObject(0).getString("extensionId")).isEqualTo("801234007");
    assertThat(expected.getJsonObject(0).getString("otherPartyNumber")).isEqualTo("+15557650111");
    assertThat(expected.getJsonObject(0).getBoolean("insights")).isTrue();
  }

  @Test
  void calls_that_last_are_expected_but_not_ended() {
    try (var slow = new Lab(options -> options.withSpeed(1))) {
      slow.simulator.play(Scenario.INBOUND_ANSWERED);
      var other = Api.of(slow.simulator.uri());

      assertThat(other.get("/simulator/expected").json().getJsonArray("items")).hasSize(1);
      assertThat(other.get("/simulator/expected?ended=true").json().getJsonArray("items"))
          .isEmpty();
    }
  }

  @Test
  void impossible_calls_are_refused() {
    assertThat(control.post("/simulator/calls", "{\"scenario\":\"NONSENSE\"}").status())
        .isEqualTo(400);
    assertThat(
            control
                .post("/simulator/calls", "{\"scenario\":\"QUEUE_ANSWERED\",\"agent\":\"104\"}")
                .json()
                .getString("message"))
        .contains("no member");
  }

  @Test
  void switches_change_what_they_are_told_and_nothing_else() {
    var before = control.get("/simulator/switches").json();

    var after =
        control
            .put(
                "/simulator/switches",
                "{\"drop\":0.25,\"insights\":false,\"deniedPermissions\":[\"ReadCallLog\"],"
                    + "\"failNext\":{\"count\":2,\"status\":503}}")
            .json();

    assertThat(before.getJsonNumber("drop").doubleValue()).isZero();
    assertThat(after.getJsonNumber("drop").doubleValue()).isEqualTo(0.25);
    assertThat(after.getBoolean("insights")).isFalse();
    assertThat(after.getJsonArray("deniedPermissions").getString(0)).isEqualTo("ReadCallLog");
    assertThat(after.getJsonObject("failNext").getInt("count")).isEqualTo(2);
    assertThat(after.getInt("callLogDelayMillis")).isEqualTo(before.getInt("callLogDelayMillis"));
  }

  @Test
  void requests_are_counted_by_the_beginning_of_their_path() {
    var admin = lab.admin();
    admin.get(Lab.LOG);
    admin.get("/restapi/v1.0/account/~/recording/7/content");
    admin.get("/restapi/v1.0/account/801234004/recording/8/content?x=1");
    admin.get("/restapi/v1.0/account/~/recording/9");
    admin.get("/restapi/v1.0/subscription");
    lab.subscribe(admin, Lab.CALLS);

    var sim = lab.simulator;
    assertThat(sim.requests(Lab.LOG)).isOne();
    assertThat(sim.requests("/restapi/v1.0/account/~/rec")).isEqualTo(2);
    assertThat(sim.requests("/restapi/v1.0/account/*/recording/*/content")).isEqualTo(2);
    assertThat(sim.requests("/restapi/v1.0/account/*/recording")).isEqualTo(3);
    assertThat(sim.requests("/restapi/v1.0/subscription")).isEqualTo(2);
    assertThat(sim.requests("POST", "/restapi/v1.0/subscription")).isOne();
    assertThat(sim.requests("/restapi/oauth/token")).isOne();
    assertThat(sim.requests("/ai/")).isZero();
    assertThat(
            control
                .get("/simulator/requests?method=GET&path=" + Api.encoded(Lab.LOG))
                .json()
                .getInt("count"))
        .isOne();
  }

  @Test
  void subscriptions_tell_what_they_are_for() {
    lab.simulator.switches().denyScope("RingSense");
    lab.subscribe(lab.admin(), Lab.CALLS, Lab.INSIGHTS);

    var subscriber = lab.simulator.subscriptions().getFirst();
    var shown =
        control.get("/simulator/subscriptions").json().getJsonArray("items").getJsonObject(0);

    assertThat(subscriber.extensionId()).isEqualTo("801234004");
    assertThat(subscriber.filters())
        .containsExactly("/restapi/v1.0/account/801234004/telephony/sessions");
    assertThat(subscriber.disabledFilters())
        .containsExactly("/ai/ringsense/v1/public/accounts/801234004/domains/pbx/insights");
    assertThat(subscriber.blacklisted()).isFalse();
    assertThat(subscriber.address()).hasToString(lab.receiver.address());
    assertThat(shown.getString("id")).isEqualTo(subscriber.id());
    assertThat(shown.getJsonArray("filters")).hasSize(1);
  }

  @Test
  void licences_scores_devices_and_late_insights_are_switched_over_http() {
    var switched =
        control
            .put(
                "/simulator/switches",
                "{\"insightsScore\":0,\"insightsByHand\":true,\"licenceOf\":{\"105\":true}}")
            .json();
    var played =
        control
            .post(
                "/simulator/calls",
                "{\"scenario\":\"INBOUND_ANSWERED\",\"agent\":\"105\",\"device\":\"MOBILE_APP\"}")
            .json()
            .getJsonArray("items")
            .getJsonObject(0);
    lab.simulator.played().forEach(Lab::endOf);
    var session = played.getJsonArray("telephonySessionIds").getString(0);
    var wish = "{\"telephonySessionId\":\"" + session + "\"}";

    assertThat(switched.getInt("insightsScore")).isZero();
    assertThat(switched.getBoolean("licences")).isTrue();
    assertThat(switched.getJsonObject("licenceOf").getBoolean("105")).isTrue();
    assertThat(played.getJsonArray("expected").getJsonObject(0).getBoolean("insights")).isTrue();
    assertThat(control.post("/simulator/insights", wish).json().getInt("sent")).isOne();
    assertThat(control.post("/simulator/insights", "{}").status()).isEqualTo(400);
    var off =
        control.put("/simulator/switches", "{\"licences\":false,\"insightsScore\":null}").json();
    assertThat(off.getBoolean("licences")).isFalse();
    assertThat(off.isNull("insightsScore")).isTrue();
  }

  @Test
  void the_time_of_life_is_scaled() {
    try (var slow = new Lab(options -> options.withSpeed(60))) {
      assertThat(slow.simulator.scaled(Duration.ofMinutes(20))).isEqualTo(Duration.ofSeconds(20));
    }
  }

  @Test
  void a_switch_refuses_an_impossible_value() {
    assertThat(control.put("/simulator/switches", "{\"drop\":1.5}").status()).isEqualTo(400);
    assertThat(control.put("/simulator/switches", "{\"insights\":\"no\"}").status()).isEqualTo(400);
  }
}
