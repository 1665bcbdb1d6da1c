package io.callscribe.simulator.ringcentral;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * Somebody who is subscribed to events now.
 *
 * @param extensionId whose subscription it is
 * @param filters those that are active, with real ids
 * @param disabledFilters accepted, but silent because a right is missing
 * @param blacklisted whether the platform gave up on the address
 */
public record Subscriber(
    String id,
    String extensionId,
    URI address,
    List<String> filters,
    List<String> disabledFilters,
    boolean blacklisted,
    Instant createdAt,
    Instant expiresAt) {
  public Subscriber {
    filters = List.copyOf(filters);
    disabledFilters = List.copyOf(disabledFilters);
  }
}
