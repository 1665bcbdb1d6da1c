package io.callscribe.settings;

/** A value that stops start-up. The message is one line: key, value, what is expected. */
public final class ConfigurationProblem extends RuntimeException {
  public ConfigurationProblem(String message) {
    super(message);
  }
}
