package io.callscribe.simulator.ringcentral;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts requests per user, application and group in a sliding window. One too many starts a
 * penalty, and every request during the penalty starts it again.
 */
final class RateLimits {
  private static final Duration WINDOW = Duration.ofSeconds(60);

  /** The usage plan groups. */
  enum Group {
    LIGHT(50),
    MEDIUM(40),
    HEAVY(10),
    AUTH(5);

    private final int limit;

    Group(int limit) {
      this.limit = limit;
    }
  }

  /** What the headers of an answer say. */
  record Verdict(Group group, int remaining, boolean isRefused) {
    Map<String, String> headers() {
      return Map.of(
          "X-Rate-Limit-Group", group.name().toLowerCase(Locale.ROOT),
          "X-Rate-Limit-Limit", String.valueOf(group.limit),
          "X-Rate-Limit-Remaining", String.valueOf(remaining),
          "X-Rate-Limit-Window", String.valueOf(WINDOW.toSeconds()));
    }

    String retryAfter() {
      return String.valueOf(WINDOW.toSeconds());
    }
  }

  private static final class Account {
    private final Deque<Instant> requests = new ArrayDeque<>();
    private Instant penaltyUntil = Instant.MIN;
  }

  private final Clock clock;
  private final Map<String, Account> accounts = new ConcurrentHashMap<>();

  RateLimits(Clock clock) {
    this.clock = clock;
  }

  Verdict count(String who, Group group) {
    var account = accounts.computeIfAbsent(who + "/" + group, any -> new Account());
    synchronized (account) {
      var now = clock.instant();
      var begin = now.minus(WINDOW);
      while (!account.requests.isEmpty() && !account.requests.peekFirst().isAfter(begin)) {
        account.requests.removeFirst();
      }
      boolean isPunished = now.isBefore(account.penaltyUntil);
      if (isPunished || account.requests.size() >= group.limit) {
        account.penaltyUntil = now.plus(WINDOW);
        return new Verdict(group, 0, true);
      }
      account.requests.addLast(now);
      return new Verdict(group, group.limit - account.requests.size(), false);
    }
  }
}
