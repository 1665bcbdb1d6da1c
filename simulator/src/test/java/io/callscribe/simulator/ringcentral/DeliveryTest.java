package io.callscribe.simulator.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callscribe.simulator.http.Api;
import io.callscribe.simulator.ringcentral.Receiver.Delivery;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  private static final int EVENTS = 8;

  private final Lab lab = new Lab();
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
  void a_delivery_carries_the_secret_and_an_envelope() {
    var subscription = lab.subscribe(admin, Lab.CALLS).json().getString("id");

    lab.playToEnd(Scenario.INBOUND_ANSWERED, Cast.of("102"));
    lab.calls(EVENTS);

    var first = lab.receiver.deliveries().get(0);
    var second = lab.receiver.deliveries().get(1);
    assertThat(first.verificationToken()).isEqualTo("secret");
    assertThat(first.userAgent()).isEqualTo("RingCentral-Webhook/8.3");
    assertThat(first.envelope().getString("event"))
        .isEqualTo("/restapi/v1.0/account/801234004/telephony/sessions");
    assertThat(second.envelope().getString("event"))
        .isEqualTo("/restapi/v1.0/account/801234004/extension/801234007/telephony/sessions");
    assertThat(first.envelope().getString("subscriptionId")).isEqualTo(subscription);
    assertThat(first.envelope().getString("ownerId")).isEqualTo("801234004");
    assertThat(first.envelope().getString("timestamp")).endsWith("Z");
    assertThat(uuids()).doesNotHaveDuplicates().hasSize(EVENTS);
  }

  @Test
  void a_filter_for_one_extension_tells_of_that_extension_only() {
    lab.subscribe(admin, "/restapi/v1.0/account/~/extension/801234008/telephony/sessions");

    lab.playToEnd(Scenario.MISSED, Cast.of("102"));
    lab.playToEnd(Scenario.MISSED, Cast.of("103"));

    assertThat(lab.calls(3))
        .allMatch(
            event ->
                event
                    .getJsonArray("parties")
                    .getJsonObject(0)
                    .getString("extensionId")
                    .equals("801234008"));
  }

  @Test
  void a_filter_by_status_hides_the_rest() {
    lab.subscribe(admin, Lab.CALLS + "?statusCode=Disconnected");

    lab.playToEnd(Scenario.MISSED, Cast.of("102"));

    assertThat(lab.calls(2).stream().map(event -> event.getInt("sequence"))).containsExactly(6, 7);
  }

  @Test
  void a_failed_delivery_is_not_repeated() {
    lab.subscribe(admin, Lab.CALLS);
    lab.receiver.behave(exchange -> exchange.sendResponseHeaders(500, -1));

    lab.playToEnd(Scenario.MISSED, Cast.of("102"));
    await().atMost(Duration.ofSeconds(20)).until(() -> counts().getInt("failed") == 6);

    assertThat(uuids()).hasSize(6).doesNotHaveDuplicates();
    assertThat(counts().getInt("sent")).isEqualTo(6);
    assertThat(counts().getJsonObject("byStatus").getInt("500")).isEqualTo(6);
  }

  @Test
  void duplicates_have_the_same_uuid() {
    lab.subscribe(admin, Lab.CALLS);
    lab.simulator.switches().reorder(0, Duration.ofMillis(5)).duplicate(1);

    lab.playToEnd(Scenario.MISSED, Cast.of("102"));
    lab.calls(12);

    assertThat(uuids()).hasSize(12);
    assertThat(uuids().stream().distinct()).hasSize(6);
  }

  @Test
  void dropped_events_never_come_and_the_rest_does() {
    lab.subscribe(admin, Lab.CALLS);
    lab.simulator.switches().drop(0.5);

    for (int i = 0; i < 10; i++) {
      lab.playToEnd(Scenario.MISSED, Cast.of("102"));
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> counts().getInt("accepted") + counts().getInt("dropped") == 60);

    assertThat(counts().getInt("dropped")).isBetween(10, 50);
    assertThat(lab.receiver.deliveries()).hasSize(counts().getInt("accepted"));
  }

  @Test
  void reordered_events_overtake_each_other() {
    lab.subscribe(admin, Lab.CALLS);
    lab.simulator.switches().reorder(1, Duration.ofMillis(200));

    lab.playToEnd(Scenario.BLIND_TRANSFER, Cast.of("102"));
    var sequences = lab.calls(13).stream().map(event -> event.getInt("sequence")).toList();

    assertThat(sequences)
        .doesNotHaveDuplicates()
        .isNotEqualTo(sequences.stream().sorted().toList());
  }

  @Test
  void delayed_events_keep_their_order() {
    lab.subscribe(admin, Lab.CALLS);
    lab.simulator.switches().delay(Duration.ofMillis(1), Duration.ofMillis(60));

    lab.playToEnd(Scenario.INBOUND_ANSWERED, Cast.of("102"));

    assertThat(lab.calls(EVENTS).stream().map(event -> event.getInt("sequence"))).isSorted();
  }

  @Test
  void the_same_seed_draws_the_same_lots() {
    assertThat(droppedWithSeed(5)).isEqualTo(droppedWithSeed(5)).isNotEqualTo(droppedWithSeed(6));
  }

  private static List<Integer> droppedWithSeed(long seed) {
    try (var other = new Lab(options -> options.withSeed(seed))) {
      other.subscribe(other.admin(), Lab.CALLS);
      other.simulator.switches().drop(0.5);
      for (int i = 0; i < 4; i++) {
        other.playToEnd(Scenario.ATTENDED_TRANSFER, Cast.of("102", "103"));
      }
      var control = Api.of(other.simulator.uri());
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> {
                var counts = control.get("/simulator/deliveries").json();
                return counts.getInt("accepted") + counts.getInt("dropped") == 4 * 17;
              });
      // Sorted, because a call can begin before the last event of the one before has arrived.
      return other.receiver.calls().stream()
          .map(event -> event.getInt("sequence"))
          .sorted()
          .toList();
    }
  }

  private JsonObject counts() {
    return Api.of(lab.simulator.uri()).get("/simulator/deliveries").json();
  }

  private List<String> uuids() {
    return lab.receiver.deliveries().stream()
        .map(Delivery::envelope)
        .map(envelope -> envelope.getString("uuid"))
        .toList();
  }
}
