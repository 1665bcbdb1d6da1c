package io.callscribe.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.callscribe.SettableClock;
import io.callscribe.ringcentral.RingCentralException.Throttled;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RequestBudgetTest {
  private static final Instant NOW = Instant.parse("2026-07-14T09:00:00Z");

  private final SettableClock clock = new SettableClock(NOW);
  private final RequestBudget budget = new RequestBudget(3, clock);

  private void take(RequestGroup group, int times) {
    for (int i = 0; i < times; i++) {
      budget.take(group);
    }
  }

  private Throttled refusal(RequestGroup group) {
    return assertThatExceptionOfType(Throttled.class).isThrownBy(() -> budget.take(group)).actual();
  }

  @Test
  void a_full_minute_refuses_the_next_request_until_the_first_is_a_minute_old() {
    take(RequestGroup.HEAVY, 1);
    clock.advance(Duration.ofSeconds(20));
    take(RequestGroup.HEAVY, 2);

    assertThat(refusal(RequestGroup.HEAVY).until()).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void the_minute_slides() {
    take(RequestGroup.HEAVY, 1);
    clock.advance(Duration.ofSeconds(20));
    take(RequestGroup.HEAVY, 2);

    clock.advance(Duration.ofSeconds(40));
    take(RequestGroup.HEAVY, 1);

    assertThat(refusal(RequestGroup.HEAVY).until()).isEqualTo(NOW.plusSeconds(80));
  }

  @Test
  void groups_have_budgets_of_their_own() {
    take(RequestGroup.HEAVY, 3);

    take(RequestGroup.LIGHT, RequestGroup.LIGHT.perMinute());

    assertThat(refusal(RequestGroup.LIGHT)).hasMessageContaining("LIGHT");
  }

  @Test
  void a_refusal_closes_the_group_for_as_long_as_ringcentral_says() {
    var until = budget.refused(RequestGroup.MEDIUM, Duration.ofSeconds(45));

    assertThat(until).isEqualTo(NOW.plusSeconds(45).plusMillis(500));
    assertThat(refusal(RequestGroup.MEDIUM).until()).isEqualTo(until);
    clock.advance(Duration.ofSeconds(46));
    take(RequestGroup.MEDIUM, 1);
  }

  @Test
  void a_refusal_that_does_not_say_how_long_closes_the_group_for_half_a_minute() {
    var until = budget.refused(RequestGroup.LIGHT, Duration.ZERO);

    assertThat(until).isEqualTo(NOW.plusSeconds(30).plusMillis(500));
  }

  @Test
  void a_shorter_refusal_does_not_open_the_group_earlier() {
    var first = budget.refused(RequestGroup.LIGHT, Duration.ofSeconds(60));

    var second = budget.refused(RequestGroup.LIGHT, Duration.ofSeconds(5));

    assertThat(refusal(RequestGroup.LIGHT).until()).isEqualTo(first).isAfter(second);
  }

  @Test
  void who_may_send_more_heavy_requests_may_send_more_of_all() {
    var generous = new RequestBudget(RequestGroup.HEAVY.perMinute() * 2, clock);
    for (int i = 0; i < RequestGroup.LIGHT.perMinute() * 2; i++) {
      generous.take(RequestGroup.LIGHT);
    }

    assertThatExceptionOfType(Throttled.class).isThrownBy(() -> generous.take(RequestGroup.LIGHT));
  }
}
