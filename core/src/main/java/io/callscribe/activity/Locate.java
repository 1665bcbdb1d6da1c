package io.callscribe.activity;

import io.callscribe.api.BodyFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds our blocks in what a CRM holds now. A block is found only if all of it is there, piece by
 * piece; of several places the one that fits with most of the other blocks in their order is taken.
 */
final class Locate {
  private static final int TELLING = 8;

  /** The text of a block, as we wrote it before or want to write it now. */
  private record Sought(int rank, Block block, List<String> forms) {}

  /** Where a block may be, from one piece to before another. */
  private record Candidate(int rank, Block block, int from, int to) {
    boolean overlaps(Candidate other) {
      return from < other.to && other.from < to;
    }

    int length() {
      return to - from;
    }
  }

  /**
   * Where a block is.
   *
   * @param block in the version that was found
   * @param start in the text
   * @param end in the text
   */
  record Found(Block block, int start, int end) {}

  /**
   * What was found.
   *
   * @param blocks by their places
   * @param edited where each block ends that a person has changed, as far as it can be told; the
   *     place is empty
   */
  record Places(List<Found> blocks, List<Found> edited) {
    boolean has(String key) {
      return blocks.stream().anyMatch(f -> f.block().key().equals(key));
    }
  }

  private final BodyFormat format;
  private final List<Piece> pieces;

  private Locate(BodyFormat format, String theirs) {
    this.format = format;
    this.pieces = Piece.of(format, theirs);
  }

  /**
   * @param base what we wrote last
   * @param ours what we want to write, and may have written already without knowing it
   */
  static Places blocks(BodyFormat format, List<Block> base, List<Block> ours, String theirs) {
    return new Locate(format, theirs).places(base, ours);
  }

  private Places places(List<Block> base, List<Block> ours) {
    var order = order(base, ours);
    var candidates =
        Stream.concat(base.stream(), ours.stream())
            .distinct()
            .map(b -> new Sought(order.indexOf(b.key()), b, forms(b)))
            .flatMap(this::candidates)
            .sorted(Comparator.comparingInt(Candidate::from))
            .toList();
    var chosen = chain(candidates);
    addMoved(chosen, candidates);
    chosen.sort(Comparator.comparingInt(Candidate::from));
    var places = chosen.stream().map(this::found).toList();
    var edited =
        base.stream()
            .filter(b -> chosen.stream().noneMatch(c -> c.block().key().equals(b.key())))
            .flatMap(b -> edited(b, order.indexOf(b.key()), chosen).stream())
            .filter(e -> places.stream().noneMatch(f -> f.start() <= e.end() && e.end() < f.end()))
            .toList();
    return new Places(places, edited);
  }

  private Found found(Candidate c) {
    return new Found(c.block(), pieces.get(c.from()).start(), pieces.get(c.to() - 1).end());
  }

  private List<String> forms(Block block) {
    return Piece.of(format, block.text()).stream().map(Piece::form).toList();
  }

  /** The order we want, and what is not wanted any more where it was. */
  private static List<String> order(List<Block> base, List<Block> ours) {
    var order = new ArrayList<>(ours.stream().map(Block::key).toList());
    int at = 0;
    for (var block : base) {
      int known = order.indexOf(block.key());
      if (known < 0) {
        order.add(at++, block.key());
      } else {
        at = known + 1;
      }
    }
    return order;
  }

  private Stream<Candidate> candidates(Sought sought) {
    var all = new ArrayList<Candidate>();
    for (int from = 0; from < pieces.size(); from++) {
      int length = lengthAt(from, sought.forms());
      if (length > 0) {
        all.add(new Candidate(sought.rank(), sought.block(), from, from + length));
      }
    }
    return all.stream();
  }

  /** How many pieces from here on are the block, which may have been shortened; 0 if it is not. */
  private int lengthAt(int from, List<String> forms) {
    for (int i = 0; i < forms.size(); i++) {
      if (!isAt(from + i, i == 0)) {
        return 0;
      }
      var form = pieces.get(from + i).form();
      if (!form.equals(forms.get(i))) {
        return i > 0 && isCut(form, forms.get(i)) ? cutLengthAt(from, i + 1, forms) : 0;
      }
    }
    return forms.size();
  }

  private boolean isAt(int at, boolean first) {
    return at < pieces.size() && (first || pieces.get(at).isJoined());
  }

  private static boolean isCut(String form, String whole) {
    return form.endsWith(Shorten.CUT)
        && whole.startsWith(
            form.substring(0, form.length() - Shorten.CUT.length()).stripTrailing());
  }

  /** After the cut there is nothing but what closes the block. */
  private int cutLengthAt(int from, int length, List<String> forms) {
    int closing = 0;
    while (isTag(forms.get(forms.size() - 1 - closing)) && closing < forms.size() - 1) {
      closing++;
    }
    for (int i = 0; i < closing; i++) {
      int at = from + length + i;
      if (!isAt(at, false)
          || !pieces.get(at).form().equals(forms.get(forms.size() - closing + i))) {
        return 0;
      }
    }
    return length + closing;
  }

  /** Those that together cover most of the text, each after the one before it in our order. */
  private List<Candidate> chain(List<Candidate> candidates) {
    var score = new long[candidates.size()];
    var previous = new int[candidates.size()];
    int best = -1;
    for (int i = 0; i < score.length; i++) {
      previous[i] = -1;
      for (int j = 0; j < i; j++) {
        long reached = score[j] + closeness(candidates.get(j), candidates.get(i));
        if (follows(candidates.get(j), candidates.get(i)) && reached > score[i]) {
          score[i] = reached;
          previous[i] = j;
        }
      }
      score[i] += 1000L * candidates.get(i).length();
      best = best < 0 || score[i] > score[best] ? i : best;
    }
    var chain = new ArrayList<Candidate>();
    for (int i = best; i >= 0; i = previous[i]) {
      chain.addFirst(candidates.get(i));
    }
    return chain;
  }

  private static boolean follows(Candidate first, Candidate second) {
    return first.rank() < second.rank() && first.to() <= second.from();
  }

  /** A neighbour is more likely ours than the same words among what people wrote. */
  private int closeness(Candidate first, Candidate second) {
    int between = second.from() - first.to();
    return between == 0 || (between == 1 && pieces.get(first.to()).isBlank()) ? 1 : 0;
  }

  private static void addMoved(List<Candidate> chosen, List<Candidate> candidates) {
    var ranks = new HashSet<>(chosen.stream().map(Candidate::rank).toList());
    candidates.stream()
        .sorted(Comparator.comparingInt(Candidate::length).reversed())
        .filter(c -> !ranks.contains(c.rank()))
        .forEach(
            c -> {
              if (!ranks.contains(c.rank()) && chosen.stream().noneMatch(c::overlaps)) {
                ranks.add(c.rank());
                chosen.add(c);
              }
            });
  }

  /**
   * A block that was changed is known by a piece that is left of it between its old neighbours.
   * Where it ends cannot be known, but before the next neighbour it has ended.
   */
  private Optional<Found> edited(Block block, int rank, List<Candidate> chosen) {
    int from = chosen.stream().filter(c -> c.rank() < rank).mapToInt(Candidate::to).max().orElse(0);
    int to =
        chosen.stream()
            .filter(c -> c.rank() > rank && c.from() >= from)
            .mapToInt(Candidate::from)
            .min()
            .orElse(pieces.size());
    var forms = forms(block);
    var gap = pieces.subList(from, to).stream().filter(p -> !p.isBlank()).toList();
    return gap.stream()
        .filter(p -> isSimilar(p.form(), forms))
        .findFirst()
        .map(p -> new Found(block, gap.getLast().end(), gap.getLast().end()));
  }

  private boolean isTag(String form) {
    return format == BodyFormat.HTML && form.startsWith("<");
  }

  private boolean isSimilar(String form, List<String> forms) {
    var start = form.substring(0, Math.min(TELLING, form.length()));
    return !isTag(form)
        && forms.stream()
            .anyMatch(f -> f.equals(form) || (start.length() == TELLING && f.startsWith(start)));
  }
}
