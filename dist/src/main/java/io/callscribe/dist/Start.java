package io.callscribe.dist;

import io.callscribe.Configuration;
import io.callscribe.settings.ConfigurationProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code callscribe start}: checks what can be checked in a moment, then starts the server. */
@Command(
    name = "start",
    description = "Starts the server in the foreground; Ctrl-C stops it.",
    mixinStandardHelpOptions = true)
class Start implements Callable<Integer> {
  /** No exit code: the server's own threads go on. */
  static final int KEEPS_RUNNING = -1;

  private static final int UNUSABLE = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration file. Default: conf/callscribe.properties")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the database and the secrets lie. Default: data in the distribution")
  private Optional<Path> data = Optional.empty();

  @Option(names = "--port", description = "The port to listen on. Default: 8080")
  private Optional<Integer> port = Optional.empty();

  @Override
  public Integer call() {
    var home = Path.of(System.getProperty("io.callscribe.home", ".")).toAbsolutePath();
    var file = config.orElse(home.resolve("conf/callscribe.properties"));
    try {
      if (config.isPresent() && !file.toFile().canRead()) {
        throw new ConfigurationProblem(
            "--config is '%s', expected a readable file".formatted(file));
      }
      if (Files.exists(file)) {
        ConfigFile.read(file);
      }
      System.setProperty(ConfigFile.LOCATION, file.toString());
      defaults(home);
      data.ifPresent(d -> System.setProperty("callscribe.data.directory", d.toString()));
      port.ifPresent(p -> System.setProperty("callscribe.http.port", p.toString()));
      var host = Configuration.read(ConfigProvider.getConfig()).host();
      Preflight.check(host, ConfigProvider.getConfig());
      LibrarySettings.apply(host);
    } catch (ConfigurationProblem e) {
      spec.commandLine().getErr().println("callscribe: " + e.getMessage());
      return UNUSABLE;
    }
    ParentWatch.start();
    io.helidon.Main.main(new String[0]);
    return KEEPS_RUNNING;
  }

  /** Folders beside the distribution unless something else is configured. */
  private static void defaults(Path home) {
    var configured = ConfigProvider.getConfig();
    var packaged = configured.getConfigValue("callscribe.data.directory").getSourceOrdinal();
    if (packaged < ConfigFile.LOWEST_OF_OPERATOR) {
      System.setProperty("callscribe.data.directory", home.resolve("data").toString());
    }
    if (configured.getOptionalValue("callscribe.plugins.directory", String.class).isEmpty()) {
      System.setProperty("callscribe.plugins.directory", home.resolve("plugins").toString());
    }
  }
}
