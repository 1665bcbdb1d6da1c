package io.callscribe.dist.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher answers, above all when something is wrong: one line, and not exit code 0. */
class CommandLineIT {
  @TempDir private Path folder;

  private record Answer(int exitCode, List<String> lines) {}

  @Test
  void help_names_the_commands() throws Exception {
    var answer = run("--help");

    assertThat(answer.exitCode()).isZero();
    assertThat(String.join("\n", answer.lines())).contains("start", "demo", "bench", "version");
  }

  @Test
  void version_is_printed() throws Exception {
    var answer = run("version");

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.lines()).hasSize(1).first().asString().startsWith("Callscribe ");
  }

  @Test
  void a_malformed_value_is_named_with_its_key_and_what_is_expected() throws Exception {
    var answer = startWith("callscribe.call.settle=soon");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.lines())
        .containsExactly(
            "callscribe: callscribe.call.settle is 'soon', expected a duration such as PT30S or"
                + " PT15M");
  }

  @Test
  void a_missing_value_is_named() throws Exception {
    var answer = startWith("callscribe.ringcentral.client-id=x");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.lines())
        .containsExactly(
            "callscribe: callscribe.ringcentral.client-secret is missing, expected because the"
                + " other credentials are set");
  }

  @Test
  void a_file_that_is_no_configuration_is_named() throws Exception {
    var answer = startWith("callscribe.http.port=\\u12");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.lines()).singleElement().asString().contains("c.properties cannot be read");
  }

  @Test
  void a_database_that_does_not_answer_is_named() throws Exception {
    var answer =
        startWith(
            "callscribe.database.url=jdbc:postgresql://127.0.0.1:"
                + Company.freePort()
                + "/calls?password=secret");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.lines())
        .singleElement()
        .asString()
        .contains("callscribe.database.url is 'jdbc:postgresql://127.0.0.1:")
        .doesNotContain("secret");
  }

  @Test
  void an_unknown_key_is_refused() throws Exception {
    var answer = startWith("callscribe.http.prt=1");

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.lines()).singleElement().asString().contains("callscribe.http.prt");
  }

  @Test
  void a_port_in_use_is_named() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var answer = startWith("callscribe.http.port=" + socket.getLocalPort());

      assertThat(answer.exitCode()).isEqualTo(2);
      assertThat(answer.lines())
          .singleElement()
          .asString()
          .contains("callscribe.http.port is '" + socket.getLocalPort());
    }
  }

  @Test
  void a_data_directory_that_cannot_be_made_is_named() throws Exception {
    var file = Files.writeString(folder.resolve("file"), "in the way");

    var answer = run("start", "--data", file.resolve("data").toString());

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.lines())
        .singleElement()
        .asString()
        .startsWith("callscribe: callscribe.data.directory is '" + file);
  }

  @Test
  void a_second_server_on_the_same_data_is_refused() throws Exception {
    var data = folder.resolve("shared");
    try (var company = Company.started(data, Map.of())) {
      var answer =
          run("start", "--data", data.toString(), "--port", String.valueOf(Company.freePort()));

      assertThat(company.host.isAlive()).isTrue();
      assertThat(answer.exitCode()).isEqualTo(2);
      assertThat(answer.lines())
          .singleElement()
          .asString()
          .endsWith("another Callscribe is using it");
    }
  }

  private Answer startWith(String setting) throws Exception {
    var config = Files.writeString(folder.resolve("c.properties"), setting + "\n");
    return run("start", "--config", config.toString(), "--data", folder.resolve("d").toString());
  }

  private Answer run(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("io.callscribe.home"), "bin/callscribe").toString());
    command.addAll(List.of(arguments));
    var output = folder.resolve("output");
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Answer(process.exitValue(), Files.readAllLines(output));
  }
}
