package io.callscribe.activity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/**
 * HTML in the order of its source, tag by tag. What a parser puts right is not seen here: a piece
 * is what stands between two offsets of the source, and nothing else.
 */
final class Markup {
  private static final Map<String, String> SAME = Map.of("strong", "b", "p", "div");
  private static final Pattern SPACE = Pattern.compile("[\\s\u00a0]+");
  private static final Pattern END_TAG = Pattern.compile("</\\w+\\s*>");
  private static final Pattern LINE_TAG =
      Pattern.compile("</?(br|div|p|ul|ol|li|table|tr|td|h\\d|hr|blockquote|pre)\\b[^>]*>");

  /** What editors and CRMs put on links and paragraphs by themselves, with these values. */
  private static final Map<String, Set<String>> HARMLESS =
      Map.of(
          "rel", Set.of("noopener", "noreferrer", "nofollow", "external", "ugc"),
          "target", Set.of("_blank", "_self", "_top", "_parent"),
          "dir", Set.of("auto", "ltr", "rtl"));

  private static final Set<String> NAMES = Set.of("class", "id");

  private Markup() {}

  /**
   * A tag, text or comment.
   *
   * @param breaks whether a line ends here
   */
  private record Token(String form, int start, int end, boolean breaks) {
    boolean isText() {
      return !form.startsWith("<");
    }
  }

  static List<Piece> pieces(String html) {
    var tokens = tokens(html);
    var pieces = new ArrayList<Piece>();
    int reached = 0;
    boolean joined = true;
    for (int i = 0; i < tokens.size(); i++) {
      var token = tokens.get(i);
      joined &= token.start() >= reached && html.substring(reached, token.start()).isBlank();
      reached = Math.max(reached, token.end());
      var form = token.isText() ? trimmed(tokens, i) : token.form();
      if (form.equals("</div>") && !pieces.isEmpty() && pieces.getLast().form().equals("<br>")) {
        joined &= pieces.removeLast().isJoined(); // what editors leave at the end of a paragraph
      }
      if (!form.isEmpty()) {
        pieces.add(new Piece(form, token.start(), token.end(), joined));
        joined = true;
      }
    }
    return pieces;
  }

  /** What is to be read and where links lead, without other tags. */
  static String text(String html) {
    var text = new StringBuilder();
    for (var token : tokens(html)) {
      if (token.isText() || token.form().startsWith("<a ")) {
        text.append(token.form());
      } else if (token.breaks()) {
        text.append('\n');
      }
    }
    return text.toString();
  }

  /** Whether two texts would stand on one line if there were nothing between them. */
  static boolean runTogether(String before, String after) {
    var head = before.stripTrailing();
    var tag = head.substring(Math.max(0, head.lastIndexOf('<')));
    return !head.isEmpty()
        && !after.isBlank()
        && !LINE_TAG.matcher(tag).matches()
        && !LINE_TAG.matcher(after.stripLeading()).lookingAt();
  }

  private static List<Token> tokens(String html) {
    var byStart = new TreeMap<Integer, Token>();
    var document = Parser.htmlParser().setTrackPosition(true).parseInput(html, "");
    document.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            add(node.sourceRange(), opening(node, html), breaks(node), byStart);
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element) {
              var range = element.endSourceRange();
              add(range, closing(element, range, html), breaks(node), byStart);
            }
          }
        });
    return List.copyOf(byStart.values());
  }

  /** The first of several at one place is the real one, the others were put in by the parser. */
  private static void add(Range range, String form, boolean breaks, Map<Integer, Token> byStart) {
    if (range.isTracked() && !range.isImplicit()) {
      byStart.putIfAbsent(
          range.startPos(), new Token(form, range.startPos(), range.endPos(), breaks));
    }
  }

  private static boolean breaks(Node node) {
    return node instanceof Element element && (element.isBlock() || element.nameIs("br"));
  }

  private static String opening(Node node, String html) {
    return switch (node) {
      case TextNode text ->
          SPACE
              .matcher(text.getWholeText())
              .replaceAll(" ")
              .replace("&", "&amp;")
              .replace("<", "&lt;");
      case Element element -> "<" + name(element) + attributes(element) + ">";
      default -> "<!" + source(node.sourceRange(), html);
    };
  }

  private static String closing(Element element, Range range, String html) {
    var source = source(range, html);
    return END_TAG.matcher(source).matches() ? "</" + name(element) + ">" : "<!" + source;
  }

  private static String source(Range range, String html) {
    return range.isTracked() ? html.substring(range.startPos(), range.endPos()) : "";
  }

  private static String name(Element element) {
    return SAME.getOrDefault(element.normalName(), element.normalName());
  }

  private static String attributes(Element element) {
    return StreamSupport.stream(element.attributes().spliterator(), false)
        .filter(a -> !isHarmless(a))
        .sorted(Comparator.comparing(Attribute::getKey))
        .map(a -> " " + a.getKey() + "=" + a.getValue().strip())
        .collect(Collectors.joining());
  }

  private static boolean isHarmless(Attribute attribute) {
    var name = attribute.getKey();
    var value = attribute.getValue().strip();
    return NAMES.contains(name)
        || name.startsWith("data-")
        || (name.equals("style") && value.isEmpty())
        || HARMLESS.getOrDefault(name, Set.of()).containsAll(List.of(value.split("\\s+")));
  }

  private static String trimmed(List<Token> tokens, int i) {
    var form = tokens.get(i).form();
    if (i == 0 || tokens.get(i - 1).breaks()) {
      form = form.stripLeading();
    }
    return i == tokens.size() - 1 || tokens.get(i + 1).breaks() ? form.stripTrailing() : form;
  }
}
