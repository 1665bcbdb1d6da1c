package io.callscribe.activity;

import io.callscribe.activity.Section.Bullets;
import io.callscribe.activity.Section.Field;
import io.callscribe.activity.Section.Link;
import io.callscribe.activity.Section.Text;
import io.callscribe.api.BodyFormat;
import io.callscribe.api.BodySupport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders sections in a CRM's format and escapes what it renders. */
enum Renderer {
  PLAIN {
    @Override
    String field(Field field) {
      return "- %s: %s".formatted(field.label(), oneLine(field.value()));
    }

    @Override
    String link(Link link) {
      return "- %s: %s".formatted(link.label(), link.target());
    }

    @Override
    String text(Text text) {
      return text.heading() + ":\n" + withoutBlankLines(text.text());
    }

    @Override
    String bullets(Bullets bullets) {
      return bullets.heading()
          + ":\n"
          + bullets.items().stream().map(i -> "- " + oneLine(i)).collect(Collectors.joining("\n"));
    }
  },

  HTML {
    @Override
    String field(Field field) {
      return "<div><b>%s</b>: %s</div>".formatted(escape(field.label()), escape(field.value()));
    }

    @Override
    String link(Link link) {
      return "<div><b>%s</b>: <a target=\"_blank\" href=\"%s\">%s</a></div>"
          .formatted(escape(link.label()), escape(link.target().toString()), escape(link.text()));
    }

    @Override
    String text(Text text) {
      var lines = text.text().lines().map(HTML::escape).collect(Collectors.joining("<br>"));
      return "<div><b>%s</b><br>%s</div>".formatted(escape(text.heading()), lines);
    }

    @Override
    String bullets(Bullets bullets) {
      var items =
          bullets.items().stream()
              .map(i -> "<li>" + escape(i) + "</li>")
              .collect(Collectors.joining());
      return "<div><b>%s</b><ul>%s</ul></div>".formatted(escape(bullets.heading()), items);
    }

    @Override
    String escape(String text) {
      return text.replace("&", "&amp;")
          .replace("<", "&lt;")
          .replace(">", "&gt;")
          .replace("\"", "&quot;")
          .replace("'", "&#39;")
          .replaceAll("\\R", "<br>");
    }
  },

  MARKDOWN {
    @Override
    String field(Field field) {
      return "**%s**: %s".formatted(escape(field.label()), escape(oneLine(field.value())));
    }

    @Override
    String link(Link link) {
      return "**%s**: [%s](<%s>)"
          .formatted(escape(link.label()), escape(link.text()), link.target());
    }

    @Override
    String text(Text text) {
      var lines =
          withoutBlankLines(text.text())
              .lines()
              .map(line -> asText(escape(line)))
              .collect(Collectors.joining("\n"));
      return "### " + escape(text.heading()) + "\n" + lines;
    }

    @Override
    String bullets(Bullets bullets) {
      return "### "
          + escape(bullets.heading())
          + "\n"
          + bullets.items().stream()
              .map(i -> "- " + escape(oneLine(i)))
              .collect(Collectors.joining("\n"));
    }

    @Override
    String escape(String text) {
      return text.replaceAll("([\\\\`*_{}\\[\\]<>#|~&])", "\\\\$1");
    }

    /** What begins a list or underlines a heading only at the start of a line. */
    private String asText(String line) {
      return line.replaceFirst("^(\\s*)([-+=])", "$1\\\\$2")
          .replaceFirst("^(\\s*\\d{1,9})([.)])", "$1\\\\$2");
    }
  };

  private static final String CUT = "… (shortened to what the CRM can hold)";

  abstract String field(Field field);

  abstract String link(Link link);

  abstract String text(Text text);

  abstract String bullets(Bullets bullets);

  String escape(String text) {
    return text;
  }

  static Renderer of(BodyFormat format) {
    return switch (format) {
      case PLAIN -> PLAIN;
      case HTML -> HTML;
      case MARKDOWN -> MARKDOWN;
    };
  }

  /** Within the CRM's limit: the longest part is shortened, visibly, until all of it fits. */
  static List<Block> render(List<Section> sections, BodySupport body) {
    var renderer = of(body.format());
    var current = new ArrayList<>(sections);
    var blocks = renderer.blocks(current);
    while (tooLong(blocks, body) > 0 && shortenLongest(current, blocks, tooLong(blocks, body))) {
      blocks = renderer.blocks(current);
    }
    return blocks;
  }

  private List<Block> blocks(List<Section> sections) {
    return sections.stream().map(s -> new Block(s.key(), render(s.content()))).toList();
  }

  private String render(Section.Content content) {
    return switch (content) {
      case Field field -> field(field);
      case Link link -> link(link);
      case Text text -> text(text);
      case Bullets bullets -> bullets(bullets);
    };
  }

  private static int tooLong(List<Block> blocks, BodySupport body) {
    return join(blocks).length() - body.maxLength();
  }

  /** Without a text or list that could be shortened, the last section goes. */
  private static boolean shortenLongest(List<Section> sections, List<Block> blocks, int by) {
    var longest = -1;
    for (int i = 0; i < sections.size(); i++) {
      if (shorter(sections.get(i).content(), 0).isPresent()
          && (longest < 0 || blocks.get(i).text().length() > blocks.get(longest).text().length())) {
        longest = i;
      }
    }
    if (longest < 0) {
      return sections.size() > 1 && sections.removeLast() != null;
    }
    var section = sections.get(longest);
    var rendered = blocks.get(longest).text().length();
    // Escaping makes text longer, evenly as a rule; if not, there is a next time.
    var share = Math.max(0, rendered - by - CUT.length()) / (double) rendered;
    sections.set(
        longest, new Section(section.key(), shorter(section.content(), share).orElseThrow()));
    return true;
  }

  /** Keeps about the given share of a text or list; empty if nothing of it can be spared. */
  private static Optional<Section.Content> shorter(Section.Content content, double share) {
    return switch (content) {
      case Text text -> {
        var known = text.text();
        var left = known.endsWith(CUT) ? known.substring(0, known.length() - CUT.length()) : known;
        yield left.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Text(text.heading(), start(left, (int) (left.length() * share)) + CUT));
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

  /** At most so long, and never with half a character at its end. */
  static String start(String text, int most) {
    return text.substring(
        0, most > 0 && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }

  /** A long block has a blank line before it. */
  static String join(List<Block> blocks) {
    var body = new StringBuilder();
    for (var block : blocks) {
      if (!body.isEmpty()) {
        body.append(block.isLong() ? "\n\n" : "\n");
      }
      body.append(block.text());
    }
    return body.toString();
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static String withoutBlankLines(String text) {
    return text.lines()
        .map(String::stripTrailing)
        .filter(l -> !l.isBlank())
        .collect(Collectors.joining("\n"));
  }
}
