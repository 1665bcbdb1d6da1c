package io.callscribe.settings;

import io.callscribe.account.Author;
import io.callscribe.account.ExtensionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One change of the settings of an account.
 *
 * @param version of the settings after it
 * @param entries in order of person and name
 */
public record Revision(long version, Author by, Instant at, List<Entry> entries) {
  public Revision {
    entries = List.copyOf(entries);
  }

  /**
   * What became of one setting.
   *
   * @param person whose it is; absent for the company's
   * @param before absent for the default
   * @param after likewise
   */
  public record Entry(
      Optional<ExtensionId> person,
      String name,
      Optional<String> before,
      Optional<String> after,
      boolean mandatedBefore,
      boolean mandatedAfter) {}
}
