package io.callscribe.dist;

import io.callscribe.settings.ConfigurationProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** The operator's file. The environment (300) and the command line (400) win over it. */
public class ConfigFile implements ConfigSource {
  static final String LOCATION = "io.callscribe.config";

  /** What ships with us has less. */
  static final int LOWEST_OF_OPERATOR = 250;

  private final Map<String, String> values = new HashMap<>();
  private final String file = System.getProperty(LOCATION, "");

  public ConfigFile() {
    if (!file.isEmpty() && Files.exists(Path.of(file))) {
      values.putAll(read(Path.of(file)));
    }
  }

  /**
   * @throws ConfigurationProblem if the file is not a properties file
   */
  static Map<String, String> read(Path path) {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(path)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigurationProblem("%s cannot be read: %s".formatted(path, e.getMessage()));
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(Function.identity(), properties::getProperty));
  }

  @Override
  public int getOrdinal() {
    return LOWEST_OF_OPERATOR;
  }

  @Override
  public Set<String> getPropertyNames() {
    return Set.copyOf(values.keySet());
  }

  @Override
  public @Nullable String getValue(String name) {
    return values.get(name);
  }

  @Override
  public String getName() {
    return file;
  }
}
