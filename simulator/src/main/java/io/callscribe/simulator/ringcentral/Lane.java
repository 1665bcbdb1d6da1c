package io.callscribe.simulator.ringcentral;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Runs tasks one after the other, in the order in which they came. */
final class Lane {
  private final Executor threads;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean isRunning;

  Lane(Executor threads) {
    this.threads = threads;
  }

  synchronized void add(Runnable task) {
    waiting.add(task);
    if (!isRunning) {
      isRunning = true;
      threads.execute(this::drain);
    }
  }

  private void drain() {
    for (var next = next(); next != null; next = next()) {
      next.run();
    }
  }

  private synchronized @Nullable Runnable next() {
    var next = waiting.poll();
    isRunning = next != null;
    return next;
  }
}
