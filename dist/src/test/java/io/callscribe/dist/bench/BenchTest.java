package io.callscribe.dist.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine commandLine =
      new CommandLine(new Bench()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --database=oracle | --database is 'oracle', expected derby, postgresql or both
          --crm-latency=-1  | --crm-latency is -1, expected 0 to 2000
          --crm-latency=0,x | Invalid value for option '--crm-latency'
          --calls=1         | --calls is 1, expected 40 to 10000
          --seconds=5       | --seconds is 5, expected 20 or more
          """)
  void says_what_is_wrong_with_an_option_and_starts_nothing(String option, String message) {
    var exit = commandLine.execute(option);

    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).startsWith(message);
  }

  @Test
  void explains_itself() {
    var exit = commandLine.execute("--help");

    assertThat(exit).isZero();
    assertThat(out.toString()).contains("--crm-latency", "--database", "--json", "--seconds");
  }
}
