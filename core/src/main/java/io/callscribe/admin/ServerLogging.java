package io.callscribe.admin;

import io.callscribe.settings.LoggingSettings;
import io.callscribe.settings.Pending;
import io.callscribe.settings.Snapshot.RingSense;
import java.time.Instant;
import java.util.List;

/**
 * How server-side logging stands.
 *
 * @param saved the admin's values, in use or not
 * @param subscription a sentence
 * @param subscribedTo {@code calls}, {@code insights}, both or neither
 * @param version of the settings in use
 * @param takenAt when they came into use
 * @param pending what is saved and not in use
 * @param alerts sentences; empty if nothing has to be done
 */
public record ServerLogging(
    String label,
    LoggingSettings saved,
    LicenceStatus licence,
    String subscription,
    List<String> subscribedTo,
    RingSense ringSense,
    long version,
    Instant takenAt,
    Pending pending,
    List<String> alerts) {
  public ServerLogging {
    subscribedTo = List.copyOf(subscribedTo);
    alerts = List.copyOf(alerts);
  }
}
