package io.callscribe.dist;

import io.callscribe.dist.bench.Bench;
import io.callscribe.dist.demo.Demo;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code callscribe}: starts the server unless another command is named. */
@Command(
    name = "callscribe",
    description = "Writes a company's RingCentral calls into its CRM, each exactly once.",
    subcommands = {
      Start.class,
      Demo.class,
      Bench.class,
      Version.class,
      CommandLine.HelpCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.Provider.class,
    footer = {"", "Without a command the server starts: callscribe start --help"})
public final class Main implements Runnable {
  private Main() {}

  @Override
  public void run() {
    throw new CommandLine.ParameterException(new CommandLine(this), "Name a command");
  }

  public static void main(String[] args) {
    var arguments = args.length == 0 ? new String[] {"start"} : args;
    var exit = new CommandLine(new Main()).execute(arguments);
    if (exit != Start.KEEPS_RUNNING) {
      System.exit(exit);
    }
  }
}
