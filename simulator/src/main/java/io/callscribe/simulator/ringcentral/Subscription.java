package io.callscribe.simulator.ringcentral;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** One subscriber's address and wishes, and how the deliveries to it fare. */
final class Subscription {
  private static final int DELIVERIES_AT_ONCE = 64;
  private static final int FAILURES_BEFORE_BLACKLISTING = 5;

  private final String id;
  private final String ownerId;
  private final String clientId;
  private final URI address;
  private final Optional<String> verificationToken;
  private final Instant createdAt;
  private final Duration firstLifetime;
  private final Semaphore deliveries = new Semaphore(DELIVERIES_AT_ONCE);

  private volatile List<Filter> filters;
  private volatile Instant expiresAt;
  private volatile Optional<Blacklisting> blacklisting = Optional.empty();
  private int failures;
  private Instant failingSince = Instant.MAX;

  /** When and why the platform gave up on the address. */
  record Blacklisting(Instant at, String reason) {}

  Subscription(
      String id,
      String ownerId,
      String clientId,
      URI address,
      Optional<String> verificationToken,
      Instant createdAt,
      Duration lifetime,
      List<Filter> filters) {
    this.id = id;
    this.ownerId = ownerId;
    this.clientId = clientId;
    this.address = address;
    this.verificationToken = verificationToken;
    this.createdAt = createdAt;
    this.firstLifetime = lifetime;
    this.filters = List.copyOf(filters);
    this.expiresAt = createdAt.plus(lifetime);
  }

  String id() {
    return id;
  }

  String ownerId() {
    return ownerId;
  }

  URI address() {
    return address;
  }

  Optional<String> verificationToken() {
    return verificationToken;
  }

  Instant createdAt() {
    return createdAt;
  }

  Duration firstLifetime() {
    return firstLifetime;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  List<Filter> filters() {
    return filters;
  }

  Optional<Blacklisting> blacklisting() {
    return blacklisting;
  }

  Semaphore deliveries() {
    return deliveries;
  }

  boolean isOf(Caller caller) {
    return ownerId.equals(caller.extension().id()) && clientId.equals(caller.clientId());
  }

  boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  boolean isDelivered(Instant now) {
    return blacklisting.isEmpty() && !isExpired(now);
  }

  void renew(Instant now, Duration lifetime) {
    expiresAt = now.plus(lifetime);
  }

  void change(List<Filter> wanted) {
    filters = List.copyOf(wanted);
  }

  synchronized void succeeded() {
    failures = 0;
    failingSince = Instant.MAX;
  }

  synchronized void failed(String reason, Instant now, Duration patience) {
    failures++;
    if (failingSince.equals(Instant.MAX)) {
      failingSince = now;
    }
    if (failures >= FAILURES_BEFORE_BLACKLISTING
        && !failingSince.plus(patience).isAfter(now)
        && blacklisting.isEmpty()) {
      blacklisting = Optional.of(new Blacklisting(now, reason));
    }
  }
}
