package io.callscribe.activity;

import io.callscribe.activity.Section.Bullets;
import io.callscribe.activity.Section.Content;
import io.callscribe.activity.Section.Field;
import io.callscribe.activity.Section.Link;
import io.callscribe.activity.Section.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Makes a document fit into what a CRM can hold, and says so where something is missing. Texts and
 * lists are shortened, the longest first; if that is not enough they go, the last first; then
 * values are shortened, then fields go, and links at the very last.
 */
final class Shorten {
  static final String CUT = "… (shortened to what the CRM can hold)";

  private static final String DOTS = "…";
  private static final int SHORT_VALUE = 40;

  /** Stands for what is gone. */
  private static final Section GONE =
      new Section("shortened", new Field(DOTS, "shortened to what the CRM can hold"));

  private final Renderer renderer;
  private final int most;
  private final List<Section> sections;

  private Shorten(Renderer renderer, int most, List<Section> sections) {
    this.renderer = renderer;
    this.most = most;
    this.sections = new ArrayList<>(sections);
  }

  /** Shortens texts and lists alone: no section goes, and all may still be too long. */
  static List<Section> texts(List<Section> sections, Renderer renderer, int most) {
    var shorten = new Shorten(renderer, most, sections);
    for (boolean more = true; more && shorten.over() > 0; ) {
      more = shorten.shortenLongest();
    }
    return shorten.sections;
  }

  /** Does all that is needed. */
  static List<Section> all(List<Section> sections, Renderer renderer, int most) {
    var shorten = new Shorten(renderer, most, texts(sections, renderer, most));
    for (boolean more = true; more && shorten.over() > 0; ) {
      more =
          shorten.removeLast(s -> isLong(s.content()))
              || shorten.shortenLongestValue()
              || shorten.removeLast(s -> s.content() instanceof Field)
              || shorten.removeLast(s -> true);
    }
    return shorten.sections;
  }

  private static boolean isLong(Content content) {
    return content instanceof Text || content instanceof Bullets;
  }

  private int over() {
    return Renderer.join(renderer.blocks(sections)).length() - most;
  }

  private boolean shortenLongest() {
    int longest = longest(s -> length(s) > 0 && shorter(s.content(), 0).isPresent());
    if (longest < 0) {
      return false;
    }
    var section = sections.get(longest);
    int length = length(section);
    // Escaping makes text longer, evenly as a rule; if not, there is a next time.
    var share = Math.max(0, length - over() - CUT.length()) / (double) length;
    sections.set(
        longest, new Section(section.key(), shorter(section.content(), share).orElseThrow()));
    return true;
  }

  /** Keeps about the given share of a text or list; empty if nothing of it can be spared. */
  private static Optional<Content> shorter(Content content, double share) {
    return switch (content) {
      case Text text -> {
        var known = text.text();
        var left = known.endsWith(CUT) ? known.substring(0, known.length() - CUT.length()) : known;
        yield left.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Text(
                    text.heading(),
                    Renderer.start(left, (int) (left.length() * share)).stripTrailing() + CUT));
      }
      case Bullets bullets -> {
        var left = bullets.items().stream().filter(i -> !i.equals(CUT)).toList();
        yield left.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Bullets(
                    bullets.heading(),
                    Stream.concat(left.stream().limit((long) (left.size() * share)), Stream.of(CUT))
                        .toList()));
      }
      case Field field -> Optional.empty();
      case Link link -> Optional.empty();
    };
  }

  private boolean shortenLongestValue() {
    int longest = longest(s -> s.content() instanceof Field f && f.value().length() > SHORT_VALUE);
    if (longest < 0) {
      return false;
    }
    var section = sections.get(longest);
    var field = (Field) section.content();
    int left = Math.max(SHORT_VALUE, field.value().length() - over()) - DOTS.length();
    sections.set(
        longest,
        new Section(
            section.key(), new Field(field.label(), Renderer.start(field.value(), left) + DOTS)));
    return true;
  }

  private int longest(Predicate<Section> which) {
    int longest = -1;
    for (int i = 0; i < sections.size(); i++) {
      var section = sections.get(i);
      if (which.test(section) && (longest < 0 || length(section) > length(sections.get(longest)))) {
        longest = i;
      }
    }
    return longest;
  }

  private int length(Section section) {
    return Renderer.join(renderer.blocks(List.of(section))).length();
  }

  private boolean removeLast(Predicate<Section> which) {
    for (int i = sections.size() - 1; i >= 0; i--) {
      if (which.test(sections.get(i)) && !sections.get(i).equals(GONE)) {
        sections.remove(i);
        sections.remove(GONE);
        return sections.add(GONE);
      }
    }
    return false;
  }
}
