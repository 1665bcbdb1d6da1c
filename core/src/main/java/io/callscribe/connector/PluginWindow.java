package io.callscribe.connector;

import java.util.List;

/** What a plugin sees of the host: the interface, the logger, the JDK, and nothing else. */
class PluginWindow extends ClassLoader {
  static final List<String> FROM_HOST =
      List.of("io.callscribe.api.", "org.pf4j.", "org.slf4j.", "org.jspecify.");

  private final ClassLoader host;

  PluginWindow(ClassLoader host) {
    super("plugin-window", ClassLoader.getPlatformClassLoader());
    this.host = host;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (FROM_HOST.stream().anyMatch(name::startsWith)) {
      return host.loadClass(name);
    }
    throw new ClassNotFoundException(name);
  }
}
