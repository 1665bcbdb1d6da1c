package io.callscribe.simulator.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.simulator.http.Api;
import io.callscribe.simulator.http.Api.Answer;
import io.callscribe.simulator.http.SettableClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private static final String ACCOUNT = "/restapi/v1.0/account/~";

  private final SettableClock clock = new SettableClock();
  private final Lab lab = new Lab(options -> options.withClock(clock).withRateLimits(true));
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
  void answers_say_how_much_of_the_budget_is_left() {
    admin.get(Lab.LOG);
    var answer = admin.get(Lab.LOG);

    assertThat(answer.header("X-Rate-Limit-Group")).isEqualTo("heavy");
    assertThat(answer.header("X-Rate-Limit-Limit")).isEqualTo("10");
    assertThat(answer.header("X-Rate-Limit-Remaining")).isEqualTo("8");
    assertThat(answer.header("X-Rate-Limit-Window")).isEqualTo("60");
    assertThat(admin.get(ACCOUNT).header("X-Rate-Limit-Remaining")).isEqualTo("49");
    assertThat(admin.get(ACCOUNT + "/extension").header("X-Rate-Limit-Limit")).isEqualTo("40");
  }

  @Test
  void one_request_too_many_starts_a_penalty_that_each_further_one_starts_again() {
    spendHeavy();

    var refused = admin.get(Lab.LOG);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.errorCode()).isEqualTo("CMN-301");
    assertThat(refused.header("Retry-After")).isEqualTo("60");
    assertThat(refused.header("X-Rate-Limit-Remaining")).isEqualTo("0");

    clock.advance(Duration.ofSeconds(59));
    assertThat(admin.get(Lab.LOG).status()).isEqualTo(429);
    clock.advance(Duration.ofSeconds(59));
    assertThat(admin.get(Lab.LOG).status()).isEqualTo(429);
    clock.advance(Duration.ofSeconds(60));
    assertThat(admin.get(Lab.LOG).status()).isEqualTo(200);
  }

  @Test
  void groups_are_counted_apart() {
    spendHeavy();

    assertThat(admin.get(Lab.LOG).status()).isEqualTo(429);
    assertThat(admin.get(ACCOUNT).status()).isEqualTo(200);
  }

  @Test
  void a_refused_request_counts_too() {
    lab.simulator.switches().deny("ReadCompanyCallLog");
    spendHeavy();

    assertThat(admin.get(Lab.LOG).status()).isEqualTo(429);
  }

  @Test
  void five_tokens_a_minute_are_enough() {
    for (int i = 0; i < 4; i++) {
      assertThat(signInAgain().status()).isEqualTo(200);
    }

    assertThat(signInAgain().status()).isEqualTo(429);
    assertThat(signInAgain().header("X-Rate-Limit-Group")).isEqualTo("auth");
  }

  private Answer signInAgain() {
    return lab.token(Map.of("grant_type", Lab.JWT, "assertion", "demo-jwt"));
  }

  @Test
  void limits_can_be_switched_off() {
    lab.simulator.switches().rateLimits(false);
    spendHeavy();

    var answer = admin.get(Lab.LOG);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("X-Rate-Limit-Group")).isEmpty();
  }

  private void spendHeavy() {
    for (int i = 0; i < 10; i++) {
      admin.get(Lab.LOG);
    }
  }

  @Test
  void the_next_requests_fail_as_asked() {
    lab.simulator.switches().failNext(2, 500);

    assertThat(admin.get(ACCOUNT).errorCode()).isEqualTo("CMN-203");
    assertThat(admin.get(ACCOUNT).status()).isEqualTo(500);
    assertThat(admin.get(ACCOUNT).status()).isEqualTo(200);
  }

  @Test
  void a_failure_can_be_kept_to_some_paths() {
    lab.simulator.switches().failNext(1, 503, "/call-log", Duration.ofSeconds(4));

    assertThat(admin.get(ACCOUNT).status()).isEqualTo(200);
    var failed = admin.get(Lab.LOG);
    assertThat(failed.status()).isEqualTo(503);
    assertThat(failed.errorCode()).isEqualTo("CMN-201");
    assertThat(failed.header("Retry-After")).isEqualTo("4");
  }

  @Test
  void an_injected_429_comes_without_headers() {
    lab.simulator.switches().failNext(1, 429);

    var answer = admin.get(ACCOUNT);

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.errorCode()).isEqualTo("CMN-310");
    assertThat(answer.header("Retry-After")).isEmpty();
    assertThat(answer.header("X-Rate-Limit-Group")).isEmpty();
  }

  @Test
  void answers_can_be_slow() {
    lab.simulator.switches().slowAnswers(Duration.ofMillis(120));

    long asked = System.nanoTime();
    admin.get(ACCOUNT);

    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThan(Duration.ofMillis(115));
  }
}
