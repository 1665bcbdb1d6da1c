package io.callscribe.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.callscribe.api.ConnectorDescriptor;
import io.callscribe.api.CrmConnector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class PluginHostTest {
  @TempDir private Path folder;
  private PluginHost host;

  @BeforeEach
  void folderIsEmpty() {
    host = new PluginHost(new ConnectorConfig(folder, Duration.ofSeconds(1), 4, 10_000));
  }

  @AfterEach
  void stop() {
    host.stop(this);
  }

  private ConnectorStatus statusOf(String file) {
    return host.statuses().stream().filter(s -> s.file().equals(file)).findFirst().orElseThrow();
  }

  @Test
  void a_connector_is_used_when_its_jar_lies_in_the_folder() {
    PluginJar.of("good-crm").in(folder, "good.jar");

    host.start(this);

    assertThat(host.statuses())
        .containsExactly(
            new ConnectorStatus(
                "good.jar", Optional.of("good-crm"), Optional.of("1.2.3"), Optional.empty()));
    assertThat(host.find("good-crm").map(ConnectorDescriptor::name)).contains("A CRM");
    assertThat(host.descriptors()).hasSize(1);
  }

  @Test
  void an_absent_folder_holds_no_connectors() {
    var nowhere = folder.resolve("nowhere");
    var lonely = new PluginHost(new ConnectorConfig(nowhere, Duration.ofSeconds(1), 4, 10_000));

    lonely.start(this);

    assertThat(lonely.statuses()).isEmpty();
    assertThat(lonely.find("good-crm")).isEmpty();
  }

  @Test
  void a_file_that_is_no_jar_is_left_alone() throws IOException {
    Files.writeString(folder.resolve("README.txt"), "Put JARs here");

    host.start(this);

    assertThat(host.statuses()).isEmpty();
  }

  static Stream<Arguments> unusable() {
    return Stream.of(
        Arguments.argumentSet(
            "no id",
            PluginJar.of("bad-crm").manifest("Plugin-Id", null),
            "its manifest names no Plugin-Id and Plugin-Version"),
        Arguments.argumentSet(
            "no version",
            PluginJar.of("bad-crm").manifest("Plugin-Version", null),
            "its manifest names no Plugin-Id and Plugin-Version"),
        Arguments.argumentSet(
            "no API",
            PluginJar.of("bad-crm").manifest("Callscribe-Api", null),
            "its manifest does not say which Callscribe-Api it needs, such as 1.0"),
        Arguments.argumentSet(
            "malformed API",
            PluginJar.of("bad-crm").manifest("Callscribe-Api", "one"),
            "its manifest does not say which Callscribe-Api it needs, such as 1.0"),
        Arguments.argumentSet(
            "newer minor API",
            PluginJar.of("bad-crm").manifest("Callscribe-Api", "1.1"),
            "it needs the plugin API 1.1, and this host has 1.0"),
        Arguments.argumentSet(
            "newer major API",
            PluginJar.of("bad-crm").manifest("Callscribe-Api", "2.0"),
            "it needs the plugin API 2.0, and this host has 1.0"),
        Arguments.argumentSet(
            "older major API",
            PluginJar.of("bad-crm").manifest("Callscribe-Api", "0.9"),
            "it needs the plugin API 0.9, and this host has 1.0"),
        Arguments.argumentSet(
            "the id of another JAR", PluginJar.of("good-crm"), "its id 'good-crm' is taken by"),
        Arguments.argumentSet(
            "the connector of another JAR",
            PluginJar.without("bad-crm").connector("Connector", "good-crm"),
            "another JAR already has the connector 'good-crm'"),
        Arguments.argumentSet(
            "no extension",
            PluginJar.without("bad-crm"),
            "it has 0 extensions that implement CrmConnector, expected one"),
        Arguments.argumentSet(
            "two extensions",
            PluginJar.of("bad-crm").connector("Second", "second-crm"),
            "it has 2 extensions that implement CrmConnector, expected one"),
        Arguments.argumentSet(
            "an extension that is not there",
            PluginJar.without("bad-crm").extension("vendor.Gone"),
            "expected one"),
        Arguments.argumentSet(
            "a descriptor that throws",
            PluginJar.without("bad-crm")
                .connector("Connector", "", "throw new IllegalStateException(\"no luck\");"),
            "no luck"),
        Arguments.argumentSet(
            "a descriptor that never ends",
            PluginJar.without("bad-crm").connector("Connector", "", "return descriptor();"),
            "StackOverflowError"),
        Arguments.argumentSet(
            "a descriptor that asserts",
            PluginJar.without("bad-crm")
                .connector("Connector", "", "throw new AssertionError(\"no luck\");"),
            "no luck"),
        Arguments.argumentSet(
            "no descriptor",
            PluginJar.without("bad-crm").connector("Connector", "", "return null;"),
            "it does not start"),
        Arguments.argumentSet(
            "a constructor that throws",
            PluginJar.without("bad-crm")
                .connector(
                    "Connector",
                    "public Connector() { throw new IllegalStateException(\"no luck\"); }",
                    "return null;"),
            "expected one"),
        Arguments.argumentSet(
            "a class that cannot be initialised",
            PluginJar.without("bad-crm")
                .connector(
                    "Connector",
                    "static final int LUCK = Integer.parseInt(\"none\");",
                    "return null;"),
            "it does not start"),
        Arguments.argumentSet(
            "an illegal id of a connector",
            PluginJar.without("bad-crm").connector("Connector", "Not An Id"),
            "Not a connector id"));
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void a_jar_that_cannot_be_used_is_named_with_the_reason_and_the_others_work(
      PluginJar bad, String reason) {
    PluginJar.of("good-crm").in(folder, "a-good.jar");
    bad.in(folder, "bad.jar");
    PluginJar.of("other-crm").in(folder, "c-other.jar");

    host.start(this);

    assertThat(statusOf("bad.jar").problem())
        .hasValueSatisfying(problem -> assertThat(problem).contains(reason));
    assertThat(statusOf("bad.jar").isActive()).isFalse();
    assertThat(statusOf("a-good.jar").isActive()).isTrue();
    assertThat(statusOf("c-other.jar").isActive()).isTrue();
    assertThat(host.find("good-crm")).isPresent();
    assertThat(host.find("other-crm")).isPresent();
    assertThat(host.find("bad-crm")).isEmpty();
  }

  @Test
  void a_file_that_is_no_zip_is_named() throws IOException {
    PluginJar.of("good-crm").in(folder, "good.jar");
    Files.writeString(folder.resolve("bad.jar"), "not a zip");
    Files.writeString(folder.resolve("empty.jar"), "");
    Files.createDirectory(folder.resolve("folder.jar"));

    host.start(this);

    assertThat(Stream.of("bad.jar", "empty.jar", "folder.jar"))
        .allSatisfy(
            file ->
                assertThat(statusOf(file).problem().orElseThrow())
                    .startsWith("it is not a readable JAR"));
    assertThat(host.find("good-crm")).isPresent();
  }

  @Test
  void a_zip_without_a_manifest_is_named() throws IOException {
    try (var out = new JarOutputStream(Files.newOutputStream(folder.resolve("bad.jar")))) {
      out.putNextEntry(new JarEntry("hello.txt"));
      out.closeEntry();
    }

    host.start(this);

    assertThat(statusOf("bad.jar").problem()).contains("it has no manifest");
  }

  @Test
  void statuses_come_in_the_order_of_the_files() {
    PluginJar.of("third-crm").in(folder, "c.jar");
    PluginJar.of("first-crm").in(folder, "a.jar");
    PluginJar.without("second-crm").in(folder, "b.jar");

    host.start(this);

    assertThat(host.statuses())
        .extracting(ConnectorStatus::file)
        .containsExactly("a.jar", "b.jar", "c.jar");
  }

  @Test
  void the_id_of_a_jar_that_cannot_be_used_is_free_for_another() {
    PluginJar.without("some-crm").in(folder, "a.jar");
    PluginJar.of("some-crm").in(folder, "b.jar");

    host.start(this);

    assertThat(statusOf("a.jar").isActive()).isFalse();
    assertThat(statusOf("b.jar").isActive()).isTrue();
  }

  private ClassLoader loaderOf(PluginJar jar) {
    jar.in(folder, "good.jar");
    host.start(this);
    return host.loaded("good-crm").orElseThrow().loader();
  }

  @Test
  void a_plugin_does_not_see_the_host() {
    var loader = loaderOf(PluginJar.of("good-crm"));

    assertThat(
            Stream.of(
                "io.callscribe.storage.Database",
                "io.callscribe.connector.PluginHost",
                "org.postgresql.Driver",
                "jakarta.json.Json",
                "jakarta.persistence.EntityManager"))
        .allSatisfy(
            name ->
                assertThatExceptionOfType(ClassNotFoundException.class)
                    .isThrownBy(() -> loader.loadClass(name)));
    assertThat(loader.getResource("META-INF/persistence.xml")).isNull();
  }

  @Test
  void a_plugin_shares_the_interface_with_the_host() throws ClassNotFoundException {
    var loader =
        loaderOf(
            PluginJar.of("good-crm")
                .source(
                    "io.callscribe.api.Direction",
                    "package io.callscribe.api; public enum Direction { SIDEWAYS }"));

    assertThat(loader.loadClass("io.callscribe.api.CrmConnector")).isSameAs(CrmConnector.class);
    assertThat(loader.loadClass("io.callscribe.api.Direction"))
        .isSameAs(io.callscribe.api.Direction.class);
    assertThat(loader.loadClass("org.slf4j.Logger")).isSameAs(org.slf4j.Logger.class);
  }

  @Test
  void a_library_of_a_plugin_is_its_own() throws ClassNotFoundException {
    var loader =
        loaderOf(
            PluginJar.of("good-crm").source("lib.Private", "package lib; public class Private {}"));

    assertThat(loader.loadClass("lib.Private").getClassLoader()).isSameAs(loader);
    assertThatExceptionOfType(ClassNotFoundException.class)
        .isThrownBy(() -> getClass().getClassLoader().loadClass("lib.Private"));
  }
}
