package io.callscribe.dist.bench;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final Report.Machine MACHINE =
      new Report.Machine(
          Instant.parse("2026-11-20T10:00:00Z"), "Linux 6 amd64", "Some CPU", 2, "25", 0.5);

  @Test
  void is_written_as_json_with_the_machine_and_every_figure(@TempDir Path folder)
      throws IOException {
    var file = folder.resolve("bench.json");
    var runs = List.of(BenchFixtures.figures(BenchDatabase.POSTGRESQL, 50));

    Report.write(Report.of(MACHINE, true, runs), file);

    try (var reader = Json.createReader(Files.newBufferedReader(file))) {
      var report = reader.readObject();
      var run = report.getJsonArray("runs").getJsonObject(0);
      assertThat(report.getBoolean("whole")).isTrue();
      assertThat(report.getJsonObject("machine").getInt("processors")).isEqualTo(2);
      assertThat(run.getString("database")).isEqualTo("postgresql");
      assertThat(run.getInt("crmLatencyMillis")).isEqualTo(50);
      assertThat(run.getJsonNumber("cpuByBareWork").doubleValue()).isEqualTo(40);
      assertThat(run.getJsonNumber("rateByBareWork").doubleValue()).isEqualTo(0.08);
      assertThat(run.getJsonObject("endToRecordMillis").getInt("p99")).isEqualTo(2500);
      assertThat(run.getJsonObject("bareWork").getJsonNumber("commitMillis").doubleValue())
          .isEqualTo(1.6);
    }
  }
}
