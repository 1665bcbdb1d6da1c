package io.callscribe.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
  private static final String KEY = "callscribe.some.key";

  private static ConfigReader reader(String value) {
    return new ConfigReader(GivenConfig.of(Map.of(KEY, value)));
  }

  private static void assertRefused(Runnable reading, String message) {
    assertThatExceptionOfType(ConfigurationProblem.class)
        .isThrownBy(reading::run)
        .withMessage(message);
  }

  @Test
  void a_key_that_is_not_set_has_its_default() {
    var reader = new ConfigReader(GivenConfig.of(Map.of()));

    assertThat(reader.text(KEY, "x")).isEqualTo("x");
    assertThat(reader.optional(KEY)).isEmpty();
    assertThat(reader.integer(KEY, 5, 1, 9)).isEqualTo(5);
    assertThat(reader.flag(KEY, true)).isTrue();
    assertThat(reader.duration(KEY, Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
    assertThat(reader.address(KEY)).isEmpty();
    assertThat(reader.address(KEY, URI.create("https://a.example")))
        .isEqualTo(URI.create("https://a.example"));
    assertThat(reader.key(KEY, 32)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void a_blank_value_counts_as_not_set(String value) {
    assertThat(reader(value).integer(KEY, 5, 1, 9)).isEqualTo(5);
  }

  @Test
  void a_value_is_read_without_the_blanks_around_it() {
    assertThat(reader(" 7 ").integer(KEY, 5, 1, 9)).isEqualTo(7);
    assertThat(reader(" PT2M ").duration(KEY, Duration.ofSeconds(1)))
        .isEqualTo(Duration.ofMinutes(2));
    assertThat(reader(" false ").flag(KEY, true)).isFalse();
  }

  @Test
  void an_address_is_read_without_the_slash_at_its_end() {
    assertThat(reader("https://a.example:8443/crm/").address(KEY))
        .contains(URI.create("https://a.example:8443/crm"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "10", "-1", "five", "1.5", "99999999999"})
  void a_malformed_number_is_refused(String value) {
    assertRefused(
        () -> reader(value).integer(KEY, 5, 1, 9),
        "callscribe.some.key is '%s', expected a whole number from 1 to 9".formatted(value));
  }

  @ParameterizedTest
  @CsvSource({
    "10,    a duration such as PT30S or PT15M",
    "10 s,  a duration such as PT30S or PT15M",
    "P1Y,   a duration such as PT30S or PT15M",
    "PT0S,  a duration longer than zero",
    "PT-1S, a duration longer than zero"
  })
  void a_malformed_duration_is_refused(String value, String expectation) {
    assertRefused(
        () -> reader(value).duration(KEY, Duration.ofSeconds(1)),
        "callscribe.some.key is '%s', expected %s".formatted(value, expectation));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "TRUE", "1"})
  void a_malformed_flag_is_refused(String value) {
    assertRefused(
        () -> reader(value).flag(KEY, true),
        "callscribe.some.key is '%s', expected true or false".formatted(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.example", "ftp://a.example", "http://", "https://a b", "mailto:a@b"})
  void a_malformed_address_is_refused(String value) {
    assertRefused(
        () -> reader(value).address(KEY),
        "callscribe.some.key is '%s', expected an http or https address".formatted(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret", "AAAA", "not base64 at all!"})
  void a_malformed_key_is_refused_without_being_shown(String value) {
    assertRefused(
        () -> reader(value).key(KEY, 32),
        "callscribe.some.key is '***', expected 32 bytes in Base64");
  }

  @Test
  void a_key_may_be_written_in_either_alphabet() {
    var bytes = new byte[32];
    Arrays.fill(bytes, (byte) -1);

    assertThat(reader(Base64.getEncoder().encodeToString(bytes)).key(KEY, 32)).isPresent();
    assertThat(reader(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)).key(KEY, 32))
        .isPresent();
  }

  @Test
  void a_key_that_nobody_reads_is_refused() {
    var reader =
        new ConfigReader(
            GivenConfig.of(Map.of(KEY, "1", "callscribe.some.kex", "2", "other", "3")));
    reader.text(KEY, "");

    assertRefused(
        reader::refuseUnknownKeys,
        "callscribe.some.kex is not a setting; docs/configuration.md lists all of them");
  }

  @Test
  void the_keys_of_others_are_none_of_our_business() {
    var reader = new ConfigReader(GivenConfig.of(Map.of("server.port", "1")));

    reader.refuseUnknownKeys();

    assertThat(reader.defaults()).isEmpty();
  }

  @Test
  void it_knows_every_key_it_was_asked_for() {
    var reader = new ConfigReader(GivenConfig.of(Map.of()));
    reader.text("callscribe.b", "x");
    reader.duration("callscribe.a", Duration.ofMinutes(3));
    reader.optional("callscribe.c");

    assertThat(reader.defaults())
        .isEqualTo(Map.of("callscribe.a", "PT3M", "callscribe.b", "x", "callscribe.c", ""));
  }

  @Test
  void a_secret_is_not_printed() {
    assertThat(new Secret("hunter2")).hasToString("***");
  }
}
