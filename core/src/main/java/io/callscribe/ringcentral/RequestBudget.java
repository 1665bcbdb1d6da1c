package io.callscribe.ringcentral;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts requests per group in a sliding minute and stops the whole group after a refusal: every
 * request during RingCentral's penalty would start the penalty again.
 */
class RequestBudget {
  private static final Duration WINDOW = Duration.ofSeconds(60);
  private static final Duration UNTOLD_PENALTY = Duration.ofSeconds(30);

  private final Map<RequestGroup, Deque<Instant>> sent = new EnumMap<>(RequestGroup.class);
  private final Map<RequestGroup, Instant> closedUntil = new EnumMap<>(RequestGroup.class);
  private final Map<RequestGroup, Integer> limits = new EnumMap<>(RequestGroup.class);
  private final Clock clock;

  RequestBudget(int heavyPerMinute, Clock clock) {
    this.clock = clock;
    for (var group : RequestGroup.values()) {
      sent.put(group, new ArrayDeque<>());
      closedUntil.put(group, Instant.MIN);
      limits.put(group, group.perMinute());
    }
    // Who was granted more heavy requests was granted more of the others as well.
    var factor = Math.max(1, heavyPerMinute / RequestGroup.HEAVY.perMinute());
    limits.replaceAll((group, limit) -> limit * factor);
    limits.put(RequestGroup.HEAVY, heavyPerMinute);
  }

  /**
   * @throws RingCentralException.Throttled if the request has to wait
   */
  synchronized void take(RequestGroup group) {
    var now = clock.instant();
    var closed = closedUntil.getOrDefault(group, Instant.MIN);
    if (closed.isAfter(now)) {
      throw throttled(group, closed);
    }
    var times = sent.getOrDefault(group, new ArrayDeque<>());
    while (!times.isEmpty() && !times.peekFirst().plus(WINDOW).isAfter(now)) {
      times.removeFirst();
    }
    if (times.size() >= limits.getOrDefault(group, 1)) {
      throw throttled(group, times.getFirst().plus(WINDOW));
    }
    times.addLast(now);
  }

  /** RingCentral refused for the given time; zero if it did not say how long. */
  synchronized Instant refused(RequestGroup group, Duration wait) {
    var until = clock.instant().plus(wait.isZero() ? UNTOLD_PENALTY : wait).plusMillis(500);
    closedUntil.merge(group, until, (a, b) -> a.isAfter(b) ? a : b);
    return until;
  }

  private static RingCentralException.Throttled throttled(RequestGroup group, Instant until) {
    return new RingCentralException.Throttled(
        "The budget of %s requests is used up until %s".formatted(group, until), until);
  }
}
