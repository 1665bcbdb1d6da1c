package io.callscribe.dist.bench;

import io.callscribe.settings.ConfigurationProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Flight recordings of the server's bursts, taken by the JDK's own tool. */
final class Profile {
  /** Interceptors and proxies make stacks deeper than the 64 frames that are kept otherwise. */
  static final String WHOLE_STACKS = "-XX:FlightRecorderOptions=stackdepth=256";

  private static final String NAME = "name=callscribe-bench";

  private final Path folder;
  private final Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");

  /**
   * @throws ConfigurationProblem if this Java has no such tool
   */
  Profile(Path folder) {
    this.folder = folder.toAbsolutePath();
    if (!Files.isExecutable(tool)) {
      throw new ConfigurationProblem(
          "--profile needs a JDK, and %s is none".formatted(System.getProperty("java.home")));
    }
    try {
      Files.createDirectories(this.folder);
    } catch (IOException e) {
      throw new UncheckedIOException("The directory " + folder + " cannot be made", e);
    }
  }

  void start(ProcessHandle server) throws InterruptedException {
    run(server, "JFR.start", NAME, "settings=profile");
  }

  void stop(ProcessHandle server, Figures.Setting setting) throws InterruptedException {
    var file = "%s-%d.jfr".formatted(setting.database().label(), setting.crmLatency().toMillis());
    run(server, "JFR.stop", NAME, "filename=" + folder.resolve(file));
  }

  private void run(ProcessHandle server, String... command) throws InterruptedException {
    var line = new ArrayList<>(List.of(tool.toString(), String.valueOf(server.pid())));
    line.addAll(List.of(command));
    try {
      var builder = new ProcessBuilder(line).redirectErrorStream(true);
      var exit = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
      if (exit != 0) {
        throw new ConfigurationProblem("jcmd %s ended with %d".formatted(command[0], exit));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("jcmd cannot be run", e);
    }
  }
}
