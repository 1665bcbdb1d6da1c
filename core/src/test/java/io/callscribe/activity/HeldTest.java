package io.callscribe.activity;

import static io.callscribe.activity.ActivityFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.activity.NextStep.Fail;
import io.callscribe.activity.NextStep.Wait;
import io.callscribe.api.ActivityId;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.ConnectorException.AlreadyExists;
import io.callscribe.api.ConnectorException.Ambiguous;
import io.callscribe.api.ConnectorException.Changed;
import io.callscribe.api.ConnectorException.Forbidden;
import io.callscribe.api.ConnectorException.GrantExpired;
import io.callscribe.api.ConnectorException.Incomplete;
import io.callscribe.api.ConnectorException.NotAvailableInPlan;
import io.callscribe.api.ConnectorException.NotFound;
import io.callscribe.api.ConnectorException.Rejected;
import io.callscribe.api.ConnectorException.Unavailable;
import io.callscribe.api.WriteResult;
import io.callscribe.ringcentral.RingCentralException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HeldTest {
  private static final Unavailable DOWN = new Unavailable("down", Optional.empty());

  static Stream<Arguments> failures() {
    var id = new ActivityId("a-1");
    var soFar = WriteResult.of(id, Optional.empty(), Optional.empty());
    return Stream.of(
        waits(DOWN, 1, "The CRM is not available: down"),
        waits(
            new Unavailable("busy", Optional.of(Duration.ofSeconds(90))),
            90,
            "The CRM is not available: busy"),
        waits(new GrantExpired("gone"), 600, "The admin has to reconnect the CRM: gone"),
        waits(new Ambiguous("lost", null), 1, "The CRM's answer is unknown: lost"),
        waits(new Changed("edited"), 1, "Somebody edits the record in the CRM"),
        waits(new Incomplete(soFar, DOWN), 1, "The record is incomplete: down"),
        fails(new Forbidden("no"), "The CRM does not allow it: no"),
        fails(new Rejected("bad"), "The CRM rejects the data: bad"),
        fails(new NotFound("gone"), "It is not in the CRM any more: gone"),
        fails(new AlreadyExists("twice", id), "The CRM has it already: twice"),
        fails(new NotAvailableInPlan("basic"), "The CRM's plan does not offer it: basic"));
  }

  private static Arguments waits(ConnectorException failure, int seconds, String reason) {
    return Arguments.of(failure, new Wait(Rule.CRM_ANSWER, NOW.plusSeconds(seconds), reason));
  }

  private static Arguments fails(ConnectorException failure, String reason) {
    return Arguments.of(failure, new Fail(Rule.CRM_ANSWER, reason));
  }

  @ParameterizedTest
  @MethodSource("failures")
  @Tag("D-8")
  @Tag("D-9")
  @Tag("D-10")
  void a_failure_of_the_crm_holds_the_call_or_ends_it(
      ConnectorException failure, NextStep expected) {
    assertThat(Held.by(failure, 0, NOW)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 2", "2, 4", "7, 128", "8, 256", "9, 300", "12, 300", "1000, 300"})
  void the_wait_doubles_up_to_five_minutes(int failures, int seconds) {
    var step = (Wait) Held.by(DOWN, failures, NOW);

    assertThat(step.until()).isEqualTo(NOW.plusSeconds(seconds));
  }

  @Test
  void a_used_up_budget_is_waited_for() {
    var until = NOW.plusSeconds(33);

    var step = Held.by(new RingCentralException.Throttled("used up", until), 5, NOW);

    assertThat(step)
        .isEqualTo(
            new Wait(Rule.RINGCENTRAL_ANSWER, until, "RingCentral's request budget is used up"));
  }

  @Test
  void an_absent_ringcentral_is_asked_again() {
    var step = Held.by(new RingCentralException.Unavailable("down", null), 3, NOW);

    assertThat(step)
        .isEqualTo(
            new Wait(
                Rule.RINGCENTRAL_ANSWER, NOW.plusSeconds(8), "RingCentral is not available: down"));
  }
}
