package io.callscribe.simulator.ringcentral;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sessions and their tokens. Every refresh replaces both tokens; the replaced refresh token answers
 * with the same new pair for a while, so that a lost answer can be asked for again.
 */
final class Tokens {
  static final int LIFETIME_SECONDS = 3600;
  static final int SHORTEST_LIFETIME_SECONDS = 600;
  static final int REFRESH_LIFETIME_SECONDS = 604_800;
  static final int LONGEST_REFRESH_LIFETIME_SECONDS = 2_592_000;
  private static final Duration AFTER_FIRST_USE = Duration.ofSeconds(10);
  private static final Duration WHILE_UNUSED = Duration.ofMinutes(60);
  private static final int SESSIONS_AT_ONCE = 5;
  private static final int REMEMBERED = 10_000;

  private final Clock clock;
  private final Map<String, Access> accesses = remembering();
  private final Map<String, Refresh> refreshes = remembering();
  private final Map<String, List<Session>> sessions = new HashMap<>();

  /** What a client gets; no refresh token if {@code refresh} is empty. */
  record Issued(
      String access,
      long expiresInSeconds,
      Optional<String> refresh,
      long refreshExpiresInSeconds,
      String ownerId,
      String sessionId) {}

  /** Why a refresh token is refused. */
  enum Refusal {
    EXPIRED,
    NOT_FOUND
  }

  private static final class Session {
    private final String id = UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    private final Extension owner;
    private final String clientId;
    private final boolean isPublic;
    private @Nullable Access access;
    private boolean isEnded;

    Session(Extension owner, String clientId, boolean isPublic) {
      this.owner = owner;
      this.clientId = clientId;
      this.isPublic = isPublic;
    }
  }

  private static final class Access {
    private final String token;
    private final Session session;
    private final Instant issuedAt;
    private Instant expiresAt;
    private @Nullable Instant firstUsedAt;

    Access(Session session, Instant issuedAt, Duration lifetime) {
      this.token = newToken();
      this.session = session;
      this.issuedAt = issuedAt;
      this.expiresAt = issuedAt.plus(lifetime);
    }

    boolean isCurrent() {
      return !session.isEnded && session.access == this;
    }
  }

  private static final class Refresh {
    private final String token = newToken();
    private final Session session;
    private final Instant expiresAt;
    private @Nullable Access nextAccess;
    private @Nullable Refresh nextRefresh;

    Refresh(Session session, Instant expiresAt) {
      this.session = session;
      this.expiresAt = expiresAt;
    }
  }

  Tokens(Clock clock) {
    this.clock = clock;
  }

  /** Opens a session; the oldest of too many parallel ones ends. */
  synchronized Issued issue(
      Extension owner,
      String clientId,
      boolean isPublic,
      boolean withRefresh,
      Duration lifetime,
      Duration refreshLifetime) {
    var session = new Session(owner, clientId, isPublic);
    var parallel = sessions.computeIfAbsent(clientId + "/" + owner.id(), any -> new ArrayList<>());
    parallel.removeIf(old -> old.isEnded);
    parallel.add(session);
    if (parallel.size() > SESSIONS_AT_ONCE) {
      parallel.removeFirst().isEnded = true;
    }
    var access = newAccess(session, lifetime);
    var refresh = withRefresh ? newRefresh(session, refreshLifetime) : null;
    return issued(access, refresh);
  }

  /** Replaces a pair by a new one. */
  synchronized Result refresh(
      String token, String clientId, Duration lifetime, Duration refreshLifetime) {
    var old = refreshes.get(token);
    if (old == null || old.session.isEnded || !old.session.clientId.equals(clientId)) {
      return new Result(Optional.empty(), Refusal.NOT_FOUND);
    }
    var now = clock.instant();
    if (!now.isBefore(old.expiresAt)) {
      return new Result(Optional.empty(), Refusal.EXPIRED);
    }
    if (old.nextAccess == null) {
      old.nextAccess = newAccess(old.session, lifetime);
      old.nextRefresh = newRefresh(old.session, refreshLifetime);
    } else if (!old.nextAccess.isCurrent() || now.isAfter(endOfGrace(old.nextAccess))) {
      return new Result(Optional.empty(), Refusal.NOT_FOUND);
    }
    return new Result(Optional.of(issued(old.nextAccess, old.nextRefresh)), Refusal.NOT_FOUND);
  }

  /** A new pair, or why there is none. */
  record Result(Optional<Issued> issued, Refusal refusal) {}

  private static Instant endOfGrace(Access next) {
    return next.firstUsedAt == null
        ? next.issuedAt.plus(WHILE_UNUSED)
        : next.firstUsedAt.plus(AFTER_FIRST_USE);
  }

  private Access newAccess(Session session, Duration lifetime) {
    var access = new Access(session, clock.instant(), lifetime);
    session.access = access;
    accesses.put(access.token, access);
    return access;
  }

  private Refresh newRefresh(Session session, Duration lifetime) {
    var refresh = new Refresh(session, clock.instant().plus(lifetime));
    refreshes.put(refresh.token, refresh);
    return refresh;
  }

  private Issued issued(Access access, @Nullable Refresh refresh) {
    var now = clock.instant();
    return new Issued(
        access.token,
        secondsLeft(now, access.expiresAt),
        Optional.ofNullable(refresh).map(it -> it.token),
        refresh == null ? 0 : secondsLeft(now, refresh.expiresAt),
        access.session.owner.id(),
        access.session.id);
  }

  private static long secondsLeft(Instant now, Instant end) {
    return Math.ceilDiv(Duration.between(now, end).toMillis(), 1000L);
  }

  /** Whether the session of a refresh token was opened by an application without a secret. */
  synchronized boolean isPublic(String refreshToken) {
    var refresh = refreshes.get(refreshToken);
    return refresh != null && refresh.session.isPublic;
  }

  /**
   * Who calls.
   *
   * @throws ApiError 401 if the token is unknown, replaced or has run out
   */
  synchronized Caller theCaller(String token) {
    var access = accesses.get(token);
    if (access == null || !access.isCurrent()) {
      throw ApiError.of(401, "TokenInvalid", "OAU-149", "OAuth token is invalid");
    }
    var now = clock.instant();
    if (!now.isBefore(access.expiresAt)) {
      throw ApiError.of(401, "TokenExpired", "OAU-128", "The token is expired");
    }
    if (access.firstUsedAt == null) {
      access.firstUsedAt = now;
    }
    var session = access.session;
    return new Caller(session.owner, session.clientId, session.id);
  }

  /** Ends the session of an access or refresh token; an unknown one is nobody's. */
  synchronized void revoke(String token) {
    Optional.ofNullable(accesses.get(token)).ifPresent(access -> access.session.isEnded = true);
    Optional.ofNullable(refreshes.get(token)).ifPresent(refresh -> refresh.session.isEnded = true);
  }

  synchronized void revokeAll() {
    sessions.values().forEach(all -> all.forEach(session -> session.isEnded = true));
    sessions.clear();
  }

  synchronized void expireAll() {
    var now = clock.instant();
    accesses.values().forEach(access -> access.expiresAt = now);
  }

  private static String newToken() {
    return "SIM" + (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
  }

  private static <T> Map<String, T> remembering() {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
        return size() > REMEMBERED;
      }
    };
  }
}
