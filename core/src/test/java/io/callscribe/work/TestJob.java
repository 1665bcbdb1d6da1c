package io.callscribe.work;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Counts its runs, and does what a test tells it to. */
@ApplicationScoped
class TestJob implements Job {
  static final String NAME = "test-job";

  private final Map<String, Integer> runs = new ConcurrentHashMap<>();
  private final Map<String, Integer> news = new ConcurrentHashMap<>();
  private final Map<String, Integer> seen = new ConcurrentHashMap<>();
  private final Map<String, Gate> gates = new ConcurrentHashMap<>();
  private final Set<String> failing = ConcurrentHashMap.newKeySet();
  private final Set<String> repeating = ConcurrentHashMap.newKeySet();

  /** Holds a run until it is opened. */
  static final class Gate {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    void awaitEntered() {
      await(entered);
    }

    void open() {
      opened.countDown();
    }

    private static void await(CountDownLatch latch) {
      try {
        if (!latch.await(30, TimeUnit.SECONDS)) {
          throw new AssertionError("It took too long");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void pass() {
      entered.countDown();
      await(opened);
    }
  }

  Gate holdNextRunOf(String id) {
    var gate = new Gate();
    gates.put(id, gate);
    return gate;
  }

  void failNextRunOf(String id) {
    failing.add(id);
  }

  void repeatOnce(String id) {
    repeating.add(id);
  }

  void news(String id) {
    news.merge(id, 1, Integer::sum);
  }

  int runs(String id) {
    return runs.getOrDefault(id, 0);
  }

  boolean seenAll(String id) {
    return seen.getOrDefault(id, 0).equals(news.getOrDefault(id, 0));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> recurring() {
    return List.of("always");
  }

  @Override
  public boolean hasNews(String id) {
    return !seenAll(id);
  }

  @Override
  public Next run(String id) {
    var now = news.getOrDefault(id, 0);
    var gate = gates.remove(id);
    if (gate != null) {
      gate.pass();
    }
    seen.put(id, now);
    runs.merge(id, 1, Integer::sum);
    if (failing.remove(id)) {
      throw new IllegalStateException("as the test wants it");
    }
    return repeating.remove(id) ? new Next.At(Instant.now()) : new Next.Done();
  }
}
