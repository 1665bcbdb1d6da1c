package io.callscribe.connector;

import static jakarta.interceptor.Interceptor.Priority.LIBRARY_BEFORE;

import io.callscribe.api.ConnectorDescriptor;
import io.callscribe.api.CrmConnector;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the connector JARs of the plugin folder. A JAR that cannot be used is named with the reason
 * and changes nothing else.
 */
@ApplicationScoped
public class PluginHost {
  private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);
  private static final String API = "Callscribe-Api";
  private static final int API_MAJOR = 1;
  private static final int API_MINOR = 0;

  private final Map<String, LoadedConnector> connectors = new ConcurrentHashMap<>();
  private final List<ConnectorStatus> statuses = new ArrayList<>();
  private final Path folder;
  private final ConnectorJars jars;

  /** A connector in use, with the loader its code must see as context. */
  record LoadedConnector(
      CrmConnector connector, ConnectorDescriptor descriptor, ClassLoader loader) {}

  /** Why a JAR is not used. */
  private static final class Unusable extends Exception {
    Unusable(String message) {
      super(message);
    }
  }

  @Inject
  PluginHost(ConnectorConfig config) {
    this.folder = config.pluginsDirectory();
    this.jars = new ConnectorJars(folder);
  }

  void start(
      @Observes @Priority(LIBRARY_BEFORE + 60) @Initialized(ApplicationScoped.class) Object start) {
    for (var jar : files()) {
      var status = load(jar);
      statuses.add(status);
      status
          .problem()
          .ifPresentOrElse(
              problem -> LOG.warn("Plugin {} is not used: {}", status.file(), problem),
              () -> LOG.info("Connector {} is ready", status.id().orElseThrow()));
    }
    if (connectors.isEmpty()) {
      LOG.warn("There is no connector in {}: put a connector's JAR there", folder);
    }
  }

  void stop(
      @Observes @Priority(LIBRARY_BEFORE) @BeforeDestroyed(ApplicationScoped.class) Object stop) {
    jars.unloadPlugins();
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var entries = Files.list(folder)) {
      return entries.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      LOG.error("The plugin folder {} cannot be read: {}", folder, e.toString());
      return List.of();
    }
  }

  private ConnectorStatus load(Path jar) {
    var file = jar.getFileName().toString();
    try {
      var manifest = manifest(jar);
      var version = Optional.ofNullable(manifest.getValue("Plugin-Version"));
      requireLoadable(manifest);
      var descriptor = activate(jar);
      return new ConnectorStatus(file, Optional.of(descriptor.id()), version, Optional.empty());
    } catch (Unusable e) {
      return new ConnectorStatus(
          file, Optional.empty(), Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
    }
  }

  private static Attributes manifest(Path jar) throws Unusable {
    try (var file = new JarFile(jar.toFile())) {
      var manifest = file.getManifest();
      if (manifest == null) {
        throw new Unusable("it has no manifest");
      }
      return manifest.getMainAttributes();
    } catch (IOException e) {
      throw new Unusable("it is not a readable JAR (" + e.getMessage() + ")");
    }
  }

  private void requireLoadable(Attributes manifest) throws Unusable {
    var id = manifest.getValue("Plugin-Id");
    if (id == null || manifest.getValue("Plugin-Version") == null) {
      throw new Unusable("its manifest names no Plugin-Id and Plugin-Version");
    }
    var same = jars.getPlugin(id);
    if (same != null) {
      throw new Unusable(
          "its id '%s' is taken by %s".formatted(id, same.getPluginPath().getFileName()));
    }
    var api = manifest.getValue(API);
    if (api == null || !api.matches("\\d{1,4}\\.\\d{1,4}")) {
      throw new Unusable("its manifest does not say which %s it needs, such as 1.0".formatted(API));
    }
    var parts = api.split("\\.");
    var major = Integer.parseInt(parts[0]);
    if (major != API_MAJOR || Integer.parseInt(parts[1]) > API_MINOR) {
      throw new Unusable(
          "it needs the plugin API %s, and this host has %d.%d"
              .formatted(api, API_MAJOR, API_MINOR));
    }
  }

  /** Loads, starts and describes it, and takes all of that back if anything fails. */
  private ConnectorDescriptor activate(Path jar) throws Unusable {
    @Nullable String id = null;
    try {
      id = jars.loadPlugin(jar);
      jars.startPlugin(id);
      var found = jars.getExtensions(CrmConnector.class, id);
      if (found.size() != 1) {
        throw new Unusable(
            "it has %d extensions that implement CrmConnector, expected one"
                .formatted(found.size()));
      }
      var descriptor = found.getFirst().descriptor();
      if (connectors.containsKey(descriptor.id())) {
        throw new Unusable("another JAR already has the connector '" + descriptor.id() + "'");
      }
      connectors.put(
          descriptor.id(),
          new LoadedConnector(found.getFirst(), descriptor, jars.getPluginClassLoader(id)));
      return descriptor;
    } catch (RuntimeException | Error e) { // Whatever it is, the host starts.
      unload(id);
      throw new Unusable("it does not start: " + e);
    } catch (Unusable e) {
      unload(id);
      throw e;
    }
  }

  private void unload(@Nullable String id) {
    if (id != null) {
      jars.unloadPlugin(id);
    }
  }

  Optional<LoadedConnector> loaded(String connectorId) {
    return Optional.ofNullable(connectors.get(connectorId));
  }

  String version(String connectorId) {
    return statuses.stream()
        .filter(s -> s.isActive() && s.id().filter(connectorId::equals).isPresent())
        .findFirst()
        .flatMap(ConnectorStatus::version)
        .orElse("");
  }

  public Optional<ConnectorDescriptor> find(String connectorId) {
    return loaded(connectorId).map(LoadedConnector::descriptor);
  }

  public Collection<ConnectorDescriptor> descriptors() {
    return connectors.values().stream().map(LoadedConnector::descriptor).toList();
  }

  /** One entry per file, in order of their names. */
  public List<ConnectorStatus> statuses() {
    return List.copyOf(statuses);
  }
}
