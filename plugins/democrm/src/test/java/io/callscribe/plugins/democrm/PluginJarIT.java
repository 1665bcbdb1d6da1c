package io.callscribe.plugins.democrm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.api.CrmConnector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pf4j.DefaultPluginManager;
import org.pf4j.PluginState;

/** The JAR as an admin drops it into the plugin folder. */
class PluginJarIT {
  private static final Path JAR = Path.of(System.getProperty("plugin.jar"));
  private static final String VERSION = System.getProperty("plugin.version");

  @Test
  void the_manifest_names_the_plugin() throws IOException {
    try (var jar = new JarFile(JAR.toFile())) {
      var manifest = jar.getManifest().getMainAttributes();

      assertThat(manifest.getValue("Plugin-Id")).isEqualTo("democrm");
      assertThat(manifest.getValue("Plugin-Version")).isEqualTo(VERSION);
      assertThat(manifest.getValue("Plugin-Provider")).isEqualTo("Callscribe");
      assertThat(manifest.getValue("Plugin-Description")).isNotBlank();
      assertThat(manifest.getValue("Plugin-Requires")).isNull();
      assertThat(manifest.getValue("Callscribe-Api")).isEqualTo("1.0");
    }
  }

  @Test
  void the_jar_has_its_own_libraries_and_nothing_of_the_host() throws IOException {
    try (var jar = new JarFile(JAR.toFile())) {
      assertThat(jar.stream().map(ZipEntry::getName))
          .contains(
              "META-INF/extensions.idx",
              "META-INF/services/jakarta.json.spi.JsonProvider",
              "org/eclipse/parsson/JsonProviderImpl.class",
              "jakarta/json/Json.class")
          .doesNotHaveDuplicates()
          .noneMatch(name -> name.startsWith("io/callscribe/api/"))
          .noneMatch(name -> name.startsWith("org/pf4j/"))
          .noneMatch(name -> name.startsWith("org/slf4j/"))
          .noneMatch(name -> name.startsWith("org/jspecify/"))
          .noneMatch(name -> name.endsWith("module-info.class"));
      assertThat(text(jar, "META-INF/extensions.idx").lines())
          .filteredOn(line -> !line.startsWith("#"))
          .containsExactly(DemoCrmConnector.class.getName());
    }
  }

  @Test
  void the_jar_loads_and_its_connector_reads_json_with_its_own_library(@TempDir Path folder)
      throws Exception {
    Files.copy(JAR, folder.resolve(JAR.getFileName()));
    var plugins = new DefaultPluginManager(folder);

    plugins.loadPlugins();
    plugins.startPlugins();

    try {
      assertThat(plugins.getPlugin("democrm").getPluginState()).isEqualTo(PluginState.STARTED);
      var connectors = plugins.getExtensions(CrmConnector.class, "democrm");
      assertThat(connectors).hasSize(1);
      var connector = connectors.getFirst();
      var loader = plugins.getPluginClassLoader("democrm");
      assertThat(connector.getClass().getClassLoader()).isSameAs(loader);
      assertThat(loader.loadClass("jakarta.json.Json").getClassLoader()).isSameAs(loader);
      assertThat(connector.descriptor().id()).isEqualTo("democrm");
      var crm = new CannedCrm().answering(200, "{\"id\":\"u-maya\",\"name\":\"Maya\"}");
      var identity = inLoader(loader, () -> connector.identity(crm));
      assertThat(identity.name()).isEqualTo("Maya");
    } finally {
      assertThat(plugins.unloadPlugin("democrm")).isTrue();
    }
  }

  /** As the host does around every call. */
  private static <T> T inLoader(ClassLoader loader, Callable<T> call) throws Exception {
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return call.call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static String text(JarFile jar, String name) throws IOException {
    try (var stream = jar.getInputStream(jar.getEntry(name))) {
      return new String(stream.readAllBytes(), UTF_8);
    }
  }
}
