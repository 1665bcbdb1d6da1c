package io.callscribe.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.callscribe.settings.ConfigurationProblem;
import io.callscribe.settings.HostConfig;
import io.callscribe.settings.Secret;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {
  @TempDir private Path data;

  private SecretBox box(Optional<String> key) {
    return new SecretBox(
        new HostConfig("127.0.0.1", 0, 10_000, data, Optional.empty(), key.map(Secret::new)));
  }

  private static String key(int fill) {
    var bytes = new byte[32];
    Arrays.fill(bytes, (byte) fill);
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  void what_is_sealed_can_be_opened_again() {
    var box = box(Optional.empty());

    assertThat(box.open(box.seal("hunter2 – ключ", "11/101"), "11/101"))
        .isEqualTo("hunter2 – ключ");
  }

  @Test
  void the_same_value_is_sealed_differently_each_time() {
    var box = box(Optional.empty());

    assertThat(box.seal("hunter2", "x")).isNotEqualTo(box.seal("hunter2", "x"));
  }

  @Test
  void a_kept_key_opens_after_a_restart() {
    var sealed = box(Optional.empty()).seal("hunter2", "x");

    assertThat(box(Optional.empty()).open(sealed, "x")).isEqualTo("hunter2");
  }

  @Test
  void a_value_opens_only_where_it_belongs() {
    var box = box(Optional.empty());
    var sealed = box.seal("hunter2", "11/101");

    assertThatIllegalStateException()
        .isThrownBy(() -> box.open(sealed, "11/102"))
        .withMessageNotContaining("hunter2");
  }

  @Test
  void another_key_does_not_open_it() {
    var sealed = box(Optional.of(key(1))).seal("hunter2", "x");

    assertThatIllegalStateException()
        .isThrownBy(() -> box(Optional.of(key(2))).open(sealed, "x"))
        .withMessage("A stored credential cannot be decrypted: callscribe.secrets.key has changed");
  }

  @Test
  void a_changed_value_does_not_open() {
    var box = box(Optional.empty());
    var sealed = Base64.getDecoder().decode(box.seal("hunter2", "x"));
    sealed[sealed.length - 1] ^= 1;

    assertThatIllegalStateException()
        .isThrownBy(() -> box.open(Base64.getEncoder().encodeToString(sealed), "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "not base64 !"})
  void a_key_of_another_length_is_refused_without_being_shown(String key) {
    assertThatExceptionOfType(ConfigurationProblem.class)
        .isThrownBy(() -> box(Optional.of(key)))
        .withMessageStartingWith("callscribe.secrets.key")
        .withMessageNotContaining(key);
  }
}
