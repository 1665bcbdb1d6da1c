package io.callscribe.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptSecretTest {
  @TempDir private Path folder;

  @Test
  void a_configured_secret_is_used_and_not_kept() {
    var file = folder.resolve("token");

    assertThat(KeptSecret.of(Optional.of(new Secret("configured")), file, 32).value())
        .isEqualTo("configured");
    assertThat(file).doesNotExist();
  }

  @Test
  void a_secret_is_made_once_and_only_its_owner_can_read_it() throws IOException {
    var file = folder.resolve("data/token");

    var first = KeptSecret.of(Optional.empty(), file, 32);
    var second = KeptSecret.of(Optional.empty(), file, 32);

    assertThat(first).isEqualTo(second);
    assertThat(first.value()).hasSize(43).isNotBlank();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void an_empty_file_is_no_secret() throws IOException {
    var file = Files.createFile(folder.resolve("token"));

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> KeptSecret.of(Optional.empty(), file, 32))
        .withMessageContaining(file.toString());
  }
}
