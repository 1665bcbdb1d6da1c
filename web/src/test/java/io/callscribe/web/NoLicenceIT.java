package io.callscribe.web;

import static io.callscribe.web.Lab.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A company where nobody has a RingSense licence. */
@Timeout(120)
class NoLicenceIT {
  private static Lab lab;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    lab = Lab.start(folder, Map.of());
    lab.ringCentral.answer(
        "/features", "{\"records\":[{\"id\":\"RingSenseForSales\",\"available\":false}]}");
  }

  @AfterAll
  static void stop() {
    lab.close();
  }

  @Test
  @Tag("RS-03")
  void calls_are_logged_and_insights_are_not_subscribed_to() throws Exception {
    var saved = lab.save("{'level':'account'}");

    assertThat(saved.getString("level")).isEqualTo("account");
    assertThat(saved.getJsonObject("ringSense").getBoolean("active")).isFalse();
    assertThat(saved.getJsonObject("ringSense").getString("why"))
        .startsWith("RingSense is not active: nobody has a RingSense licence");
    await().atMost(SOON).until(lab::hasCalls);
    assertThat(lab.hasInsights()).isFalse();
    assertThat(lab.record(lab.play("101"), "complete").body()).doesNotContain("RingSense");
  }
}
