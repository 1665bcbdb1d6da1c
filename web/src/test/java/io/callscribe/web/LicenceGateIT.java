package io.callscribe.web;

import static io.callscribe.web.Lab.LOGGING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server whose operator licenses server-side logging to other accounts. */
@Timeout(120)
class LicenceGateIT {
  private static Lab lab;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    lab = Lab.start(folder, Map.of("callscribe.server-logging.licensed-accounts", "11, 12"));
  }

  @AfterAll
  static void stop() {
    lab.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "account"})
  @Tag("SSL-05")
  void logging_is_not_switched_on_without_a_licence(String level) {
    var answer = lab.host.patchAsAdmin(LOGGING, "{\"level\":\"%s\"}".formatted(level));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.problem()).isEqualTo("urn:problem:licence-required");
    assertThat(answer.detail()).contains("801234004");
    assertThat(lab.logging().getString("level")).isEqualTo("off");
  }

  @Test
  @Tag("SSL-05")
  void the_page_tells_that_there_is_no_licence() {
    assertThat(lab.logging().getJsonObject("licence").getString("status")).isEqualTo("missing");
    assertThat(lab.save("{'level':'off','owner':'admin'}").getString("owner")).isEqualTo("admin");
  }
}
