package io.callscribe.ringcentral;

import io.callscribe.settings.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where RingCentral is and how often it is asked.
 *
 * @param app absent until RingCentral is configured; then nothing is logged
 * @param webhookAddress where RingCentral reaches this server; absent: events are not subscribed to
 * @param callLogDelay after the end of a call, before the call log is read for it
 * @param callLogInterval the shortest time between two readings
 * @param callLogDeadline when a call that the call log does not show is given up
 * @param monitorInterval how often the subscription is looked at
 * @param reconcileInterval how often the call log is compared with what is known
 * @param reconcileLookback how far back it is compared each time
 * @param heavyRequestsPerMinute how many of the expensive requests the application is allowed
 */
public record RingCentralConfig(
    URI server,
    Optional<App> app,
    Optional<URI> webhookAddress,
    Duration callLogDelay,
    Duration callLogInterval,
    Duration callLogDeadline,
    Duration monitorInterval,
    Duration reconcileInterval,
    Duration reconcileLookback,
    int heavyRequestsPerMinute) {
  /** The application as registered with RingCentral, and the admin's JWT credential. */
  public record App(String clientId, Secret clientSecret, Secret jwt) {}
}
