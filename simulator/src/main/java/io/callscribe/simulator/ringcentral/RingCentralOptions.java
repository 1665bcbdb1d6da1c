package io.callscribe.simulator.ringcentral;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * How a {@link RingCentralSimulator} starts. A duration that is left open is RingCentral's own
 * divided by the speed, but at least 0.2 s.
 *
 * @param port 0 for any free one
 * @param speed how many times faster than in life a call runs
 * @param rateLimits whether requests are counted and refused with 429
 * @param seed of everything that is drawn by lot
 * @param clock decides about tokens, limits, subscriptions and the state of the call log; events
 *     flow in real time, whatever the clock does
 * @param jwts personal JWT credentials, each with the extension number of its owner; a credential
 *     that starts with {@code expired} has run out
 * @param redirectUris registered ones; none registered means that any is accepted
 * @param refreshTokensForJwt whether the JWT grant answers with a refresh token too
 * @param callLogDelay from the end of a call to its first appearance in the call log (20 s)
 * @param inProgressFor how long the record then says In Progress (5 s)
 * @param recordingDelay from the end of a call to its recording (as long as the call took)
 * @param insightsDelay from the end of a call to the AI notes; the rest takes as long again (15
 *     min)
 * @param blacklistAfter how long deliveries must have failed without exception (10 min)
 * @param keptCalls older ones are forgotten
 */
public record RingCentralOptions(
    int port,
    double speed,
    boolean rateLimits,
    long seed,
    Clock clock,
    String clientId,
    String clientSecret,
    Map<String, String> jwts,
    Set<String> redirectUris,
    boolean refreshTokensForJwt,
    Recorded recorded,
    Optional<Duration> callLogDelay,
    Optional<Duration> inProgressFor,
    Optional<Duration> recordingDelay,
    Optional<Duration> insightsDelay,
    Optional<Duration> blacklistAfter,
    int keptCalls) {
  static final Duration SHORTEST = Duration.ofMillis(200);
  private static final Duration CALL_LOG_DELAY = Duration.ofSeconds(20);
  private static final Duration IN_PROGRESS_FOR = Duration.ofSeconds(5);
  private static final Duration INSIGHTS_DELAY = Duration.ofMinutes(15);
  private static final Duration BLACKLIST_AFTER = Duration.ofMinutes(10);
  private static final int KEPT_CALLS = 100_000;

  public RingCentralOptions {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("speed must be above 0, not " + speed);
    }
    jwts = Map.copyOf(jwts);
    redirectUris = Set.copyOf(redirectUris);
  }

  /** Any port, life's own speed, rate limits on, a new seed each time. */
  public static RingCentralOptions defaults() {
    return new RingCentralOptions(
        0,
        1,
        true,
        RandomGenerator.getDefault().nextLong(),
        Clock.systemUTC(),
        "demo-client",
        "demo-secret",
        Map.of("demo-jwt", Account.MAYA.number()),
        Set.of(),
        false,
        Recorded.USUAL,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        KEPT_CALLS);
  }

  Duration theCallLogDelay() {
    return callLogDelay.orElseGet(() -> scaled(CALL_LOG_DELAY));
  }

  Duration theInProgressTime() {
    return inProgressFor.orElseGet(() -> scaled(IN_PROGRESS_FOR));
  }

  Duration theInsightsDelay() {
    return insightsDelay.orElseGet(() -> scaled(INSIGHTS_DELAY));
  }

  Duration theBlacklistTime() {
    return blacklistAfter.orElseGet(() -> scaled(BLACKLIST_AFTER));
  }

  Duration scaled(Duration natural) {
    var scaled = Duration.ofNanos((long) (natural.toNanos() / speed));
    return scaled.compareTo(SHORTEST) < 0 ? SHORTEST : scaled;
  }

  public RingCentralOptions withPort(int value) {
    return changed().port(value).build();
  }

  public RingCentralOptions withSpeed(double value) {
    return changed().speed(value).build();
  }

  public RingCentralOptions withRateLimits(boolean value) {
    return changed().rateLimits(value).build();
  }

  public RingCentralOptions withSeed(long value) {
    return changed().seed(value).build();
  }

  public RingCentralOptions withClock(Clock value) {
    return changed().clock(value).build();
  }

  public RingCentralOptions withClient(String id, String secret) {
    return changed().client(id, secret).build();
  }

  public RingCentralOptions withJwts(Map<String, String> value) {
    return changed().jwts(value).build();
  }

  public RingCentralOptions withRedirectUris(Set<String> value) {
    return changed().redirectUris(value).build();
  }

  public RingCentralOptions withRefreshTokensForJwt(boolean value) {
    return changed().refreshTokensForJwt(value).build();
  }

  public RingCentralOptions withRecorded(Recorded value) {
    return changed().recorded(value).build();
  }

  public RingCentralOptions withCallLogDelay(Duration value) {
    return changed().callLogDelay(value).build();
  }

  public RingCentralOptions withInProgressFor(Duration value) {
    return changed().inProgressFor(value).build();
  }

  public RingCentralOptions withRecordingDelay(Duration value) {
    return changed().recordingDelay(value).build();
  }

  public RingCentralOptions withInsightsDelay(Duration value) {
    return changed().insightsDelay(value).build();
  }

  public RingCentralOptions withBlacklistAfter(Duration value) {
    return changed().blacklistAfter(value).build();
  }

  public RingCentralOptions withKeptCalls(int value) {
    return changed().keptCalls(value).build();
  }

  private Draft changed() {
    return new Draft(this);
  }

  /** The components of the options while one of them changes. */
  private static final class Draft {
    private int port;
    private double speed;
    private boolean rateLimits;
    private long seed;
    private Clock clock;
    private String clientId;
    private String clientSecret;
    private Map<String, String> jwts;
    private Set<String> redirectUris;
    private boolean refreshTokensForJwt;
    private Recorded recorded;
    private Optional<Duration> callLogDelay;
    private Optional<Duration> inProgressFor;
    private Optional<Duration> recordingDelay;
    private Optional<Duration> insightsDelay;
    private Optional<Duration> blacklistAfter;
    private int keptCalls;

    Draft(RingCentralOptions from) {
      port = from.port;
      speed = from.speed;
      rateLimits = from.rateLimits;
      seed = from.seed;
      clock = from.clock;
      clientId = from.clientId;
      clientSecret = from.clientSecret;
      jwts = from.jwts;
      redirectUris = from.redirectUris;
      refreshTokensForJwt = from.refreshTokensForJwt;
      recorded = from.recorded;
      callLogDelay = from.callLogDelay;
      inProgressFor = from.inProgressFor;
      recordingDelay = from.recordingDelay;
      insightsDelay = from.insightsDelay;
      blacklistAfter = from.blacklistAfter;
      keptCalls = from.keptCalls;
    }

    Draft port(int value) {
      port = value;
      return this;
    }

    Draft speed(double value) {
      speed = value;
      return this;
    }

    Draft rateLimits(boolean value) {
      rateLimits = value;
      return this;
    }

    Draft seed(long value) {
      seed = value;
      return this;
    }

    Draft clock(Clock value) {
      clock = value;
      return this;
    }

    Draft client(String id, String secret) {
      clientId = id;
      clientSecret = secret;
      return this;
    }

    Draft jwts(Map<String, String> value) {
      jwts = value;
      return this;
    }

    Draft redirectUris(Set<String> value) {
      redirectUris = value;
      return this;
    }

    Draft refreshTokensForJwt(boolean value) {
      refreshTokensForJwt = value;
      return this;
    }

    Draft recorded(Recorded value) {
      recorded = value;
      return this;
    }

    Draft callLogDelay(Duration value) {
      callLogDelay = Optional.of(value);
      return this;
    }

    Draft inProgressFor(Duration value) {
      inProgressFor = Optional.of(value);
      return this;
    }

    Draft recordingDelay(Duration value) {
      recordingDelay = Optional.of(value);
      return this;
    }

    Draft insightsDelay(Duration value) {
      insightsDelay = Optional.of(value);
      return this;
    }

    Draft blacklistAfter(Duration value) {
      blacklistAfter = Optional.of(value);
      return this;
    }

    Draft keptCalls(int value) {
      keptCalls = value;
      return this;
    }

    RingCentralOptions build() {
      return new RingCentralOptions(
          port,
          speed,
          rateLimits,
          seed,
          clock,
          clientId,
          clientSecret,
          jwts,
          redirectUris,
          refreshTokensForJwt,
          recorded,
          callLogDelay,
          inProgressFor,
          recordingDelay,
          insightsDelay,
          blacklistAfter,
          keptCalls);
    }
  }
}
