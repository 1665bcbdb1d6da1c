package io.callscribe;

import io.callscribe.settings.GivenConfig;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/** All beans of core, started as the server starts them. One at a time. */
public final class CoreHost implements AutoCloseable {
  private final SeContainer container;

  private CoreHost(SeContainer container) {
    this.container = container;
  }

  public static CoreHost start(Path folder, Map<String, String> settings) {
    var values = new HashMap<>(settings);
    values.put("callscribe.data.directory", folder.resolve("data").toString());
    values.put("callscribe.plugins.directory", folder.resolve("plugins").toString());
    values.put("callscribe.work.poll-interval", "PT0.1S");
    values.put("mp.initializer.allow", "true");
    values.put("mp.initializer.no-warn", "true");
    values.put("server.port", "0");
    values.put("server.host", "127.0.0.1");
    var configs = ConfigProviderResolver.instance();
    var loader = Thread.currentThread().getContextClassLoader();
    configs.releaseConfig(configs.getConfig(loader));
    configs.registerConfig(GivenConfig.with(values), loader);
    return new CoreHost(SeContainerInitializer.newInstance().initialize());
  }

  public <T> T the(Class<T> type) {
    return container.select(type).get();
  }

  @Override
  public void close() {
    container.close();
  }
}
