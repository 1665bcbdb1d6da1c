package io.callscribe.activity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Merges what we want to write into what the CRM holds now: our untouched sections are replaced,
 * sections that a person edited or removed stay as the person left them, and text that a person
 * added stays where it is.
 *
 * @param body what to write
 * @param kept keys of our sections that a person changed and that we left alone
 */
record Merge(String body, Set<String> kept) {

  /** Part of the text in the CRM: a block of ours if it has a key, a person's otherwise. */
  private record Part(String key, List<String> lines) {
    static Part ofPerson(List<String> lines) {
      return new Part("", lines);
    }

    boolean isOurs() {
      return !key.isEmpty();
    }
  }

  /**
   * @param base what we wrote last
   * @param theirs what the CRM holds now
   * @param ours what we want it to hold
   */
  static Merge of(List<Block> base, String theirs, List<Block> ours) {
    var wanted = new LinkedHashMap<String, Block>();
    ours.forEach(b -> wanted.put(b.key(), b));
    var lines = theirs.isEmpty() ? List.<String>of() : List.of(theirs.split("\n", -1));
    var found = locate(base, lines);
    var present = found.stream().filter(Part::isOurs).map(Part::key).collect(Collectors.toSet());
    var parts = new ArrayList<Part>();
    for (var part : found) {
      if (!part.isOurs()) {
        parts.add(part);
      } else if (wanted.containsKey(part.key())) {
        parts.add(new Part(part.key(), wanted.get(part.key()).lines()));
      }
    }
    var known = base.stream().map(Block::key).collect(Collectors.toSet());
    insertNew(parts, ours, known);
    return new Merge(join(parts), kept(base, wanted, present));
  }

  private static Set<String> kept(
      List<Block> base, Map<String, Block> wanted, Set<String> present) {
    return base.stream()
        .filter(b -> !present.contains(b.key()))
        .filter(b -> !b.equals(wanted.get(b.key())))
        .map(Block::key)
        .collect(Collectors.toSet());
  }

  /** Finds each block of ours by its exact lines, first where it is expected, then anywhere. */
  private static List<Part> locate(List<Block> base, List<String> lines) {
    var starts = new LinkedHashMap<Integer, Block>();
    var taken = new HashSet<Integer>();
    int expected = 0;
    for (var block : base) {
      int at = indexOf(block, lines, expected, taken);
      if (at < 0) {
        at = indexOf(block, lines, 0, taken);
      }
      if (at >= 0) {
        starts.put(at, block);
        for (int i = 0; i < block.lines().size(); i++) {
          taken.add(at + i);
        }
        expected = at + block.lines().size();
      }
    }
    return cut(lines, starts);
  }

  private static List<Part> cut(List<String> lines, Map<Integer, Block> starts) {
    var parts = new ArrayList<Part>();
    var free = new ArrayList<String>();
    for (int i = 0; i < lines.size(); ) {
      var block = starts.get(i);
      if (block == null) {
        free.add(lines.get(i++));
      } else {
        if (!free.isEmpty()) {
          parts.add(Part.ofPerson(List.copyOf(free)));
          free.clear();
        }
        parts.add(new Part(block.key(), block.lines()));
        i += block.lines().size();
      }
    }
    if (!free.isEmpty()) {
      parts.add(Part.ofPerson(List.copyOf(free)));
    }
    return parts;
  }

  private static int indexOf(Block block, List<String> lines, int from, Set<Integer> taken) {
    var sought = block.lines();
    for (int at = from; at + sought.size() <= lines.size(); at++) {
      if (matches(sought, lines, at, taken)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean matches(
      List<String> sought, List<String> lines, int at, Set<Integer> taken) {
    for (int i = 0; i < sought.size(); i++) {
      if (taken.contains(at + i)
          || !lines.get(at + i).stripTrailing().equals(sought.get(i).stripTrailing())) {
        return false;
      }
    }
    return true;
  }

  /** A new section comes after the one that precedes it in our document, or at the end. */
  private static void insertNew(List<Part> parts, List<Block> ours, Set<String> known) {
    var anchor = "";
    for (var block : ours) {
      var isThere = parts.stream().anyMatch(p -> p.key().equals(block.key()));
      if (!known.contains(block.key()) && !isThere && !isAlreadyWritten(parts, block)) {
        var lines = new ArrayList<String>();
        if (block.isLong() && !parts.isEmpty()) {
          lines.add("");
        }
        lines.addAll(block.lines());
        parts.add(after(anchor, parts), new Part(block.key(), lines));
        anchor = block.key();
      } else if (isThere) {
        anchor = block.key();
      }
    }
  }

  private static int after(String anchor, List<Part> parts) {
    for (int i = 0; i < parts.size() && !anchor.isEmpty(); i++) {
      if (parts.get(i).key().equals(anchor)) {
        return i + 1;
      }
    }
    return parts.size();
  }

  private static boolean isAlreadyWritten(List<Part> parts, Block block) {
    return parts.stream()
        .filter(p -> !p.isOurs())
        .anyMatch(p -> indexOf(block, p.lines(), 0, Set.of()) >= 0);
  }

  private static String join(List<Part> parts) {
    return parts.stream().flatMap(p -> p.lines().stream()).collect(Collectors.joining("\n"));
  }
}
