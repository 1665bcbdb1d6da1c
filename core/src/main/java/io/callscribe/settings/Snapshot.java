package io.callscribe.settings;

import io.callscribe.account.ExtensionId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
   * @param finishing whether server-side logging was switched off while it was active: records that
   *     were begun before still get their insights
   * @param prerequisites as they were found, in the order in which an admin meets them; empty if
   *     they never were looked at
   */
  public record RingSense(
      boolean active, String why, boolean finishing, List<Prerequisite> prerequisites) {
    public static final RingSense UNSAVED =
        new RingSense(false, "RingSense is not active: save server-side logging to activate it");
    public static final RingSense OFF = new RingSense(false, "RingSense is switched off");

    public RingSense {
      prerequisites = List.copyOf(prerequisites);
    }

    public RingSense(boolean active, String why) {
      this(active, why, false, List.of());
    }

    /** Whether something could not be found out, and nothing else is missing. */
    public boolean isUnfinished() {
      return prerequisites.stream().noneMatch(p -> p.met().equals(Optional.of(false)))
          && prerequisites.stream().anyMatch(p -> p.met().isEmpty());
    }

    /** Whether insights that arrive are kept and written. */
    public boolean takesInsights() {
      return active || finishing;
    }

    /** What it is while the server begins no record. */
    public RingSense waiting(List<Prerequisite> found) {
      return new RingSense(
          false,
          "RingSense is waiting for server-side logging: switch it on and save",
          active || finishing,
          found);
    }
  }

  /**
   * One of the things that RingSense needs.
   *
   * @param met absent if it could not be found out
   * @param explanation what was found, and the next step if it is not met
   */
  public record Prerequisite(String name, Optional<Boolean> met, String explanation) {}

  /** The admin's values. */
  public LoggingSettings settings() {
    return LoggingSettings.of(company);
  }

  /** Those of one person: their own where the admin leaves them the choice. */
  public LoggingSettings of(ExtensionId person) {
    return LoggingSettings.of(values(person));
  }

  /** Whether anybody wants a part of an insight, be RingSense active or not. */
  public boolean wantsInsights() {
    return LoggingSettings.of(company).insights().any()
        || people.keySet().stream().anyMatch(p -> LoggingSettings.of(values(p)).insights().any());
  }

  /** What counts for the person, by name. */
  Map<String, String> values(ExtensionId person) {
    var values = new HashMap<>(company);
    people
        .getOrDefault(person, Map.of())
        .forEach(
            (name, value) -> {
              if (isTheirs(name)) {
                values.put(name, value);
              }
            });
    return values;
  }

  private boolean isTheirs(String name) {
    return !mandated.contains(name)
        && LoggingSettings.find(name).filter(s -> s.scope() == Setting.Scope.USER).isPresent();
  }

  /** The same with some of the admin's values changed. */
  public Snapshot with(Map<String, String> changes) {
    var changed = new HashMap<>(company);
    changed.putAll(changes);
    return new Snapshot(version, takenAt, ringSense, changed, mandated, people);
  }

  Snapshot with(RingSense found) {
    return new Snapshot(version, takenAt, found, company, mandated, people);
  }
}
