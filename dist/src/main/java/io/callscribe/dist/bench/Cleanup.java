package io.callscribe.dist.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Everything that was started and has to be stopped, whichever way the benchmark ends: the last
 * started first. Safe for use by several threads, since Ctrl-C is handled by another one.
 */
final class Cleanup implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Cleanup.class.getName());

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private boolean isOver;

  /** What comes too late is stopped at once. */
  <T extends AutoCloseable> T add(T thing) {
    synchronized (this) {
      if (!isOver) {
        started.push(thing);
        return thing;
      }
    }
    stop(thing);
    throw new IllegalStateException("The benchmark is being stopped");
  }

  /** A new temporary folder, removed at the end with all that is in it. */
  Path folder() {
    try {
      var folder = Files.createTempDirectory("callscribe-bench-");
      add(() -> remove(folder));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("No temporary directory can be made", e);
    }
  }

  private static void remove(Path folder) throws IOException {
    List<Path> all;
    try (var walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (var path : all) {
      Files.deleteIfExists(path);
    }
  }

  /** Stops one thing before its time. */
  void close(AutoCloseable thing) {
    synchronized (this) {
      if (!started.remove(thing)) {
        return;
      }
    }
    stop(thing);
  }

  synchronized boolean isOver() {
    return isOver;
  }

  /** Stops everything; nothing can be added any more. */
  @Override
  public synchronized void close() {
    isOver = true;
    while (!started.isEmpty()) {
      stop(started.pop());
    }
  }

  private static void stop(AutoCloseable thing) {
    try {
      thing.close();
    } catch (Exception e) {
      LOG.log(Level.WARNING, "Something was not stopped", e);
    }
  }
}
