package io.callscribe.ringcentral;

import java.time.Instant;
import java.util.List;

/**
 * A subscription to events as RingCentral holds it.
 *
 * @param disabledFilters accepted but not delivered
 */
public record SubscriptionState(
    String id,
    String status,
    String address,
    List<String> disabledFilters,
    Instant createdAt,
    Instant expiresAt) {
  public SubscriptionState {
    disabledFilters = List.copyOf(disabledFilters);
  }

  public boolean isActive() {
    return status.equalsIgnoreCase("Active");
  }

  static SubscriptionState of(Fields fields, Instant now) {
    return new SubscriptionState(
        fields.text("id").orElse(""),
        fields.text("status").orElse(""),
        fields.object("deliveryMode").text("address").orElse(""),
        fields.objects("disabledFilters").stream().flatMap(f -> f.text("filter").stream()).toList(),
        fields.instant("creationTime").orElse(now),
        fields
            .instant("expirationTime")
            .orElseGet(() -> now.plusSeconds(fields.number("expiresIn"))));
  }
}
