package io.callscribe.simulator.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.simulator.http.Api;
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
  void a_switch_refuses_an_impossible_value() {
    assertThat(control.put("/simulator/switches", "{\"drop\":1.5}").status()).isEqualTo(400);
    assertThat(control.put("/simulator/switches", "{\"insights\":\"no\"}").status()).isEqualTo(400);
  }
}
