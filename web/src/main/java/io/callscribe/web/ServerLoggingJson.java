package io.callscribe.web;

import io.callscribe.admin.ServerLogging;
import io.callscribe.settings.LoggingSettings.Level;
import io.callscribe.settings.Snapshot.Prerequisite;
import io.callscribe.settings.Snapshot.RingSense;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Server-side logging as it is saved, and how it stands.
 *
 * @param level one of {@code levels}
 * @param owner {@code admin} or {@code agent}
 * @param blocked numbers and extensions with commas between them
 * @param alerts sentences; empty if nothing has to be done
 */
public record ServerLoggingJson(
    String label,
    String level,
    List<String> levels,
    String owner,
    boolean ownerByEmail,
    String blocked,
    LicenceJson licence,
    SubscriptionJson subscription,
    RingSenseJson ringSense,
    SnapshotJson snapshot,
    List<String> alerts) {
  private static final String RECOMMENDATION =
      "RingSense finds something in recorded calls only: let RingCentral record calls"
          + " automatically";

  /** One of {@code not-required, licensed, missing}. */
  public record LicenceJson(String status) {}

  /**
   * What RingCentral tells us.
   *
   * @param state a sentence
   * @param filters {@code calls}, {@code insights}, both or neither
   */
  public record SubscriptionJson(String state, List<String> filters) {}

  /**
   * Whether insights are written.
   *
   * @param why a sentence
   * @param prerequisites as they were found when server-side logging was saved
   */
  public record RingSenseJson(
      String label,
      boolean active,
      String why,
      List<PrerequisiteJson> prerequisites,
      String recommendation) {
    static RingSenseJson of(RingSense ringSense) {
      return new RingSenseJson(
          "experimental",
          ringSense.active(),
          ringSense.why(),
          ringSense.prerequisites().stream().map(PrerequisiteJson::of).toList(),
          RECOMMENDATION);
    }
  }

  /**
   * One thing that RingSense needs.
   *
   * @param met absent if it could not be found out
   */
  public record PrerequisiteJson(String name, Optional<Boolean> met, String explanation) {
    static PrerequisiteJson of(Prerequisite p) {
      return new PrerequisiteJson(p.name(), p.met(), p.explanation());
    }
  }

  /**
   * The settings that calls are logged with.
   *
   * @param pendingUntil when what is pending comes into use without a save
   * @param pendingNames of settings that were changed and are not in use
   */
  public record SnapshotJson(
      long version, Instant takenAt, Optional<Instant> pendingUntil, List<String> pendingNames) {}

  static ServerLoggingJson of(ServerLogging from) {
    var saved = from.saved();
    return new ServerLoggingJson(
        from.label(),
        Body.word(saved.level()),
        Body.words(Level.class),
        Body.word(saved.ownerPolicy()),
        saved.ownerByEmail(),
        saved.blocked().text(),
        new LicenceJson(Body.word(from.licence())),
        new SubscriptionJson(from.subscription(), from.subscribedTo()),
        RingSenseJson.of(from.ringSense()),
        new SnapshotJson(
            from.version(),
            from.takenAt(),
            from.pending().until(),
            from.pending().names().stream().sorted().toList()),
        from.alerts());
  }
}
