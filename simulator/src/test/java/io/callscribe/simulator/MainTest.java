package io.callscribe.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void help_names_every_switch() {
    assertThat(run("--help")).isZero();

    assertThat(out.toString())
        .contains("--ringcentral-port", "--crm-port", "--speed", "--duplicate", "--deny-scope")
        .contains("--insights-score", "--no-licences", "/simulator/crm/faults");
  }

  @Test
  void a_used_port_ends_it_with_one_line() {
    try (var simulator = Simulator.start(SimulatorOptions.defaults())) {
      var used = String.valueOf(simulator.crm().uri().getPort());

      int code = run("--ringcentral-port", "0", "--crm-port", used);

      assertThat(code).isEqualTo(3);
      assertThat(err.toString().lines()).hasSize(1);
      assertThat(err.toString()).contains("Port " + used);
    }
  }

  @Test
  void a_wrong_option_ends_it_with_a_hint() {
    assertThat(run("--speed", "fast")).isEqualTo(2);

    assertThat(err.toString()).contains("--speed").contains("--help");
  }

  private int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
