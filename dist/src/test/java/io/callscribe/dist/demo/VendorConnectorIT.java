package io.callscribe.dist.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callscribe.simulator.ringcentral.Cast;
import io.callscribe.simulator.ringcentral.Scenario;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JAR that a stranger built against the plugin API alone, beside JARs that are no good. */
class VendorConnectorIT {
  private static final Path PROJECT = Path.of("src/it/vendor-connector");
  private static final String MAYA = "801234004";

  @TempDir private Path data;
  @TempDir private Path plugins;
  @TempDir private Path project;

  @Test
  @Tag("SSL-12")
  void is_loaded_from_the_plugin_folder_and_logs_calls() throws Exception {
    var jar = build();
    Files.copy(jar, plugins.resolve("b-vendor.jar"));
    Files.copy(jar, plugins.resolve("c-vendor-again.jar"));
    Files.writeString(plugins.resolve("a-broken.jar"), "not a JAR");

    try (var company =
        Company.started(data, Map.of("callscribe.plugins.directory", plugins.toString()))) {
      company.api.connectCrm(MAYA, "vendor", company.simulator.crm().uri(), "key", true);
      company.api.logCallsOfEverybody();
      company.awaitSubscription();
      company.simulator.ringCentral().play(Scenario.INBOUND_ANSWERED, Cast.of("101"));

      assertThat(company.api.connectors())
          .anyMatch(c -> c.startsWith("a-broken.jar failed it is not a readable JAR"))
          .anyMatch(c -> c.startsWith("b-vendor.jar active"))
          .anyMatch(c -> c.startsWith("c-vendor-again.jar failed its id 'vendor' is taken by"));
      await()
          .atMost(Company.PATIENCE)
          .until(
              () ->
                  company.api.calls().stream()
                      .anyMatch(
                          c -> c.record().filter(r -> r.startsWith("vendor-cs-")).isPresent()));
    }
  }

  /** In a Maven of its own, as its author would. */
  private Path build() throws IOException, InterruptedException {
    copy(PROJECT, project);
    var log = project.resolve("build.log");
    var maven =
        new ProcessBuilder(
                Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                "-B",
                "-Dmaven.repo.local=" + System.getProperty("maven.repo"),
                "-Dplugin-api.jar=" + System.getProperty("plugin-api.jar"),
                "package")
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(maven.waitFor(3, TimeUnit.MINUTES)).isTrue();
    assertThat(maven.exitValue()).as(Files.readString(log)).isZero();
    return project.resolve("target/vendor-connector-1.2.3.jar");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            var target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
