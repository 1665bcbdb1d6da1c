package io.callscribe.settings;

import io.callscribe.account.ExtensionId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What server-side logging works on until the next one is taken: at a save of server-side logging
 * at once, else once an hour.
 *
 * @param version of the settings it was taken from; 0 if nothing was ever set
 * @param ringSense as it was found at the last save of server-side logging
 * @param company what the admin set, by name
 * @param mandated names of those that nobody else can change
 * @param people what each person set for themselves, by name
 */
public record Snapshot(
    long version,
    Instant takenAt,
    RingSense ringSense,
    Map<String, String> company,
    Set<String> mandated,
    Map<ExtensionId, Map<String, String>> people) {
  public Snapshot {
    company = Map.copyOf(company);
    mandated = Set.copyOf(mandated);
    people = Map.copyOf(people);
  }

  /**
   * Whether insights are subscribed to and written.
   *
   * @param why a sentence for the admin, also if it is active
   */
  public record RingSense(boolean active, String why) {
    public static final RingSense UNSAVED =
        new RingSense(false, "RingSense is not active: save server-side logging to activate it");
  }

  /** The admin's values. */
  public LoggingSettings settings() {
    return LoggingSettings.of(company);
  }

  /** Those of one person: their own where the admin leaves them the choice. */
  public LoggingSettings of(ExtensionId person) {
    var values = new HashMap<>(company);
    people
        .getOrDefault(person, Map.of())
        .forEach(
            (name, value) -> {
              var isTheirs =
                  LoggingSettings.find(name)
                      .filter(s -> s.scope() == Setting.Scope.USER)
                      .isPresent();
              if (isTheirs && !mandated.contains(name)) {
                values.put(name, value);
              }
            });
    return LoggingSettings.of(values);
  }
}
