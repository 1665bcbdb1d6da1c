package io.callscribe.activity;

import io.callscribe.activity.NextStep.Fail;
import io.callscribe.activity.NextStep.Wait;
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
import io.callscribe.ringcentral.RingCentralException;
import java.time.Duration;
import java.time.Instant;

/** What a failure means for the call that met it: how long it waits, or that it is given up. */
final class Held {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration UNTIL_RECONNECTED = Duration.ofMinutes(10);

  private Held() {}

  static NextStep by(ConnectorException failure, int failures, Instant now) {
    return switch (failure) {
      case Unavailable e ->
          new Wait(
              Rule.CRM_ANSWER,
              now.plus(e.retryAfter().orElseGet(() -> backOff(failures))),
              "The CRM is not available: " + e.getMessage());
      case GrantExpired e ->
          new Wait(
              Rule.CRM_ANSWER,
              now.plus(UNTIL_RECONNECTED),
              "The admin has to reconnect the CRM: " + e.getMessage());
      case Ambiguous e ->
          new Wait(
              Rule.CRM_ANSWER,
              now.plus(backOff(failures)),
              "The CRM's answer is unknown: " + e.getMessage());
      case Changed e ->
          new Wait(
              Rule.CRM_ANSWER, now.plus(backOff(failures)), "Somebody edits the record in the CRM");
      case Incomplete e ->
          new Wait(
              Rule.CRM_ANSWER,
              now.plus(backOff(failures)),
              "The record is incomplete: " + e.getMessage());
      case Forbidden e -> new Fail(Rule.CRM_ANSWER, "The CRM does not allow it: " + e.getMessage());
      case Rejected e -> new Fail(Rule.CRM_ANSWER, "The CRM rejects the data: " + e.getMessage());
      case NotFound e ->
          new Fail(Rule.CRM_ANSWER, "It is not in the CRM any more: " + e.getMessage());
      case AlreadyExists e ->
          new Fail(Rule.CRM_ANSWER, "The CRM has it already: " + e.getMessage());
      case NotAvailableInPlan e ->
          new Fail(Rule.CRM_ANSWER, "The CRM's plan does not offer it: " + e.getMessage());
    };
  }

  static Wait by(RingCentralException failure, int failures, Instant now) {
    return failure instanceof RingCentralException.Throttled throttled
        ? new Wait(
            Rule.RINGCENTRAL_ANSWER, throttled.until(), "RingCentral's request budget is used up")
        : new Wait(
            Rule.RINGCENTRAL_ANSWER,
            now.plus(backOff(failures)),
            "RingCentral is not available: " + failure.getMessage());
  }

  private static Duration backOff(int failures) {
    var wait = FIRST.multipliedBy(1L << Math.min(failures, 12));
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }
}
