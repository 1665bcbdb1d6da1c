package io.callscribe.dist.bench;

import io.callscribe.simulator.Main;
import java.io.IOException;
import java.io.OutputStream;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The simulator as a child process: it ends when the parent's end of its input is closed. */
final class SimulatorMain {
  private static final Logger LOG = Logger.getLogger(SimulatorMain.class.getName());

  private SimulatorMain() {}

  public static void main(String[] arguments) {
    Thread.ofPlatform().daemon().name("parent-watch").start(SimulatorMain::endWithParent);
    Main.main(arguments);
  }

  private static void endWithParent() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      LOG.log(Level.FINE, "The parent is gone", e);
    }
    System.exit(0);
  }
}
