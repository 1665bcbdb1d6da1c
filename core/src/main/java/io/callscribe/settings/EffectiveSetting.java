package io.callscribe.settings;

import io.callscribe.account.Author;
import java.time.Instant;
import java.util.Optional;

/**
 * A setting with the value it has for the company or for one person.
 *
 * @param value as text, read from whoever set it, else the default
 * @param by who set it; absent for the default
 * @param at when it was set; absent for the default
 * @param version of the settings since when it is like this; 0 if it was never touched
 * @param mandated whether only the admin may change it
 * @param pending whether server-side logging still works with another value
 */
public record EffectiveSetting(
    Setting<?> setting,
    String value,
    SetBy setBy,
    Optional<Author> by,
    Optional<Instant> at,
    long version,
    boolean mandated,
    boolean pending) {

  /** Whose value it is. */
  public enum SetBy {
    DEFAULT,
    /** The company's. */
    ADMIN,
    /** The person's own. */
    USER
  }
}
