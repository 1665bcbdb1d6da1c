package io.callscribe.ringcentral;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A subscription to events as RingCentral holds it.
 *
 * @param filters what it is for, delivered or not
 * @param disabledFilters accepted but not delivered
 */
public record SubscriptionState(
    String id,
    String status,
    String address,
    Set<EventFilter> filters,
    List<String> disabledFilters,
    Instant createdAt,
    Instant expiresAt) {
  public SubscriptionState {
    filters = Set.copyOf(filters);
    disabledFilters = List.copyOf(disabledFilters);
  }

  public boolean isActive() {
    return status.equalsIgnoreCase("Active");
  }

  static SubscriptionState of(Fields fields, Instant now) {
    var disabled =
        fields.objects("disabledFilters").stream().flatMap(f -> f.text("filter").stream()).toList();
    return new SubscriptionState(
        fields.text("id").orElse(""),
        fields.text("status").orElse(""),
        fields.object("deliveryMode").text("address").orElse(""),
        Stream.concat(fields.texts("eventFilters").stream(), disabled.stream())
            .flatMap(f -> EventFilter.find(f).stream())
            .collect(Collectors.toSet()),
        disabled,
        fields.instant("creationTime").orElse(now),
        fields
            .instant("expirationTime")
            .orElseGet(() -> now.plusSeconds(fields.number("expiresIn"))));
  }
}
