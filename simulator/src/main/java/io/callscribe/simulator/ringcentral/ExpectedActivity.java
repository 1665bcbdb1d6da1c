package io.callscribe.simulator.ringcentral;

import java.time.Instant;

/**
 * What a call logger has to write for one person, exactly once: the truth to compare with.
 *
 * @param telephonySessionId the session in which the person talked or was rung
 * @param otherPartyNumber the customer in E.164
 * @param direction {@code inbound} or {@code outbound}, as the person sees it
 * @param recorded whether a recording of this person's talk appears
 * @param insights whether insights on it appear: recorded, and the person has the licence
 * @param endedAt when the session ended, or is going to end while the call lasts
 */
public record ExpectedActivity(
    String telephonySessionId,
    String extensionId,
    String otherPartyNumber,
    String direction,
    boolean answered,
    boolean recorded,
    boolean insights,
    Instant endedAt) {

  ExpectedActivity endedAt(Instant end) {
    return new ExpectedActivity(
        telephonySessionId,
        extensionId,
        otherPartyNumber,
        direction,
        answered,
        recorded,
        insights,
        end);
  }
}
