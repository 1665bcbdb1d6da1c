package io.callscribe.simulator.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.callscribe.simulator.crm.Faults.OnCreate;
import io.callscribe.simulator.http.Api;
import io.callscribe.simulator.http.Api.Answer;
import io.callscribe.simulator.http.SettableClock;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrmFaultsTest {
  private final SettableClock clock = new SettableClock();
  private final DemoCrm crm = DemoCrm.start(DemoCrmOptions.defaults().withClock(clock));
  private final Api tom = Api.of(crm.uri()).bearer("key-tom");
  private final Api control = Api.of(crm.uri());

  @AfterEach
  void close() {
    crm.close();
  }

  @Test
  void a_dropped_reply_leaves_the_activity_behind() {
    crm.faults().failNextCreates(1, OnCreate.DROP_REPLY_AFTER_COMMIT);

    assertThatThrownBy(this::create).isInstanceOf(UncheckedIOException.class);

    assertThat(crm.activities()).hasSize(1);
    assertThat(create().status()).isEqualTo(201);
  }

  @Test
  void a_500_after_the_commit_leaves_the_activity_behind() {
    crm.faults().failNextCreates(1, OnCreate.ANSWER_500_AFTER_COMMIT);

    assertThat(create().crmErrorCode()).isEqualTo("broken");
    assertThat(crm.activities()).hasSize(1);
  }

  @Test
  void refused_creates_leave_nothing_behind() {
    crm.faults().failNextCreates(1, OnCreate.ANSWER_500);
    assertThat(create().status()).isEqualTo(500);
    crm.faults().failNextCreates(1, OnCreate.ANSWER_503);
    assertThat(create().crmErrorCode()).isEqualTo("unavailable");
    crm.faults().failNextCreates(1, OnCreate.ANSWER_429).retryAfter(Duration.ofSeconds(7));
    var limited = create();

    assertThat(limited.crmErrorCode()).isEqualTo("rate-limited");
    assertThat(limited.header("Retry-After")).isEqualTo("7");
    assertThat(crm.activities()).isEmpty();
  }

  @Test
  void all_creates_fail_until_the_faults_are_cleared() {
    crm.faults().failAllCreates(OnCreate.ANSWER_503);

    assertThat(create().status()).isEqualTo(503);
    assertThat(create().status()).isEqualTo(503);
    crm.faults().clear();
    assertThat(create().status()).isEqualTo(201);
  }

  @Test
  void some_creates_fail_by_lot() {
    crm.faults().failCreates(0.5, OnCreate.ANSWER_500);

    for (int i = 0; i < 40; i++) {
      create();
    }

    assertThat(crm.activities()).hasSizeBetween(5, 35);
  }

  @Test
  void a_revoked_key_no_longer_works() {
    crm.faults().revoke("key-tom");

    assertThat(tom.get("/api/me").status()).isEqualTo(401);
  }

  @Test
  void a_new_activity_is_found_by_reference_only_after_the_lag() {
    crm.faults().searchLag(Duration.ofMillis(300));
    var id = create().json().getString("id");

    assertThat(find()).isZero();
    assertThat(tom.get("/api/activities/" + id).status()).isEqualTo(200);
    clock.advance(Duration.ofMillis(300));
    assertThat(find()).isOne();
  }

  @Test
  void every_call_takes_the_latency() {
    crm.faults().latency(Duration.ofMillis(120));

    long asked = System.nanoTime();
    tom.get("/api/me");

    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThan(Duration.ofMillis(115));
  }

  @Test
  void a_hanging_create_ends_with_the_server() {
    crm.faults().failNextCreates(1, OnCreate.HANG);
    var hanging = Thread.ofVirtual().start(() -> assertThatThrownBy(this::create));
    await().atMost(Duration.ofSeconds(10)).until(() -> crm.requests().creates() == 1);

    crm.close();

    await().atMost(Duration.ofSeconds(10)).until(() -> !hanging.isAlive());
    assertThat(crm.activities()).isEmpty();
  }

  @Test
  void faults_are_switched_over_http() {
    var answer =
        control.post(
            "/simulator/crm/faults",
            "{\"latencyMillis\":5,\"searchLagMillis\":7,\"retryAfterSeconds\":1,"
                + "\"create\":{\"kind\":\"ANSWER_429\",\"next\":2}}");

    assertThat(answer.json().getInt("latencyMillis")).isEqualTo(5);
    assertThat(create().header("Retry-After")).isEqualTo("1");
    assertThat(create().status()).isEqualTo(429);
    assertThat(create().status()).isEqualTo(201);
    assertThat(
            control.post("/simulator/crm/faults", "{\"create\":{\"kind\":\"NONSENSE\"}}").status())
        .isEqualTo(400);
    assertThat(
            control
                .post("/simulator/crm/faults", "{\"clear\":true}")
                .json()
                .getInt("latencyMillis"))
        .isZero();
  }

  private int find() {
    return tom.get("/api/activities?reference=r-1").json().getJsonArray("items").size();
  }

  private Answer create() {
    return tom.post(
        "/api/activities",
        "{\"reference\":\"r-1\",\"contactId\":\"c-dana\",\"subject\":\"Call\","
            + "\"direction\":\"inbound\"}");
  }
}
