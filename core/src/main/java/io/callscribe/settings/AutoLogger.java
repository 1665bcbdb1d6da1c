package io.callscribe.settings;

import io.callscribe.settings.LoggingSettings.Level;

/** Who logs a person's calls without being told to. */
public enum AutoLogger {
  SERVER,
  /** The person's open client. */
  CLIENT,
  NOBODY;

  /**
   * The one rule of who it is, so that never two do it.
   *
   * @param isAdmin whether the person is the admin who set server-side logging up
   * @param autoLog whether the person's client logs by itself, as the admin and the person set it
   */
  public static AutoLogger of(Level level, boolean isAdmin, boolean autoLog, boolean isClientOpen) {
    var client = autoLog && isClientOpen ? CLIENT : NOBODY;
    return switch (level) {
      case ACCOUNT -> SERVER;
      case ADMIN -> isAdmin ? SERVER : client;
      case OFF -> client;
    };
  }
}
