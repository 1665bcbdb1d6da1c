package io.callscribe.settings;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the admin chose about logging: an immutable snapshot that every decision of a call is based
 * on.
 *
 * @param internalCalls whether calls between two people of the company are logged
 * @param insights which parts of an insight are written
 */
public record LoggingSettings(
    Level level, OwnerPolicy ownerPolicy, Timing timing, boolean internalCalls, Insights insights) {

  /** Whose calls the server logs. */
  public enum Level {
    OFF,
    /** The admin's own, to try it out. */
    ADMIN,
    ACCOUNT
  }

  /** Who owns the record. */
  public enum OwnerPolicy {
    ADMIN,
    /** The agent if possible, else the admin. */
    AGENT
  }

  /** When the record is written. */
  public enum Timing {
    INCREMENTAL,
    ALL_AT_ONCE
  }

  /** One switch per part. */
  public record Insights(
      boolean transcript, boolean summary, boolean bullets, boolean score, boolean link) {
    public boolean any() {
      return transcript || summary || bullets || score || link;
    }
  }

  public static final LoggingSettings DEFAULT = of(Map.of());

  static LoggingSettings of(Map<String, String> values) {
    return new LoggingSettings(
        choice(values, "server-logging.level", Level.class, Level.OFF),
        choice(values, "server-logging.owner", OwnerPolicy.class, OwnerPolicy.AGENT),
        choice(values, "activity.timing", Timing.class, Timing.INCREMENTAL),
        flag(values, "activity.internal-calls", false),
        new Insights(
            flag(values, "insights.transcript", true),
            flag(values, "insights.summary", true),
            flag(values, "insights.bullets", true),
            flag(values, "insights.score", true),
            flag(values, "insights.link", true)));
  }

  Map<String, String> values() {
    return Map.of(
        "server-logging.level", level.name(),
        "server-logging.owner", ownerPolicy.name(),
        "activity.timing", timing.name(),
        "activity.internal-calls", String.valueOf(internalCalls),
        "insights.transcript", String.valueOf(insights.transcript()),
        "insights.summary", String.valueOf(insights.summary()),
        "insights.bullets", String.valueOf(insights.bullets()),
        "insights.score", String.valueOf(insights.score()),
        "insights.link", String.valueOf(insights.link()));
  }

  private static <E extends Enum<E>> E choice(
      Map<String, String> values, String name, Class<E> type, E byDefault) {
    return Optional.ofNullable(values.get(name))
        .map(v -> Enum.valueOf(type, v.toUpperCase(Locale.ROOT)))
        .orElse(byDefault);
  }

  private static boolean flag(Map<String, String> values, String name, boolean byDefault) {
    return Optional.ofNullable(values.get(name)).map(Boolean::parseBoolean).orElse(byDefault);
  }
}
