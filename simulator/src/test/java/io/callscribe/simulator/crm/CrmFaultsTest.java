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
  private static final String ACTIVITY =
      "{\"reference\":\"r-1\",\"contactId\":\"c-dana\",\"subject\":\"Call\","
          + "\"body\":\"Body\",\"direction\":\"inbound\"}";

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
    crm.faults().restore("key-tom");
    assertThat(tom.get("/api/me").status()).isEqualTo(200);
  }

  @Test
  void a_user_who_may_update_nothing_cannot_change_an_own_activity() {
    var id = create().json().getString("id");
    crm.faults().denyUpdates("u-tom");

    var refused = patch(id);
    crm.faults().allowUpdates("u-tom");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.crmErrorCode()).isEqualTo("forbidden");
    assertThat(create().status()).isEqualTo(201);
    assertThat(patch(id).status()).isEqualTo(200);
  }

  @Test
  void all_updates_are_refused_with_the_words_of_the_crm() {
    var id = create().json().getString("id");
    crm.faults().refuseUpdates("The period is closed");

    var refused = patch(id);
    crm.faults().acceptUpdates();

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().getJsonObject("error").getString("message"))
        .isEqualTo("The period is closed");
    assertThat(crm.activity(id).orElseThrow().version()).isOne();
    assertThat(patch(id).status()).isEqualTo(200);
  }

  @Test
  void the_next_reads_of_an_activity_fail() {
    var id = create().json().getString("id");
    crm.faults().failNextReads(2);

    assertThat(tom.get("/api/activities/" + id).status()).isEqualTo(500);
    assertThat(tom.get("/api/me").status()).isEqualTo(200);
    assertThat(tom.get("/api/activities/" + id).status()).isEqualTo(500);
    assertThat(tom.get("/api/activities/" + id).status()).isEqualTo(200);
  }

  @Test
  void somebody_else_is_faster_than_the_next_updates() {
    var id = create().json().getString("id");
    crm.faults().overtakeNextUpdates(2);

    assertThat(patchOf(id, 1).crmErrorCode()).isEqualTo("version-mismatch");
    assertThat(patchOf(id, 2).status()).isEqualTo(412);
    assertThat(patchOf(id, 3).status()).isEqualTo(200);
    assertThat(crm.activity(id).orElseThrow().body().lines())
        .containsExactly(
            "Body", "Somebody else was faster (version 1)", "Somebody else was faster (version 2)");
  }

  private Answer patchOf(String id, int version) {
    return tom.with("If-Match", "\"" + version + "\"")
        .patch("/api/activities/" + id, "{\"result\":\"ok\"}");
  }

  private Answer patch(String id) {
    return tom.patch("/api/activities/" + id, "{\"result\":\"ok\"}");
  }

  @Test
  void bodies_are_shown_in_another_form_than_they_were_sent() {
    var id = create().json().getString("id");
    crm.edit(id, body -> "One\nTwo\n\n");
    crm.faults().normaliseBodies(true);

    assertThat(tom.get("/api/activities/" + id).json().getString("body")).isEqualTo("One\r\nTwo");
    assertThat(crm.activity(id).orElseThrow().body()).isEqualTo("One\nTwo\n\n");
  }

  @Test
  void rights_are_taken_and_given_while_it_runs() {
    crm.faults().take("u-tom", "create-activity").give("u-lena", "create-activity");
    var lena = Api.of(crm.uri()).bearer("key-lena");

    assertThat(create().status()).isEqualTo(403);
    assertThat(tom.get("/api/me").json().getJsonArray("rights").getString(0))
        .isEqualTo("update-activity");
    assertThat(lena.post("/api/activities", ACTIVITY).status()).isEqualTo(201);
    crm.faults().give("u-tom", "create-activity");
    assertThat(create().status()).isEqualTo(201);
    assertThatThrownBy(() -> crm.faults().take("u-tom", "fly"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_activity_without_a_required_field_is_refused_by_its_name() {
    crm.faults().requireField("campaign");

    var refused = create();
    var made =
        tom.post(
            "/api/activities",
            ACTIVITY.replace("{\"ref", "{\"fields\":{\"campaign\":\"Spring\"},\"ref"));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().getJsonObject("error").getString("field")).isEqualTo("campaign");
    assertThat(made.status()).isEqualTo(201);
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

  @Test
  void every_fault_can_be_switched_over_http_and_is_shown() {
    var shown =
        control
            .post(
                "/simulator/crm/faults",
                "{\"failNextReads\":1,\"overtakeNextUpdates\":2,\"refuseUpdates\":\"Closed\","
                    + "\"denyUpdates\":\"u-tom\",\"normaliseBodies\":true,"
                    + "\"requireField\":\"campaign\",\"revokeKey\":\"key-omar\","
                    + "\"takeRight\":{\"user\":\"u-tom\",\"right\":\"create-activity\"},"
                    + "\"giveRight\":{\"user\":\"u-lena\",\"right\":\"create-activity\"}}")
            .json();
    var undone =
        control
            .post(
                "/simulator/crm/faults",
                "{\"refuseUpdates\":null,\"allowUpdates\":\"u-tom\",\"restoreKey\":\"key-omar\","
                    + "\"releaseField\":\"campaign\"}")
            .json();

    assertThat(shown.getInt("failNextReads")).isEqualTo(1);
    assertThat(shown.getInt("overtakeNextUpdates")).isEqualTo(2);
    assertThat(shown.getString("refuseUpdates")).isEqualTo("Closed");
    assertThat(shown.getJsonArray("usersWithoutUpdates").getString(0)).isEqualTo("u-tom");
    assertThat(shown.getBoolean("normaliseBodies")).isTrue();
    assertThat(shown.getJsonArray("requiredFields").getString(0)).isEqualTo("campaign");
    assertThat(shown.getJsonArray("revokedKeys").getString(0)).isEqualTo("key-omar");
    assertThat(shown.getJsonObject("changedRights").keySet()).contains("u-tom", "u-lena");
    assertThat(undone).doesNotContainKey("refuseUpdates");
    assertThat(undone.getJsonArray("usersWithoutUpdates")).isEmpty();
    assertThat(undone.getJsonArray("revokedKeys")).isEmpty();
    assertThat(undone.getJsonArray("requiredFields")).isEmpty();
    assertThat(control.post("/simulator/crm/faults", "{\"denyUpdates\":\"u-none\"}").status())
        .isEqualTo(400);
  }

  private int find() {
    return tom.get("/api/activities?reference=r-1").json().getJsonArray("items").size();
  }

  private Answer create() {
    return tom.post("/api/activities", ACTIVITY);
  }
}
