package io.callscribe.activity;

import io.callscribe.activity.Section.Bullets;
import io.callscribe.activity.Section.Field;
import io.callscribe.activity.Section.Link;
import io.callscribe.activity.Section.Text;
import io.callscribe.api.BodyFormat;
import io.callscribe.api.BodySupport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * Renders sections in a CRM's format and escapes what it renders. Paragraphs of a text stay
 * paragraphs; a value, an item and a heading are one line each; what is empty is left out.
 */
enum Renderer {
  PLAIN {
    @Override
    String line(String label, String value) {
      return "- " + label + ": " + value;
    }

    @Override
    String text(String heading, List<String> lines) {
      return heading + ":\n" + String.join("\n", lines);
    }

    @Override
    String bullets(String heading, List<String> items) {
      return heading + ":\n" + items.stream().map(i -> "- " + i).collect(LINES);
    }

    @Override
    String anchor(String target, String text) {
      return target;
    }

    @Override
    String escape(String text) {
      return text;
    }
  },

  HTML {
    @Override
    String line(String label, String value) {
      return "<div><b>" + label + "</b>: " + value + "</div>";
    }

    @Override
    String text(String heading, List<String> lines) {
      return "<div><b>" + heading + "</b><br>" + String.join("<br>", lines) + "</div>";
    }

    @Override
    String bullets(String heading, List<String> items) {
      return items.stream()
          .map(i -> "<li>" + i + "</li>")
          .collect(Collectors.joining("", "<div><b>" + heading + "</b><ul>", "</ul></div>"));
    }

    @Override
    String anchor(String target, String text) {
      return "<a target=\"_blank\" href=\"" + escape(target) + "\">" + text + "</a>";
    }

    @Override
    String escape(String text) {
      return text.replace("&", "&amp;")
          .replace("<", "&lt;")
          .replace(">", "&gt;")
          .replace("\"", "&quot;")
          .replace("'", "&#39;");
    }
  },

  /** CommonMark, with nothing that older dialects would take for HTML. */
  MARKDOWN {
    @Override
    String line(String label, String value) {
      return "- **" + label + "**: " + value;
    }

    @Override
    String text(String heading, List<String> lines) {
      var text = new StringBuilder("### " + heading);
      for (int i = 0; i < lines.size(); i++) {
        text.append('\n').append(asText(lines.get(i).strip()));
        if (!lines.get(i).isEmpty() && i + 1 < lines.size() && !lines.get(i + 1).isEmpty()) {
          text.append('\\'); // or CommonMark makes one line of the two
        }
      }
      return text.toString();
    }

    /** Not with the mark of fields, or a field that follows would be one more item. */
    @Override
    String bullets(String heading, List<String> items) {
      return "### " + heading + "\n" + items.stream().map(i -> "* " + asText(i)).collect(LINES);
    }

    @Override
    String anchor(String target, String text) {
      return "[" + text + "](<" + ENTITY.matcher(target).replaceAll("&amp;") + ">)";
    }

    @Override
    String escape(String text) {
      return ENTITY
          .matcher(SPECIAL.matcher(text).replaceAll("\\\\$0"))
          .replaceAll("&amp;")
          .replace("<", "&lt;")
          .replace(">", "&gt;");
    }

    /** What begins a list or underlines a heading only at the start of a line. */
    private String asText(String line) {
      return line.replaceFirst("^([-+=])", "\\\\$1").replaceFirst("^(\\d{1,9})([.)])", "$1\\\\$2");
    }
  };

  private static final Collector<CharSequence, ?, String> LINES = Collectors.joining("\n");
  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]#|~]");
  private static final Pattern ENTITY = Pattern.compile("&(?=#?\\w+;)");
  private static final Pattern LINE_END = Pattern.compile("\\R");
  private static final Pattern SPACE_WITH_LINE_END = Pattern.compile("\\s*\\n\\s*");

  /** Half characters, and control characters that not every CRM, XML or database takes. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cs}\ufffe\uffff&&[^\n\t]]");

  private static final Set<String> WEB = Set.of("http", "https");

  /** A label and a value, both rendered. */
  abstract String line(String label, String value);

  /** A heading and lines, rendered but for the marks that begin a line. */
  abstract String text(String heading, List<String> lines);

  abstract String bullets(String heading, List<String> items);

  /** A link to something in the web. */
  abstract String anchor(String target, String text);

  abstract String escape(String text);

  static Renderer of(BodyFormat format) {
    return switch (format) {
      case PLAIN -> PLAIN;
      case HTML -> HTML;
      case MARKDOWN -> MARKDOWN;
    };
  }

  /** Within the CRM's limit: what does not fit is shortened, visibly. */
  static List<Block> render(List<Section> sections, BodySupport body) {
    var renderer = of(body.format());
    return renderer.blocks(Shorten.all(sections, renderer, body.maxLength()));
  }

  /** With long texts shortened to fit as far as they can be; nothing else is shortened. */
  static List<Block> shorten(List<Section> sections, BodyFormat format, int most) {
    var renderer = of(format);
    return renderer.blocks(Shorten.texts(sections, renderer, most));
  }

  List<Block> blocks(List<Section> sections) {
    return sections.stream()
        .map(s -> new Block(s.key(), render(s.content())))
        .filter(b -> !b.text().isEmpty())
        .toList();
  }

  /** Empty if there is nothing to show. */
  private String render(Section.Content content) {
    return switch (content) {
      case Field field ->
          ifAny(oneLine(field.value()), value -> line(oneLine(field.label()), value));
      case Link link -> line(oneLine(link.label()), link(link));
      case Text text -> ifAny(lines(text.text()), lines -> text(oneLine(text.heading()), lines));
      case Bullets bullets ->
          ifAny(items(bullets.items()), items -> bullets(oneLine(bullets.heading()), items));
    };
  }

  /** Only what leads into the web can be clicked on. */
  private String link(Link link) {
    var target = link.target().toString();
    var scheme = Optional.ofNullable(link.target().getScheme()).orElse("");
    return WEB.contains(scheme.toLowerCase(Locale.ROOT))
        ? anchor(target, oneLine(link.text()))
        : escape(target);
  }

  private static String ifAny(String value, UnaryOperator<String> rendered) {
    return value.isEmpty() ? "" : rendered.apply(value);
  }

  private static String ifAny(List<String> lines, Function<List<String>, String> rendered) {
    return lines.isEmpty() ? "" : rendered.apply(lines);
  }

  /** A block of several lines has a blank line before and after it. */
  static String join(List<Block> blocks) {
    var body = new StringBuilder();
    boolean afterLong = false;
    for (var block : blocks) {
      if (!body.isEmpty()) {
        body.append(block.isLong() || afterLong ? "\n\n" : "\n");
      }
      body.append(block.text());
      afterLong = block.isLong();
    }
    return body.toString();
  }

  /** At most so long, and never with half a character at its end. */
  static String start(String text, int most) {
    return text.substring(
        0, most > 0 && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }

  private String oneLine(String text) {
    return escape(SPACE_WITH_LINE_END.matcher(clean(text).strip()).replaceAll(" "));
  }

  private List<String> items(List<String> items) {
    return items.stream().map(this::oneLine).filter(i -> !i.isEmpty()).toList();
  }

  /** With one empty line between paragraphs, and none before or after. */
  private List<String> lines(String text) {
    var lines = new ArrayList<String>();
    for (var line : clean(text).stripTrailing().split("\n")) {
      var escaped = escape(line.stripTrailing());
      if (!escaped.isEmpty() || !(lines.isEmpty() || lines.getLast().isEmpty())) {
        lines.add(escaped);
      }
    }
    return lines;
  }

  private static String clean(String text) {
    var lines = LINE_END.matcher(text).replaceAll("\n").replace('\u00a0', ' ');
    return UNPRINTABLE.matcher(lines).replaceAll("");
  }
}
