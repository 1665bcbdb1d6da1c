package io.callscribe.connector;

import io.callscribe.api.CrmConnector;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.pf4j.ExtensionPoint;

/** A connector's JAR, compiled and packed for a test; valid by default. */
final class PluginJar {
  private static final String CONNECTOR =
      """
      package vendor;

      import io.callscribe.api.*;

      public class %s implements CrmConnector {
        %s

        @Override
        public ConnectorDescriptor descriptor() {
          %s
        }

        @Override
        public Identity identity(CrmSession session) {
          throw new ConnectorException.Unavailable("not asked", java.util.Optional.empty());
        }
      }
      """;

  private final Map<String, @Nullable String> manifest = new LinkedHashMap<>();
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final List<String> extensions = new ArrayList<>();

  private PluginJar(String id) {
    manifest.put("Plugin-Id", id);
    manifest.put("Plugin-Version", "1.2.3");
    manifest.put("Callscribe-Api", "1.0");
  }

  /** With a connector of the same id. */
  static PluginJar of(String id) {
    return without(id).connector("Connector", id);
  }

  /** Without a connector. */
  static PluginJar without(String id) {
    return new PluginJar(id);
  }

  PluginJar connector(String className, String connectorId) {
    return connector(
        className,
        "",
        "return ConnectorDescriptor.builder(\"%s\", \"A CRM\").build();".formatted(connectorId));
  }

  /**
   * @param members of the class
   * @param descriptor the body of the method
   */
  PluginJar connector(String className, String members, String descriptor) {
    source("vendor." + className, CONNECTOR.formatted(className, members, descriptor));
    return extension("vendor." + className);
  }

  PluginJar source(String className, String source) {
    sources.put(className, source);
    return this;
  }

  PluginJar extension(String className) {
    extensions.add(className);
    return this;
  }

  /**
   * @param value null leaves it out
   */
  PluginJar manifest(String name, @Nullable String value) {
    manifest.put(name, value);
    return this;
  }

  Path in(Path folder, String file) {
    try {
      var classes = Files.createTempDirectory(folder, "classes");
      compile(classes);
      write(classes, folder.resolve(file));
      return folder.resolve(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compile(Path classes) {
    if (sources.isEmpty()) {
      return;
    }
    var said = new StringWriter();
    var options =
        List.of("-d", classes.toString(), "-cp", classPath(), "--release", "21", "-proc:none");
    var files = sources.entrySet().stream().map(e -> file(e.getKey(), e.getValue())).toList();
    var compiler = ToolProvider.getSystemJavaCompiler();
    if (!compiler.getTask(said, null, null, options, null, files).call()) {
      throw new IllegalArgumentException(said.toString());
    }
  }

  private static String classPath() {
    return Stream.of(CrmConnector.class, ExtensionPoint.class, Nullable.class)
        .map(PluginJar::locationOf)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String locationOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JavaFileObject file(String className, String source) {
    var uri = URI.create("string:///" + className.replace('.', '/') + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }

  private void write(Path classes, Path jar) throws IOException {
    try (var out = new JarOutputStream(Files.newOutputStream(jar), packedManifest());
        var files = Files.walk(classes)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        add(out, classes.relativize(file).toString(), Files.readAllBytes(file));
      }
      var index = String.join("\n", extensions) + "\n";
      add(out, "META-INF/extensions.idx", index.getBytes(StandardCharsets.UTF_8));
    }
  }

  private Manifest packedManifest() {
    var packed = new Manifest();
    packed.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.forEach(
        (name, value) -> {
          if (value != null) {
            packed.getMainAttributes().putValue(name, value);
          }
        });
    return packed;
  }

  private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    ((OutputStream) out).write(content);
    out.closeEntry();
  }
}
