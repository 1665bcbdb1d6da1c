package io.callscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.callscribe.settings.ConfigurationProblem;
import io.callscribe.settings.GivenConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
  private static final Path DOCUMENT = Path.of("../docs/configuration.md");
  private static final Pattern ROW = Pattern.compile("\\| `(callscribe[^`]+)` \\|.*");

  private static Configuration read(Map<String, String> values) {
    return Configuration.read(GivenConfig.of(values));
  }

  private static String problem(Map<String, String> values) {
    var problem =
        assertThatExceptionOfType(ConfigurationProblem.class)
            .isThrownBy(() -> read(values))
            .actual();
    assertThat(problem.getMessage()).doesNotContain("\n");
    return problem.getMessage();
  }

  @Test
  void every_key_has_the_default_that_is_promised() {
    assertThat(read(Map.of()).defaults())
        .isEqualTo(
            Map.ofEntries(
                Map.entry("callscribe.activity.insights-deadline", "PT26H"),
                Map.entry("callscribe.activity.insights-poll", "PT15M"),
                Map.entry("callscribe.activity.insights-settle", "PT30M"),
                Map.entry("callscribe.activity.recording-deadline", "PT2H"),
                Map.entry(
                    "callscribe.activity.recording-link-prefix",
                    "https://ringcentral.github.io/ringcentral-media-reader/?media="),
                Map.entry("callscribe.activity.unannounced-recording-wait", "PT30M"),
                Map.entry("callscribe.admin.token", ""),
                Map.entry("callscribe.call.guard", "PT4H"),
                Map.entry("callscribe.call.settle", "PT1.5S"),
                Map.entry("callscribe.connector.call-timeout", "PT10S"),
                Map.entry("callscribe.connector.max-response-bytes", "4000000"),
                Map.entry("callscribe.connector.parallel-calls", "16"),
                Map.entry("callscribe.contact.cache-for", "PT10M"),
                Map.entry("callscribe.data.directory", "data"),
                Map.entry("callscribe.database.password", ""),
                Map.entry("callscribe.database.pool-size", "12"),
                Map.entry(
                    "callscribe.database.url",
                    "jdbc:derby:${callscribe.data.directory}/database;create=true"),
                Map.entry("callscribe.database.user", "callscribe"),
                Map.entry("callscribe.http.bind-address", "127.0.0.1"),
                Map.entry("callscribe.http.max-body-bytes", "2000000"),
                Map.entry("callscribe.http.port", "8080"),
                Map.entry("callscribe.owner.denial-memory", "PT1H"),
                Map.entry("callscribe.plugins.directory", "plugins"),
                Map.entry("callscribe.ringcentral.call-log-deadline", "PT2H"),
                Map.entry("callscribe.ringcentral.call-log-delay", "PT20S"),
                Map.entry("callscribe.ringcentral.call-log-interval", "PT8S"),
                Map.entry("callscribe.ringcentral.client-id", ""),
                Map.entry("callscribe.ringcentral.client-secret", ""),
                Map.entry("callscribe.ringcentral.heavy-requests-per-minute", "9"),
                Map.entry("callscribe.ringcentral.jwt", ""),
                Map.entry("callscribe.ringcentral.monitor-interval", "PT3M"),
                Map.entry("callscribe.ringcentral.reconcile-interval", "PT15M"),
                Map.entry("callscribe.ringcentral.reconcile-lookback", "PT1H"),
                Map.entry("callscribe.ringcentral.server", "https://platform.ringcentral.com"),
                Map.entry("callscribe.ringcentral.webhook-address", ""),
                Map.entry("callscribe.secrets.key", ""),
                Map.entry("callscribe.server-logging.label", "beta"),
                Map.entry("callscribe.server-logging.licensed-accounts", ""),
                Map.entry("callscribe.work.heartbeat", "PT5S"),
                Map.entry("callscribe.work.poll-interval", "PT1S"),
                Map.entry("callscribe.work.threads", "16")));
  }

  @Test
  void the_libraries_are_given_the_same_defaults() throws IOException {
    var given = new Properties();
    try (var file =
        Configuration.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
      given.load(file);
    }

    var defaults = read(Map.of()).defaults();

    assertThat(given.stringPropertyNames().stream().filter(n -> n.startsWith("callscribe.")))
        .isNotEmpty()
        .allSatisfy(key -> assertThat(defaults).containsEntry(key, given.getProperty(key)));
  }

  @Test
  void every_key_stands_in_the_document_with_its_default_and_its_variable() {
    var rows =
        documentLines().stream()
            .map(ROW::matcher)
            .filter(Matcher::matches)
            .collect(Collectors.toMap(m -> m.group(1), m -> m.group()));

    var defaults = read(Map.of()).defaults();

    assertThat(rows).containsOnlyKeys(defaults.keySet());
    assertThat(defaults)
        .allSatisfy(
            (key, byDefault) ->
                assertThat(rows.get(key))
                    .contains(byDefault.isEmpty() ? "| – |" : "`" + byDefault + "`")
                    .contains("`" + key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_") + "="));
  }

  private static List<String> documentLines() {
    try {
      return Files.readAllLines(DOCUMENT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void without_anything_configured_ringcentral_is_not_asked() {
    assertThat(read(Map.of()).ringCentral().app()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "client-id client-secret, jwt",
    "client-id jwt,           client-secret",
    "client-secret jwt,       client-id",
    "client-id,               client-secret",
    "jwt,                     client-id"
  })
  void one_credential_needs_the_others(String given, String missing) {
    var values =
        Arrays.stream(given.split(" "))
            .collect(Collectors.toMap(n -> "callscribe.ringcentral." + n, n -> "x"));

    assertThat(problem(values))
        .isEqualTo(
            "callscribe.ringcentral.%s is missing, expected because the other credentials are set"
                .formatted(missing));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "callscribe.http.port                     | 70000      | a whole number from 0 to 65535",
        "callscribe.database.url                  | jdbc:h2:x  | jdbc:derby:… or"
            + " jdbc:postgresql://…",
        "callscribe.connector.call-timeout        | 10         | a duration such as PT30S or PT15M",
        "callscribe.ringcentral.server            | localhost  | an http or https address",
        "callscribe.activity.recording-link-prefix | see <here> | the beginning of an http or https"
            + " address"
      })
  void a_malformed_value_is_one_line_with_key_value_and_expectation(
      String key, String value, String expectation) {
    assertThat(problem(Map.of(key, value)))
        .isEqualTo("%s is '%s', expected %s".formatted(key, value, expectation));
  }

  @Test
  void a_malformed_encryption_key_stops_the_start() {
    assertThat(problem(Map.of("callscribe.secrets.key", "hunter2")))
        .isEqualTo("callscribe.secrets.key is '***', expected 32 bytes in Base64");
  }

  @ParameterizedTest
  @ValueSource(strings = {"callscribe.http.prot", "callscribe.unheard-of"})
  void a_key_nobody_knows_is_refused(String key) {
    assertThat(problem(Map.of(key, "1")))
        .isEqualTo(key + " is not a setting; docs/configuration.md lists all of them");
  }

  @Test
  void secrets_are_not_printed() {
    var configuration =
        read(
            Map.of(
                "callscribe.admin.token", "hunter2",
                "callscribe.ringcentral.client-id", "id",
                "callscribe.ringcentral.client-secret", "hunter2",
                "callscribe.ringcentral.jwt", "hunter2"));

    assertThat(configuration.toString()).doesNotContain("hunter2");
  }
}
