package io.callscribe.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.callscribe.simulator.http.Api;
import io.callscribe.simulator.http.LoopbackServer.PortInUse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SimulatorTest {
  private static final SimulatorOptions FAST =
      SimulatorOptions.defaults().withSpeed(500).withSeed(3).withRateLimits(false);

  @Test
  void both_servers_share_their_people_and_customers() {
    try (var simulator = Simulator.start(FAST)) {
      var users =
          Api.of(simulator.crm().uri())
              .bearer("key-maya")
              .get("/api/users")
              .json()
              .getJsonArray("items");

      assertThat(users.getJsonObject(1).getString("email")).isEqualTo("tom@larkspur.example.com");
      assertThat(simulator.crm().contacts()).hasSizeGreaterThan(10);
      assertThat(simulator.ringCentral().played()).isEmpty();
    }
  }

  @Test
  void traffic_flows_until_it_is_closed() {
    try (var simulator = Simulator.start(FAST)) {
      try (var traffic = simulator.traffic(6000, 1)) {
        assertThat(traffic).isNotNull();
        await()
            .atMost(Duration.ofSeconds(10))
            .until(() -> simulator.ringCentral().played().size() > 20);
      }
    }
  }

  @Test
  void a_used_port_is_named() {
    try (var simulator = Simulator.start(FAST)) {
      int used = simulator.crm().uri().getPort();

      assertThatThrownBy(() -> Simulator.start(FAST.withCrmPort(used)))
          .isInstanceOf(PortInUse.class)
          .hasMessage("Port " + used + " on 127.0.0.1 is in use; choose another");
    }
  }

  @Test
  void options_keep_what_was_not_changed() {
    var options = FAST.withRingCentralPort(1).withCrmPort(2);

    assertThat(options.ringCentralPort()).isEqualTo(1);
    assertThat(options.crmPort()).isEqualTo(2);
    assertThat(options.speed()).isEqualTo(500);
    assertThat(options.rateLimits()).isFalse();
    assertThat(options.ringCentral().seed()).isEqualTo(3);
    assertThatThrownBy(() -> FAST.withSpeed(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
