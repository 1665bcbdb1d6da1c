package io.callscribe.simulator.ringcentral;

import java.time.Duration;

/** Waiting for a moment of {@link System#nanoTime()}. */
final class Pause {
  private Pause() {}

  static void until(long nanoTime) throws InterruptedException {
    long left = nanoTime - System.nanoTime();
    if (left > 0) {
      Thread.sleep(Duration.ofNanos(left));
    }
  }
}
