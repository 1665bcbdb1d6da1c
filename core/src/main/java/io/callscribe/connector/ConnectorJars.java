package io.callscribe.connector;

import java.nio.file.Path;
import org.pf4j.ClassLoadingStrategy;
import org.pf4j.DefaultPluginManager;
import org.pf4j.JarPluginLoader;
import org.pf4j.JarPluginRepository;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginLoader;
import org.pf4j.PluginManager;
import org.pf4j.PluginRepository;

/** PF4J as we use it: single JARs, plugin-first, through the window. */
class ConnectorJars extends DefaultPluginManager {
  ConnectorJars(Path folder) {
    super(folder);
  }

  @Override
  protected PluginDescriptorFinder createPluginDescriptorFinder() {
    return new ManifestPluginDescriptorFinder();
  }

  @Override
  protected PluginRepository createPluginRepository() {
    return new JarPluginRepository(getPluginsRoot());
  }

  @Override
  protected PluginLoader createPluginLoader() {
    return new JarPluginLoader(this) {
      @Override
      protected PluginClassLoader createPluginClassLoader(Path jar, PluginDescriptor descriptor) {
        return new IsolatedLoader(pluginManager, descriptor);
      }
    };
  }

  private static class IsolatedLoader extends PluginClassLoader {
    IsolatedLoader(PluginManager manager, PluginDescriptor descriptor) {
      super(
          manager,
          descriptor,
          new PluginWindow(ConnectorJars.class.getClassLoader()),
          ClassLoadingStrategy.PDA);
    }

    @Override
    protected boolean shouldDelegateToParent(String className) {
      return PluginWindow.FROM_HOST.stream().anyMatch(className::startsWith);
    }
  }
}
