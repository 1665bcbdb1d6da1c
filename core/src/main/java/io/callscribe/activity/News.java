package io.callscribe.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in words what an update brings. */
final class News {
  private static final Set<String> INSIGHTS =
      Set.of("score", "insight", "summary", "bullets", "transcript");

  private News() {}

  static String since(Optional<Written> before, Wanted wanted, Situation s) {
    var now = Written.of(wanted, s.connector().body());
    var changed = changed(before.map(Written::blocks).orElse(List.of()), now.blocks());
    var news = new ArrayList<String>();
    if (changed.contains("note")) {
      var isThere = now.blocks().stream().anyMatch(b -> b.key().equals("note"));
      news.add(isThere ? "A note was written" : "The note was cleared");
    }
    if (changed.stream().anyMatch(k -> k.startsWith("recording"))) {
      news.add("The recording is there");
    }
    if (changed.stream().anyMatch(INSIGHTS::contains)
        || !before.map(Written::insights).equals(Optional.of(now.insights()))
        || changedFields(before, now).stream()
            .anyMatch(PlacedInsights.of(s).fields()::containsKey)) {
      news.add("RingSense insights arrived");
    }
    if (news.isEmpty()) {
      news.add(other(before, now, s));
    }
    return String.join("; ", news);
  }

  private static String other(Optional<Written> before, Written now, Situation s) {
    if (before.map(Written::call).filter(now.call()::equals).isEmpty()) {
      return s.call().ended() ? "The call log has the call" : "The call changed";
    }
    return before.map(Written::subject).filter(now.subject()::equals).isEmpty()
        ? "The subject was changed"
        : "The settings say something else than before";
  }

  private static Set<String> changedFields(Optional<Written> before, Written now) {
    var old = before.map(Written::fields).orElse(Map.of());
    return now.fields().entrySet().stream()
        .filter(f -> !f.getValue().equals(old.get(f.getKey())))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static Set<String> changed(List<Block> before, List<Block> now) {
    return Stream.concat(
            now.stream().filter(b -> !before.contains(b)),
            before.stream().filter(b -> !now.contains(b)))
        .map(Block::key)
        .collect(Collectors.toSet());
  }
}
