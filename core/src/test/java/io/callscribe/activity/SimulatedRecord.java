package io.callscribe.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.activity.Section.Bullets;
import io.callscribe.activity.Section.Content;
import io.callscribe.activity.Section.Field;
import io.callscribe.activity.Section.Link;
import io.callscribe.activity.Section.Text;
import io.callscribe.api.BodyFormat;
import io.callscribe.api.BodySupport;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/**
 * A record in a CRM that people edit between our updates. It knows what is whose, which the merge
 * has to find out, and checks each update against that.
 */
final class SimulatedRecord {
  private static final int NO_LIMIT = 1_000_000;
  private static final List<String> KEYS =
      List.of(
          "number",
          "start",
          "duration",
          "result",
          "recording-1",
          "score",
          "note",
          "summary",
          "bullets",
          "transcript");

  private static final List<String> PLAIN_WORDS =
      List.of(
          "mine",
          "- Duration: 5 minutes offered",
          "- Duration:",
          "Summary:",
          "### Note",
          "- **Result**: mine",
          "- ",
          "* * *",
          "> ",
          "Quote is $100 or $& / $1 \\Q.*\\E \\",
          "<b>x</b> &amp; <img src=x onerror=alert(1)>",
          "😀 👩‍👩‍👧 é",
          "שלום \u200f(רם)\u200e مرحبا \u202eabc\u202c",
          "\ttab\tand  spaces",
          "two\r\n\r\nlines",
          "",
          "long " + "paste ".repeat(50));

  private static final List<String> VALUES =
      Stream.concat(PLAIN_WORDS.stream(), Stream.of("mine" + Shorten.CUT)).toList();

  private static final List<String> HTML_WORDS =
      List.of(
          "<div>mine</div>",
          "<p>mine <em>too</em></p>",
          "loose text",
          "<div><b>Duration</b>: 5 minutes offered</div>",
          "<div><b>Duration</b></div>",
          "<b>Summary</b>",
          "- Duration: 5 minutes offered",
          "Quote is $100 or $&amp; / $1 \\Q.*\\E \\",
          "&lt;div&gt;&lt;b&gt;x&lt;/b&gt; &amp;amp; &lt;img src=x"
              + " onerror=alert(1)&gt;&lt;/div&gt;",
          "<ul><li>mine<li>not closed</ul>",
          "<div>😀 👩‍👩‍👧 é שלום \u200f(רם)\u200e مرحبا \u202eabc\u202c</div>",
          "<div>left open</div><div><i>and this",
          "<a href=\"https://mine.example\">open</a>",
          "<!-- mine -->",
          "<table><tr><td>a<td>b</table>",
          "<div>" + "paste ".repeat(50) + "</div>");

  /** Some part of the record; what is ours has a key. */
  private record Item(Optional<Block> ours, String text) {
    static Item ofPerson(String text) {
      return new Item(Optional.empty(), text);
    }

    static Item ours(Block block) {
      return new Item(Optional.of(block), block.text());
    }
  }

  private final BodyFormat format;
  private final Random random;
  private List<Item> items = new ArrayList<>();
  private List<Block> base;
  private int version;
  private final Map<String, List<String>> units = new HashMap<>();

  SimulatedRecord(BodyFormat format, Random random) {
    this.format = format;
    this.random = random;
    base = wanted();
    base.forEach(b -> items.add(Item.ours(b)));
  }

  /** Sections with values that were never there before. */
  private List<Block> wanted() {
    var sections = new ArrayList<Section>();
    int chance = random.nextInt(1, 5);
    for (var key : KEYS) {
      if (random.nextInt(5) < chance) {
        sections.add(new Section(key, content(key)));
      }
    }
    var blocks = Renderer.render(sections, new BodySupport(format, NO_LIMIT, 255));
    return base == null ? blocks : blocks.stream().map(this::sometimesAsBefore).toList();
  }

  private Block sometimesAsBefore(Block block) {
    return base.stream()
        .filter(b -> b.key().equals(block.key()) && random.nextBoolean())
        .findFirst()
        .orElse(block);
  }

  private Content content(String key) {
    var value = "v" + ++version + " " + pick(VALUES);
    var label = key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
    return switch (key) {
      case "note", "summary", "transcript" ->
          new Text(
              label,
              value + (random.nextBoolean() ? "\n\n" : "\n") + pick(PLAIN_WORDS) + " v" + version);
      case "bullets" -> new Bullets("List", List.of(value, "two v" + version));
      case "recording-1" ->
          new Link(
              "Recording", "open v" + version, URI.create("https://a.example/?v=1&w=" + version));
      default -> new Field(label, value);
    };
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** A person at work. */
  void edit() {
    for (int edits = random.nextInt(4); edits > 0; edits--) {
      switch (random.nextInt(6)) {
        case 0, 1, 2 -> items.add(random.nextInt(items.size() + 1), Item.ofPerson(words()));
        case 3 -> ours().ifPresent(i -> items.set(items.indexOf(i), Item.ofPerson(changed(i))));
        case 4 -> ours().ifPresent(items::remove);
        default ->
            ours()
                .ifPresent(
                    i -> {
                      items.remove(i);
                      items.add(random.nextInt(items.size() + 1), i);
                    });
      }
    }
  }

  private Optional<Item> ours() {
    var ours = items.stream().filter(i -> i.ours().isPresent()).toList();
    return ours.isEmpty() ? Optional.empty() : Optional.of(pick(ours));
  }

  private String words() {
    return pick(format == BodyFormat.HTML ? HTML_WORDS : PLAIN_WORDS);
  }

  /** Edited inside: characters, or whole lines in the middle. */
  private String changed(Item item) {
    var text = item.text();
    if (format == BodyFormat.HTML) {
      return switch (random.nextInt(3)) {
        case 0 -> text.replaceFirst("</b>", "</b> Ж");
        case 1 -> text.replaceFirst("</div>$", "<br>mine \\$1</div>");
        default -> text.replaceFirst("v\\d+", "<span style='color:red'>mine</span>");
      };
    }
    var lines = new ArrayList<>(List.of(text.split("\n", -1)));
    if (lines.size() == 1 || random.nextBoolean()) {
      var line = lines.getFirst();
      int at = random.nextInt(line.length());
      lines.set(0, line.substring(0, at) + "Ж" + line.substring(at));
    } else if (random.nextBoolean()) {
      lines.add(random.nextInt(1, lines.size()), "mine $1");
    } else {
      lines.removeLast();
    }
    return String.join("\n", lines);
  }

  private String body() {
    var body = new StringBuilder();
    for (var item : items) {
      boolean gap = item.ours().filter(Block::isLong).isPresent() || random.nextInt(5) == 0;
      body.append(body.isEmpty() ? "" : gap ? "\n\n" : "\n").append(item.text());
    }
    return body.toString();
  }

  /** The CRM's habits, then our update, checked against what is known here. */
  void update() {
    var habits = new HashSet<>(List.of(habit(), habit()));
    var theirs = body();
    for (var habit : habits) {
      theirs = CrmHabits.apply(habit, format, theirs);
    }
    var ours = wanted();

    var merge = Merge.of(format, base, theirs, ours);

    assertThat(Merge.of(format, ours, merge.body(), ours).body())
        .as("applied twice")
        .isEqualTo(merge.body());
    assertThat(Merge.of(format, base, merge.body(), ours).body())
        .as("applied again after a lost answer")
        .isEqualTo(merge.body());
    assertThat(merge.kept())
        .as("%s: %s%nfrom %s", habits, theirs, base)
        .containsExactlyInAnyOrderElementsOf(touched());
    if (habits.equals(Set.of(CrmHabits.NONE))) {
      assertThatPeoplesTextIsIn(merge.body());
    }
    items = read(merge.body(), expected(ours), added(ours), theirs);
    base = ours;
  }

  private String habit() {
    return random.nextBoolean() ? CrmHabits.NONE : pick(CrmHabits.names(format));
  }

  private Set<String> touched() {
    var there = items.stream().flatMap(i -> i.ours().stream()).map(Block::key).toList();
    return base.stream()
        .map(Block::key)
        .filter(k -> !there.contains(k))
        .collect(Collectors.toSet());
  }

  private void assertThatPeoplesTextIsIn(String body) {
    int reached = 0;
    for (var item : items) {
      if (item.ours().isEmpty()) {
        int at = body.indexOf(item.text().strip(), reached);
        assertThat(at).as("%s%nin %s%nof %s", item.text(), body, body()).isNotNegative();
        reached = at + item.text().strip().length();
      }
    }
  }

  /** What has to be there, in this order, besides what is new. */
  private List<Item> expected(List<Block> ours) {
    var expected = new ArrayList<Item>();
    for (var item : items) {
      if (item.ours().isEmpty()) {
        expected.add(item);
      } else {
        var key = item.ours().get().key();
        ours.stream().filter(b -> b.key().equals(key)).map(Item::ours).forEach(expected::add);
      }
    }
    return expected;
  }

  private List<Item> added(List<Block> ours) {
    var known = base.stream().map(Block::key).collect(Collectors.toSet());
    return ours.stream().filter(b -> !known.contains(b.key())).map(Item::ours).toList();
  }

  /** Fails unless the body is what is expected, with what is new somewhere in between. */
  private List<Item> read(String body, List<Item> expected, List<Item> added, String theirs) {
    var units = units(body);
    var read = new ArrayList<Item>();
    var left = new ArrayList<>(added);
    var next = new ArrayList<>(expected);
    for (int at = 0; !next.isEmpty() || !left.isEmpty(); ) {
      int from = at;
      var item =
          left.stream()
              .filter(i -> isAt(units, from, i))
              .findFirst()
              .or(() -> next.stream().findFirst().filter(i -> isAt(units, from, i)));
      assertThat(item)
          .as("after %s%nin %s%nmade of %s%nexpected %s%nadded %s", read, body, theirs, next, left)
          .isPresent();
      read.add(item.get());
      at += units(item.get().text()).size();
      if (!left.remove(item.get())) {
        next.removeFirst();
      }
    }
    assertThat(read.stream().mapToInt(i -> units(i.text()).size()).sum()).isEqualTo(units.size());
    return read;
  }

  private boolean isAt(List<String> units, int at, Item item) {
    var sought = units(item.text());
    return at + sought.size() <= units.size()
        && units.subList(at, at + sought.size()).equals(sought);
  }

  /** Lines, or the words of HTML. */
  private List<String> units(String body) {
    return units.computeIfAbsent(body, this::read);
  }

  private List<String> read(String body) {
    if (format == BodyFormat.HTML) {
      var spaced = body.replaceAll("(?i)<(br|/?div|/?p|/?li|/?ul|/?t[rd]|/?table)[ />]", " $0");
      var text = Jsoup.parse(spaced).text().replace('\u00a0', ' ');
      return Stream.of(text.split("\\s+")).filter(w -> !w.isEmpty()).toList();
    }
    return body.replace('\u00a0', ' ')
        .lines()
        .map(String::strip)
        .filter(l -> !l.isEmpty())
        .toList();
  }
}
