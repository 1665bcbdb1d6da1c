package io.callscribe.api;

import java.util.List;
import java.util.Optional;

/**
 * One page of a longer list.
 *
 * @param next opaque; absent on the last page
 * @param truncated the connector stopped at a limit of its own although there is more
 * @since 1.0
 */
public record Page<T>(List<T> items, Optional<String> next, boolean truncated) {
  public Page {
    items = List.copyOf(items);
  }

  public static <T> Page<T> last(List<T> items) {
    return new Page<>(items, Optional.empty(), false);
  }
}
