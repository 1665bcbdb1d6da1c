package io.callscribe.activity;

import io.callscribe.activity.Section.Bullets;
import io.callscribe.activity.Section.Field;
import io.callscribe.activity.Section.Link;
import io.callscribe.activity.Section.Text;
import io.callscribe.api.BodyFormat;
import io.callscribe.api.BodySupport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
          .replace("\n", "<br>");
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
              .map(this::escape)
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
      return text.replaceAll("([\\\\`*_{}\\[\\]<>#|~])", "\\\\$1");
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

  /** Within the CRM's limit: the longest text is shortened, visibly, until all of it fits. */
  static List<Block> render(List<Section> sections, BodySupport body) {
    var renderer = of(body.format());
    var current = new ArrayList<>(sections);
    var blocks = renderer.blocks(current);
    for (int left = current.size(); left > 0 && tooLong(blocks, body) > 0; left--) {
      if (!shortenLongest(current, tooLong(blocks, body))) {
        break;
      }
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

  private static boolean shortenLongest(List<Section> sections, int by) {
    var longest = -1;
    for (int i = 0; i < sections.size(); i++) {
      if (sections.get(i).content() instanceof Text text
          && (longest < 0
              || text.text().length() > ((Text) sections.get(longest).content()).text().length())) {
        longest = i;
      }
    }
    if (longest < 0) {
      return false;
    }
    var text = (Text) sections.get(longest).content();
    // Escaping makes text longer, so more is cut than is over.
    var keep = Math.max(0, text.text().length() - 2 * by - CUT.length());
    var end = keep > 0 && Character.isHighSurrogate(text.text().charAt(keep - 1)) ? keep - 1 : keep;
    sections.set(
        longest,
        new Section(
            sections.get(longest).key(),
            new Text(text.heading(), text.text().substring(0, end) + CUT)));
    return true;
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
