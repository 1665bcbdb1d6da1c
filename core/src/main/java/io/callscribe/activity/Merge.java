package io.callscribe.activity;

import io.callscribe.activity.Locate.Places;
import io.callscribe.api.BodyFormat;
import io.callscribe.api.BodySupport;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Merges what we want to write into what the CRM holds now: our untouched sections are replaced,
 * sections that a person edited or removed stay as the person left them, and text that a person
 * added stays where it is, character by character.
 *
 * <p>Merged again it is the same text, with the base of before as well: an answer may get lost.
 *
 * @param body what to write
 * @param kept keys of our sections that were left alone: a person changed or removed them, or the
 *     CRM has no room for them
 */
record Merge(String body, Set<String> kept) {

  /**
   * Our long texts are shortened until there is room for what people added; if that is not enough,
   * the text is left as it is.
   *
   * @param base what we wrote last
   * @param theirs what the CRM holds now
   * @param ours what we want it to hold
   */
  static Merge of(BodySupport limits, List<Block> base, String theirs, List<Section> ours) {
    var wanted = Renderer.render(ours, limits);
    var work = new Work(limits.format(), base, theirs, wanted);
    var merge = work.merge(List.of());
    var blocks = wanted.stream().filter(b -> work.isPlaced(b.key())).toList();
    var placed = ours.stream().filter(s -> keys(blocks).contains(s.key())).toList();
    int most = Renderer.join(blocks).length();
    while (merge.body().length() > limits.maxLength() && !merge.body().equals(theirs)) {
      most -= merge.body().length() - limits.maxLength();
      var shorter = Renderer.shorten(placed, limits.format(), most);
      if (Renderer.join(shorter).length() > most) {
        return work.nothing();
      }
      merge = work.merge(shorter);
    }
    return merge;
  }

  /** Without a limit. */
  static Merge of(BodyFormat format, List<Block> base, String theirs, List<Block> ours) {
    return new Work(format, base, theirs, ours).merge(List.of());
  }

  private static Set<String> keys(Collection<Block> blocks) {
    return keys(blocks.stream());
  }

  private static Set<String> keys(Stream<Block> blocks) {
    return blocks.map(Block::key).collect(Collectors.toCollection(TreeSet::new));
  }

  /** What is known before anything is written. */
  private static final class Work {
    private final BodyFormat format;
    private final List<Block> base;
    private final String theirs;
    private final List<Block> wanted;
    private final Places places;
    private final Set<String> added;

    Work(BodyFormat format, List<Block> base, String theirs, List<Block> wanted) {
      this.format = format;
      this.base = base;
      this.theirs = theirs;
      this.wanted = wanted;
      this.places = Locate.blocks(format, base, wanted, theirs);
      this.added = keys(added());
    }

    /** What is new, as far as can be told: nothing may be added twice. */
    private Stream<Block> added() {
      var known = keys(base);
      var added =
          wanted.stream()
              .filter(b -> !known.contains(b.key()) && !places.has(b.key()))
              .filter(b -> !isHidden(b));
      if (!places.blocks().isEmpty()) {
        return added;
      }
      var reading = new Reading(format, theirs);
      return added.filter(b -> !reading.has(b.text()));
    }

    /** Behind a comment or a tag that a person left open. */
    private boolean isHidden(Block block) {
      return format == BodyFormat.HTML && theirs.contains(block.text());
    }

    boolean isPlaced(String key) {
      return added.contains(key) || places.has(key);
    }

    /**
     * @param shorter versions of what is wanted
     */
    Merge merge(List<Block> shorter) {
      var blocks = new HashMap<String, Block>();
      wanted.forEach(b -> blocks.put(b.key(), b));
      shorter.forEach(b -> blocks.put(b.key(), b));
      var parts = new Parts(format, theirs, places);
      for (var found : places.blocks()) {
        var block = blocks.get(found.block().key());
        if (block == null) {
          parts.remove(found.block().key());
        } else if (!block.equals(found.block())) {
          parts.replace(block);
        }
      }
      var order = wanted.stream().map(Block::key).toList();
      order.stream().filter(added::contains).forEach(k -> parts.insert(blocks.get(k), order));
      return new Merge(parts.text(), keys(all().filter(b -> !isPlaced(b.key()))));
    }

    Merge nothing() {
      var there = places.blocks().stream().map(Locate.Found::block).toList();
      return new Merge(theirs, keys(all().filter(b -> !there.contains(b))));
    }

    private Stream<Block> all() {
      return Stream.concat(base.stream(), wanted.stream());
    }
  }
}
