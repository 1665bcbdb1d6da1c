package io.callscribe.dist;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code callscribe version}. */
@Command(name = "version", description = "Prints the version.")
class Version implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /** Reads the version from the manifest of the distribution. */
  static class Provider implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      var version = Version.class.getPackage().getImplementationVersion();
      return new String[] {"Callscribe " + (version == null ? "(not packaged)" : version)};
    }
  }

  @Override
  public Integer call() {
    spec.commandLine().getOut().println(new Provider().getVersion()[0]);
    return 0;
  }
}
