package io.callscribe.call;

import io.callscribe.account.ExtensionId;
import java.time.Instant;
import java.util.Set;

/**
 * More is known of a call. Fired inside of the transaction that stored it.
 *
 * @param people who took part and whose part is over, or has begun if records are begun then
 */
public record CallFactsChanged(
    SessionKey call, Set<ExtensionId> people, Instant startedAt, Instant endedAt) {
  public CallFactsChanged {
    people = Set.copyOf(people);
  }
}
