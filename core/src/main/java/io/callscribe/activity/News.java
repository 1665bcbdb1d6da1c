package io.callscribe.activity;

import java.util.ArrayList;
import java.util.List;
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
      news.add("A note was written");
    }
    if (changed.stream().anyMatch(k -> k.startsWith("recording"))) {
      news.add("The recording is there");
    }
    if (changed.stream().anyMatch(INSIGHTS::contains)
        || !before.map(Written::insights).equals(Optional.of(now.insights()))) {
      news.add("RingSense insights arrived");
    }
    if (news.isEmpty()) {
      news.add(s.call().ended() ? "The call log has the call" : "The call changed");
    }
    return String.join("; ", news);
  }

  private static Set<String> changed(List<Block> before, List<Block> now) {
    return Stream.concat(
            now.stream().filter(b -> !before.contains(b)),
            before.stream().filter(b -> !now.contains(b)))
        .map(Block::key)
        .collect(Collectors.toSet());
  }
}
