package io.callscribe.activity;

import io.callscribe.activity.Locate.Found;
import io.callscribe.activity.Locate.Places;
import io.callscribe.api.BodyFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The text a CRM holds, cut into blocks of ours and what lies between them, so that blocks can be
 * replaced, removed and put in without touching anything else.
 */
final class Parts {
  /**
   * A part of the text.
   *
   * @param key of our block; empty if it is a person's
   */
  private record Part(String key, String text, boolean isLong) {
    static Part ofPerson(String text) {
      return new Part("", text, false);
    }

    boolean isOurs() {
      return !key.isEmpty();
    }
  }

  private final BodyFormat format;
  private final String lineEnd;
  private final List<Part> parts = new ArrayList<>();

  Parts(BodyFormat format, String text, Places places) {
    this.format = format;
    this.lineEnd = lineEnd(text);
    int reached = 0;
    var all =
        Stream.concat(places.blocks().stream(), places.edited().stream())
            .sorted(Comparator.comparingInt(Found::start).thenComparingInt(Found::end))
            .toList();
    for (var found : all) {
      addPerson(text.substring(reached, found.start()));
      parts.add(part(found.block(), text.substring(found.start(), found.end())));
      reached = found.end();
    }
    addPerson(text.substring(reached));
  }

  private static String lineEnd(String text) {
    if (text.contains("\r\n")) {
      return "\r\n";
    }
    return text.contains("\r") && !text.contains("\n") ? "\r" : "\n";
  }

  private void addPerson(String text) {
    if (!text.isEmpty()) {
      parts.add(Part.ofPerson(text));
    }
  }

  private static Part part(Block block, String text) {
    return new Part(block.key(), text, block.isLong());
  }

  String text() {
    return text(parts);
  }

  private static String text(List<Part> parts) {
    var text = new StringBuilder();
    parts.forEach(p -> text.append(p.text()));
    return text.toString();
  }

  private int indexOf(String key) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).key().equals(key)) {
        return i;
      }
    }
    return -1;
  }

  private String ownLineEnds(Block block) {
    return block.text().replace("\n", lineEnd);
  }

  void replace(Block block) {
    parts.set(indexOf(block.key()), part(block, ownLineEnds(block)));
  }

  /** The gap that a block leaves is closed to what it was before the block came. */
  void remove(String key) {
    int at = indexOf(key);
    parts.remove(at);
    var before = at > 0 && !parts.get(at - 1).isOurs() ? parts.remove(--at).text() : "";
    var after = at < parts.size() && !parts.get(at).isOurs() ? parts.remove(at).text() : "";
    parts.add(at, Part.ofPerson(closed(at, before, after)));
  }

  private String closed(int at, String before, String after) {
    boolean first = text(parts.subList(0, at)).isBlank() && before.isBlank();
    boolean last = text(parts.subList(at, parts.size())).isBlank() && after.isBlank();
    var head = withoutLineEndsAfter(before);
    var tail = withoutLineEndsBefore(after);
    if (first) {
      return before + tail;
    }
    if (last) {
      return head + after;
    }
    int lines = Math.min(lineEnds(before.substring(head.length())), lineEndsBefore(after, tail));
    if (format == BodyFormat.HTML && Markup.runTogether(head, tail)) {
      return head + "<br>" + tail;
    }
    if (before.isBlank() && after.isBlank() && lines > 0) {
      lines = isLong(at - 1) || isLong(at) ? 2 : 1;
    }
    return head + lineEnd.repeat(lines) + tail;
  }

  private static int lineEndsBefore(String after, String tail) {
    return lineEnds(after.substring(0, after.length() - tail.length()));
  }

  private boolean isLong(int at) {
    return at >= 0 && at < parts.size() && parts.get(at).isLong();
  }

  /**
   * Puts a new block after the nearest one before it in our order, else before the nearest after
   * it, else at the end.
   */
  void insert(Block block, List<String> order) {
    int at = place(block.key(), order);
    var before = text(parts.subList(0, at));
    var after = text(parts.subList(at, parts.size()));
    var added = new ArrayList<Part>();
    if (!before.isBlank()) {
      int present = lineEnds(before.substring(withoutLineEndsAfter(before).length()));
      added.add(Part.ofPerson(lineEnd.repeat(Math.max(0, lines(at - 1, block) - present))));
    }
    added.add(part(block, ownLineEnds(block)));
    if (!after.isBlank()) {
      int present = lineEndsBefore(after, withoutLineEndsBefore(after));
      added.add(Part.ofPerson(lineEnd.repeat(Math.max(0, lines(at, block) - present))));
    }
    added.removeIf(p -> p.text().isEmpty());
    parts.addAll(at, added);
  }

  private int lines(int neighbour, Block block) {
    return block.isLong() || isLong(neighbour) ? 2 : 1;
  }

  private int place(String key, List<String> order) {
    int rank = order.indexOf(key);
    var before = order.subList(0, rank).reversed().stream().map(this::indexOf).filter(i -> i >= 0);
    var after =
        order.subList(rank + 1, order.size()).stream().map(this::indexOf).filter(i -> i >= 0);
    return before.findFirst().map(i -> i + 1).or(after::findFirst).orElseGet(this::end);
  }

  /** Behind everything but a line end that closes the text. */
  private int end() {
    if (parts.isEmpty() || parts.getLast().isOurs()) {
      return parts.size();
    }
    var last = parts.removeLast().text();
    var head = withoutLineEndsAfter(last);
    addPerson(head);
    int end = parts.size();
    addPerson(last.substring(head.length()));
    return end;
  }

  private static int lineEnds(String space) {
    int ends = (int) space.chars().filter(c -> c == '\n').count();
    return ends > 0 ? ends : (int) space.chars().filter(c -> c == '\r').count();
  }

  private static String withoutLineEndsAfter(String text) {
    int end = text.stripTrailing().length();
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return text.substring(0, end);
  }

  /** Keeps what a person's first line begins with. */
  private static String withoutLineEndsBefore(String text) {
    int start = text.length() - text.stripLeading().length();
    while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
      start--;
    }
    return text.substring(start);
  }
}
