package io.callscribe.settings;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What was set and is not yet used by server-side logging.
 *
 * @param until when it will be; absent if nothing is pending, or if it waits for the admin to save
 *     server-side logging
 * @param names of the settings concerned, the company's and those of people
 */
public record Pending(Optional<Instant> until, Set<String> names) {
  public static final Pending NOTHING = new Pending(Optional.empty(), Set.of());
}
