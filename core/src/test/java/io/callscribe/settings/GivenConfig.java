package io.callscribe.settings;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** MicroProfile Config with these values and no others. */
public final class GivenConfig {
  private GivenConfig() {}

  public static Config of(Map<String, String> values) {
    return ConfigProviderResolver.instance().getBuilder().withSources(new Values(values)).build();
  }

  /** Along with what ships with the product. */
  public static Config with(Map<String, String> values) {
    return ConfigProviderResolver.instance()
        .getBuilder()
        .addDefaultSources()
        .addDiscoveredSources()
        .addDiscoveredConverters()
        .withSources(new Values(values))
        .build();
  }

  private record Values(Map<String, String> values) implements ConfigSource {
    @Override
    public Set<String> getPropertyNames() {
      return values.keySet();
    }

    @Override
    public @Nullable String getValue(String name) {
      return values.get(name);
    }

    @Override
    public int getOrdinal() {
      return 1000;
    }

    @Override
    public String getName() {
      return "given";
    }
  }
}
