package io.callscribe.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * Reads typed values from MicroProfile Config and remembers which keys it was asked for, so that a
 * misspelt key is an error and not a surprise.
 */
public final class ConfigReader {
  private static final String PREFIX = "callscribe.";

  private final Config config;
  private final Map<String, String> defaults = new TreeMap<>();

  public ConfigReader(Config config) {
    this.config = config;
  }

  public Optional<String> optional(String key) {
    return raw(key, "");
  }

  public String text(String key, String byDefault) {
    return raw(key, byDefault).orElse(byDefault);
  }

  /** An ISO-8601 duration, more than zero. */
  public Duration duration(String key, Duration byDefault) {
    return raw(key, byDefault.toString()).map(v -> duration(key, v)).orElse(byDefault);
  }

  private static Duration duration(String key, String value) {
    try {
      var duration = Duration.parse(value);
      if (duration.isPositive()) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      throw new ConfigurationProblem(expected(key, value, "a duration such as PT30S or PT15M"));
    }
    throw new ConfigurationProblem(expected(key, value, "a duration longer than zero"));
  }

  public int integer(String key, int byDefault, int least, int most) {
    var expectation = "a whole number from " + least + " to " + most;
    return raw(key, String.valueOf(byDefault))
        .map(value -> integer(key, value, least, most, expectation))
        .orElse(byDefault);
  }

  private static int integer(String key, String value, int least, int most, String expectation) {
    try {
      var number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new ConfigurationProblem(expected(key, value, expectation));
    }
    throw new ConfigurationProblem(expected(key, value, expectation));
  }

  public boolean flag(String key, boolean byDefault) {
    return raw(key, String.valueOf(byDefault))
        .map(
            value ->
                switch (value) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw new ConfigurationProblem(expected(key, value, "true or false"));
                })
        .orElse(byDefault);
  }

  /** An absolute http or https address; a slash at the end is dropped. */
  public Optional<URI> address(String key) {
    return raw(key, "").map(value -> address(key, value));
  }

  public URI address(String key, URI byDefault) {
    return raw(key, byDefault.toString()).map(v -> address(key, v)).orElse(byDefault);
  }

  private static URI address(String key, String value) {
    try {
      var uri = new URI(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
      if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw new ConfigurationProblem(expected(key, value, "an http or https address"));
    }
    throw new ConfigurationProblem(expected(key, value, "an http or https address"));
  }

  private Optional<String> raw(String key, String byDefault) {
    defaults.put(key, byDefault);
    return config.getOptionalValue(key, String.class).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** Every key that was read, with the text of its default; empty if it has none. */
  public Map<String, String> defaults() {
    return Map.copyOf(defaults);
  }

  /**
   * To be called when everything was read.
   *
   * @throws ConfigurationProblem if there is a key of ours that nobody reads
   */
  public void refuseUnknownKeys() {
    var unknown = new TreeSet<String>();
    StreamSupport.stream(config.getPropertyNames().spliterator(), false)
        .filter(name -> name.startsWith(PREFIX) && !defaults.containsKey(name))
        .forEach(unknown::add);
    if (!unknown.isEmpty()) {
      throw new ConfigurationProblem(
          "%s is not a setting; docs/configuration.md lists all of them"
              .formatted(unknown.first()));
    }
  }

  /** A secret of so many bytes, in Base64 of either alphabet; a message never shows it. */
  public Optional<Secret> key(String key, int bytes) {
    return raw(key, "")
        .map(
            value -> {
              if (!isBase64(value, bytes)) {
                throw new ConfigurationProblem(expected(key, "***", bytes + " bytes in Base64"));
              }
              return new Secret(value);
            });
  }

  private static boolean isBase64(String value, int bytes) {
    try {
      return Base64.getUrlDecoder().decode(value.replace('+', '-').replace('/', '_')).length
          == bytes;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String expected(String key, String value, String expectation) {
    return "%s is '%s', expected %s".formatted(key, value, expectation);
  }
}
