package io.callscribe.settings;

import java.util.Optional;

/**
 * What is changed about one setting; what it does not name stays.
 *
 * @param value the new one, as text; absent to keep the old one
 * @param toDefault whether the value is given up for the default, or for what the admin set
 * @param mandated whether nobody but the admin may have another value; absent to keep it
 */
public record Change(Optional<String> value, boolean toDefault, Optional<Boolean> mandated) {
  /** As if nobody had ever set it. */
  public static final Change RESET = new Change(Optional.empty(), true, Optional.of(false));

  public static final Change TO_DEFAULT = new Change(Optional.empty(), true, Optional.empty());
  public static final Change NONE = new Change(Optional.empty(), false, Optional.empty());

  public static Change to(String value) {
    return new Change(Optional.of(value), false, Optional.empty());
  }

  public Change mandate(boolean on) {
    return new Change(value, toDefault, Optional.of(on));
  }
}
