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
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

class MergePropertyTest {
  private static final int LIMIT = 2000;
  private static final int FIRST = 'ა';

  @Property(tries = 250, shrinking = ShrinkingMode.OFF)
  @Tag("LOG-12")
  @Tag("RS-15")
  @Tag("M-2")
  @Tag("M-3")
  @Tag("M-7")
  @Tag("R-7")
  @Tag("R-8")
  @Tag("R-9")
  @Tag("R-11")
  void stages_and_people_in_any_order_leave_everything_as_it_has_to_be(
      @ForAll BodyFormat format, @ForAll Random random) {
    var record = new SimulatedRecord(format, random);

    for (int stage = 0; stage < 6; stage++) {
      record.edit();
      record.update();
    }
  }

  /** Sections by the same keys, of which each document has some. */
  @Provide
  Arbitrary<List<Section>> sections() {
    var words =
        Arbitraries.of(
            "a", "b", "- Duration: 1 s", "$1", "<b>x</b>", "a\nb", "b\n\n\tc", "😀\r\nש");
    var contents = words.list().ofSize(7);
    var chosen = Arbitraries.of(true, false).list().ofSize(7);
    return Combinators.combine(contents, chosen).as(MergePropertyTest::sections);
  }

  private static List<Section> sections(List<String> words, List<Boolean> chosen) {
    return IntStream.range(0, words.size())
        .filter(chosen::get)
        .mapToObj(i -> new Section("k" + i, content(i, words.get(i))))
        .toList();
  }

  private static Content content(int i, String words) {
    return switch (i) {
      case 2 -> new Link("Recording", "open", URI.create("https://a.example/" + words.length()));
      case 3, 5 -> new Text("Text " + i, words);
      case 4 -> new Bullets("List", List.of(words, words));
      default -> new Field("Field " + i, words);
    };
  }

  private static List<Block> blocks(BodyFormat format, List<Section> sections) {
    return Renderer.render(sections, new BodySupport(format, 100_000, 255));
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void without_people_the_result_is_what_we_want(
      @ForAll BodyFormat format,
      @ForAll("sections") List<Section> before,
      @ForAll("sections") List<Section> now) {
    var base = blocks(format, before);
    var ours = blocks(format, now);

    var merge = Merge.of(format, base, Renderer.join(base), ours);

    assertThat(merge).isEqualTo(new Merge(Renderer.join(ours), Set.of()));
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void sections_that_come_and_go_leave_no_blank_lines_behind(
      @ForAll BodyFormat format,
      @ForAll("sections") List<Section> before,
      @ForAll("sections") List<Section> now,
      @ForAll Random random) {
    var base = blocks(format, before);
    var ours = blocks(format, now);
    var theirs = withInsertions(Renderer.join(base), List.of("\nmine\n", "\n\n\nmy own"), random);

    var settled = theirs;
    for (int i = 0; i < 3; i++) {
      settled = thereAndBack(format, base, settled, ours);
    }
    var after = thereAndBack(format, base, settled, ours);

    assertThat(after).isEqualTo(settled);
  }

  private static String thereAndBack(
      BodyFormat format, List<Block> base, String theirs, List<Block> ours) {
    var there = Merge.of(format, base, theirs, ours).body();
    return Merge.of(format, ours, there, base).body();
  }

  /** Anywhere, also in the middle of a tag or an entity, and with pieces torn out. */
  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  @Tag("LOG-12")
  @Tag("M-3")
  @Tag("R-8")
  void characters_that_people_type_anywhere_survive_in_order(
      @ForAll BodyFormat format,
      @ForAll("sections") List<Section> before,
      @ForAll("sections") List<Section> now,
      @ForAll @IntRange(max = 3) int deletions,
      @ForAll Random random) {
    var base = blocks(format, before);
    var ours = blocks(format, now);
    var typed = List.of("აბ", " გდ ", "\nევ\n", "<ზ>თ", "ი", "\r\n\r\nკ", "- ლ: მ", "");
    var theirs =
        withInsertions(withDeletions(Renderer.join(base), deletions, random), typed, random);

    var merged = Merge.of(format, base, theirs, ours).body();

    assertThat(typedBy(merged)).isEqualTo(typedBy(theirs));
    assertThat(Merge.of(format, ours, merged, ours).body()).isEqualTo(merged);
    assertThat(Merge.of(format, base, merged, ours).body()).isEqualTo(merged);
  }

  private static String withInsertions(String body, List<String> typed, Random random) {
    var text = new StringBuilder(body);
    for (var words : typed) {
      int at = random.nextInt(text.length() + 1);
      if (at > 0 && Character.isHighSurrogate(text.charAt(at - 1))) {
        at--;
      }
      text.insert(at, words);
    }
    return text.toString();
  }

  private static String withDeletions(String body, int deletions, Random random) {
    var text = new StringBuilder(body);
    for (int i = 0; i < deletions && !text.isEmpty(); i++) {
      int from = random.nextInt(text.length());
      text.delete(from, Math.min(text.length(), from + random.nextInt(20)));
    }
    return text.toString();
  }

  private static String typedBy(String text) {
    return text.codePoints()
        .filter(c -> c >= FIRST && c < FIRST + 32)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void a_crm_never_gets_more_than_it_can_hold(
      @ForAll BodyFormat format, @ForAll @IntRange(max = 30) int words, @ForAll Random random) {
    var limits = new BodySupport(format, LIMIT, 255);
    var before = List.of(new Section("n", new Field("Number", "1")), text("note", "a <b> ", 9));
    var base = Renderer.render(before, limits);
    var mine = "mine ".repeat(random.nextInt(300));
    var theirs = Renderer.join(base) + "\n" + mine;
    var now =
        List.of(
            before.getFirst(),
            new Section("link", new Link("Recording", "open", URI.create("https://a.example"))),
            text("note", "b & ", words * 10),
            text("summary", "c\n", words * 20));

    var merge = Merge.of(limits, base, theirs, now);

    assertThat(merge.body())
        .hasSizeLessThanOrEqualTo(Math.max(LIMIT, theirs.length()))
        .contains(mine.strip());
    var again = Merge.of(limits, Renderer.render(now, limits), merge.body(), now);
    assertThat(again.body()).isEqualTo(merge.body());
  }

  private static Section text(String key, String words, int times) {
    return new Section(key, new Text(key, words.repeat(times)));
  }
}
