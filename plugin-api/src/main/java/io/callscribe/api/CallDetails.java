package io.callscribe.api;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The facts of one call for one person, for CRMs that have fields for them; the body tells the same
 * to a reader.
 *
 * @param otherNumber the other party in E.164, a short extension number for internal calls, empty
 *     if withheld
 * @param startedAt to the second
 * @param duration whole seconds, as RingCentral counts it: menus and queues included; zero while
 *     the call goes on
 * @param talk whole seconds for which the person was connected; at most the duration
 * @param result RingCentral's word, for example {@code Accepted}, {@code Missed}, {@code Voicemail}
 * @param zone the person's time zone when the call was made
 * @since 1.0
 */
public record CallDetails(
    Direction direction,
    String otherNumber,
    Instant startedAt,
    Duration duration,
    Duration talk,
    String result,
    ZoneId zone) {
  public Instant endedAt() {
    return startedAt.plus(duration);
  }
}
