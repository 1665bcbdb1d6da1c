package io.callscribe.dist.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void has_one_line_per_run_under_its_heads() {
    var lines =
        Table.of(
            List.of(
                BenchFixtures.figures(BenchDatabase.DERBY, 0),
                BenchFixtures.figures(BenchDatabase.POSTGRESQL, 50)));

    assertThat(lines).hasSize(4);
    assertThat(lines.get(2).split(" +"))
        .containsExactly(
            "derby", "0", "40.0", "36.3", "1700", "2500", "2500", "20.0", "0.50", "40", "0.40",
            "1.60", "0.08", "500", "5.1", "3.0");
    assertThat(lines.get(3)).startsWith("postgresql   50 ");
    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(110));
    assertThat(lines.get(1)).hasSameSizeAs(lines.get(2));
  }
}
