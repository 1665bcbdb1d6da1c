package io.callscribe.simulator.ringcentral;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/** How many requests came for which path, refused ones included. */
final class RequestLog {
  private static final String ANY = "*";

  private record Target(String method, String path) {}

  private final Map<Target, LongAdder> counts = new ConcurrentHashMap<>();

  void add(String method, String path) {
    counts.computeIfAbsent(new Target(method, path), any -> new LongAdder()).increment();
  }

  long count(String path) {
    return count(any -> true, path);
  }

  long count(String method, String path) {
    return count(method::equals, path);
  }

  private long count(Predicate<String> method, String path) {
    var wanted = path.split("/", -1);
    return counts.entrySet().stream()
        .filter(entry -> method.test(entry.getKey().method()))
        .filter(entry -> beginsWith(entry.getKey().path().split("/", -1), wanted))
        .mapToLong(entry -> entry.getValue().sum())
        .sum();
  }

  private static boolean beginsWith(String[] parts, String[] wanted) {
    if (parts.length < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      var isLast = i == wanted.length - 1;
      if (!wanted[i].equals(ANY)
          && !(isLast ? parts[i].startsWith(wanted[i]) : parts[i].equals(wanted[i]))) {
        return false;
      }
    }
    return true;
  }
}
