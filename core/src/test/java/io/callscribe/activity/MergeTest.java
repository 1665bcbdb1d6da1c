package io.callscribe.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.activity.Section.Bullets;
import io.callscribe.activity.Section.Field;
import io.callscribe.activity.Section.Link;
import io.callscribe.activity.Section.Text;
import io.callscribe.api.BodyFormat;
import io.callscribe.api.BodySupport;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MergeTest {
  private static final Block NUMBER = new Block("number", "- Contact number: +14155550100");
  private static final Block DURATION = new Block("duration", "- Duration: 3 min 0 s");
  private static final Block NEW_DURATION = new Block("duration", "- Duration: 3 min 5 s");
  private static final Block RESULT = new Block("result", "- Result: Accepted");
  private static final Block RECORDING = new Block("recording-1", "- Recording: https://a.example");
  private static final Block SUMMARY = new Block("summary", "RingSense summary:\nThey agreed.");
  private static final Block NEW_SUMMARY =
      new Block("summary", "RingSense summary:\nThey agreed.\nTwice.");

  private static final BodySupport SMALL = new BodySupport(BodyFormat.PLAIN, 500, 255);
  private static final String MINE = "Mine. ".repeat(60).strip();
  private static final List<Block> BASE = List.of(NUMBER, DURATION, RESULT);
  private static final List<Block> OURS = List.of(NUMBER, NEW_DURATION, RESULT);

  private static String text(String... lines) {
    return String.join("\n", lines);
  }

  @Test
  void an_untouched_section_is_replaced() {
    var merge = Merge.of(BodyFormat.PLAIN, BASE, Renderer.join(BASE), OURS);

    assertThat(merge.body()).isEqualTo(Renderer.join(OURS));
    assertThat(merge.kept()).isEmpty();
  }

  @Test
  void a_section_of_several_lines_is_replaced_whole() {
    var base = List.of(NUMBER, SUMMARY);
    var ours = List.of(NUMBER, NEW_SUMMARY);

    var merge = Merge.of(BodyFormat.PLAIN, base, Renderer.join(base), ours);

    assertThat(merge.body()).isEqualTo(Renderer.join(ours));
  }

  @Test
  void a_section_that_a_person_edited_is_kept() {
    var theirs = text(NUMBER.text(), "- Duration: about three minutes", RESULT.text());

    var merge = Merge.of(BodyFormat.PLAIN, BASE, theirs, OURS);

    assertThat(merge.body()).isEqualTo(theirs);
    assertThat(merge.kept()).containsExactly("duration");
  }

  @Test
  void a_section_that_a_person_deleted_stays_deleted() {
    var theirs = text(NUMBER.text(), RESULT.text());

    var merge = Merge.of(BodyFormat.PLAIN, BASE, theirs, OURS);

    assertThat(merge.body()).isEqualTo(theirs);
    assertThat(merge.kept()).containsExactly("duration");
  }

  @Test
  void text_that_a_person_added_stays_where_it_is() {
    var theirs =
        text("Important!", NUMBER.text(), "call again", DURATION.text(), RESULT.text(), "", "Bye");

    var merge = Merge.of(BodyFormat.PLAIN, BASE, theirs, OURS);

    assertThat(merge.body())
        .isEqualTo(
            text(
                "Important!",
                NUMBER.text(),
                "call again",
                NEW_DURATION.text(),
                RESULT.text(),
                "",
                "Bye"));
  }

  @Test
  void a_new_section_comes_after_the_one_before_it() {
    var ours = List.of(NUMBER, DURATION, RECORDING, RESULT);
    var theirs = text(Renderer.join(BASE), "mine");

    var merge = Merge.of(BodyFormat.PLAIN, BASE, theirs, ours);

    assertThat(merge.body()).isEqualTo(text(Renderer.join(ours), "mine"));
  }

  @Test
  void a_new_section_whose_predecessor_was_deleted_comes_after_the_one_before_that() {
    var ours = List.of(NUMBER, DURATION, RECORDING, RESULT);
    var theirs = text(NUMBER.text(), RESULT.text());

    var merge = Merge.of(BodyFormat.PLAIN, BASE, theirs, ours);

    assertThat(merge.body()).isEqualTo(text(NUMBER.text(), RECORDING.text(), RESULT.text()));
  }

  @Test
  void a_new_long_section_has_a_blank_line_before_it() {
    var ours = List.of(NUMBER, DURATION, RESULT, SUMMARY);

    var merge = Merge.of(BodyFormat.PLAIN, BASE, Renderer.join(BASE), ours);

    assertThat(merge.body()).isEqualTo(Renderer.join(ours));
  }

  @Test
  void a_section_that_is_not_wanted_any_more_goes() {
    var merge = Merge.of(BodyFormat.PLAIN, BASE, Renderer.join(BASE), List.of(NUMBER, RESULT));

    assertThat(merge.body()).isEqualTo(text(NUMBER.text(), RESULT.text()));
  }

  @Test
  void applying_the_same_twice_changes_nothing() {
    var ours = List.of(NUMBER, NEW_DURATION, RECORDING, RESULT, SUMMARY);
    var theirs = text("Important!", Renderer.join(BASE), "", "mine", "");

    var once = Merge.of(BodyFormat.PLAIN, BASE, theirs, ours).body();
    var twice = Merge.of(BodyFormat.PLAIN, ours, once, ours).body();
    var again = Merge.of(BodyFormat.PLAIN, BASE, once, ours).body();

    assertThat(twice).isEqualTo(once);
    assertThat(again).isEqualTo(once);
  }

  @Test
  void without_a_base_everything_is_new_and_their_text_stays() {
    var merge = Merge.of(BodyFormat.PLAIN, List.of(), "Written by hand", OURS);

    assertThat(merge.body()).isEqualTo(text("Written by hand", Renderer.join(OURS)));
  }

  @Test
  void without_a_base_what_is_there_already_is_not_added_again() {
    var merge = Merge.of(BodyFormat.PLAIN, List.of(), text("Hello", Renderer.join(OURS)), OURS);

    assertThat(merge.body()).isEqualTo(text("Hello", Renderer.join(OURS)));
  }

  @Test
  void an_empty_record_is_filled_without_a_blank_first_line() {
    var merge = Merge.of(BodyFormat.PLAIN, List.of(), "", OURS);

    assertThat(merge.body()).isEqualTo(Renderer.join(OURS));
  }

  @Test
  void text_that_looks_like_a_label_is_text() {
    var note = "- Duration: 5 minutes offered";
    var theirs = text(note, Renderer.join(BASE), note);

    var merge = Merge.of(BodyFormat.PLAIN, BASE, theirs, OURS);

    assertThat(merge.body()).isEqualTo(text(note, Renderer.join(OURS), note));
  }

  @Test
  void text_that_looks_like_a_pattern_is_text() {
    var pattern = new Block("summary", "RingSense summary:\nQuote is $100 or $& / $1 \\Q.*\\E");
    var base = List.of(NUMBER, SUMMARY);

    var merge =
        Merge.of(
            BodyFormat.PLAIN,
            base,
            text(Renderer.join(base), "$1 or $&"),
            List.of(NUMBER, pattern));

    assertThat(merge.body()).isEqualTo(text(Renderer.join(List.of(NUMBER, pattern)), "$1 or $&"));
  }

  /** A record as it is after RingSense, and as it is to be next. */
  private static List<Section> document(String version) {
    return List.of(
        new Section("result", new Field("Result", "It's <" + version + "> & \"done\"")),
        new Section(
            "recording-1", new Link("Recording", "open", URI.create("https://a.example/?x=1&y=2"))),
        new Section("score", new Field("Call score", "5")),
        new Section("note", new Text("Note", "One " + version + "\n\nTwo\nThree")),
        new Section("bullets", new Bullets("List", List.of("a " + version, "b's"))),
        new Section("transcript", new Text("Transcript", "A: - Result:\nB: 1. <b>")));
  }

  private static List<Block> document(BodyFormat format, String version) {
    return Renderer.render(document(version), new BodySupport(format, 30_000, 255));
  }

  static Stream<Arguments> habits() {
    return Stream.of(BodyFormat.values())
        .flatMap(f -> CrmHabits.names(f).stream().map(name -> Arguments.of(f, name)));
  }

  @ParameterizedTest
  @MethodSource("habits")
  @Tag("R-9")
  void sections_survive_the_habits_of_crms(BodyFormat format, String habit) {
    var base = document(format, "old");
    var ours = document(format, "new");
    var theirs = CrmHabits.apply(habit, format, Renderer.join(base));

    var merge = Merge.of(format, base, theirs, ours);

    assertThat(merge.kept()).isEmpty();
    assertThat(merge.body()).doesNotContain("old").containsOnlyOnce("Recording");
    assertThat(Merge.of(format, ours, merge.body(), ours).body()).isEqualTo(merge.body());
    var changed = ours.stream().filter(b -> b.text().contains("new")).map(Block::text).toList();
    assertThat(changed).hasSize(3).allSatisfy(text -> assertThat(holds(merge, text)).isTrue());
  }

  private static boolean holds(Merge merge, String text) {
    return merge.body().replace("\r\n", "\n").contains(text);
  }

  @ParameterizedTest
  @MethodSource("habits")
  @Tag("R-9")
  void sections_that_nobody_has_news_of_keep_the_form_the_crm_gave_them(
      BodyFormat format, String habit) {
    var base = document(format, "old");
    var theirs = CrmHabits.apply(habit, format, Renderer.join(base));

    assertThat(Merge.of(format, base, theirs, base).body()).isEqualTo(theirs);
  }

  @Test
  @Tag("R-9")
  void line_ends_are_those_of_the_crm() {
    var theirs = text("Mine", Renderer.join(BASE)).replace("\n", "\r\n");

    var merge = Merge.of(BodyFormat.PLAIN, BASE, theirs, List.of(NUMBER, NEW_DURATION, SUMMARY));

    assertThat(merge.body())
        .isEqualTo(
            text("Mine", NUMBER.text(), NEW_DURATION.text(), "", SUMMARY.text())
                .replace("\n", "\r\n"));
  }

  @ParameterizedTest
  @EnumSource(BodyFormat.class)
  @Tag("R-9")
  void what_is_not_recognised_is_not_added_twice_and_told(BodyFormat format) {
    var base = document(format, "old");
    var ours = document(format, "new");
    var theirs = "<x>Result It's old & done</x> Recording a.example Note One old Two Three";

    var merge = Merge.of(format, base, theirs, ours);

    assertThat(merge.body()).isEqualTo(theirs);
    assertThat(merge.kept())
        .containsExactly("bullets", "note", "recording-1", "result", "score", "transcript");
  }

  @ParameterizedTest
  @EnumSource(BodyFormat.class)
  @Tag("R-9")
  void what_is_new_is_added_once_where_nothing_is_recognised(BodyFormat format) {
    var all = document(format, "old");
    var base = all.subList(0, 2);
    var ours = all.subList(0, 3);

    var merge = Merge.of(format, base, "unlike anything", ours);
    var flattened = merge.body().replaceAll("<[^>]*>", "").replaceAll("\\s+", "  ");
    var retried = Merge.of(format, base, flattened, ours);

    assertThat(merge.body()).startsWith("unlike anything").endsWith(ours.getLast().text());
    assertThat(merge.kept()).containsExactly("recording-1", "result");
    assertThat(retried.body()).isEqualTo(flattened);
  }

  @ParameterizedTest
  @EnumSource(BodyFormat.class)
  @Tag("R-8")
  void an_update_whose_answer_got_lost_can_be_repeated(BodyFormat format) {
    var base = document(format, "old").subList(0, 4);
    var ours = document(format, "new");

    var once = Merge.of(format, base, Renderer.join(base), ours).body();
    var again = Merge.of(format, base, once, ours);

    assertThat(again.body()).isEqualTo(once).isEqualTo(Renderer.join(ours));
    assertThat(again.kept()).isEmpty();
  }

  @Test
  @Tag("R-8")
  void a_text_that_grew_is_not_doubled_when_the_update_is_repeated() {
    var once = text(NUMBER.text(), "", NEW_SUMMARY.text());

    var again =
        Merge.of(BodyFormat.PLAIN, List.of(NUMBER, SUMMARY), once, List.of(NUMBER, NEW_SUMMARY));

    assertThat(again.body()).isEqualTo(once);
  }

  @Test
  void a_line_put_into_the_middle_of_a_section_makes_it_a_persons() {
    var theirs = text(NUMBER.text(), "", "RingSense summary:", "mine", "They agreed.", "", "bye");

    var merge =
        Merge.of(BodyFormat.PLAIN, List.of(NUMBER, SUMMARY), theirs, List.of(NUMBER, NEW_SUMMARY));

    assertThat(merge.body()).isEqualTo(theirs);
    assertThat(merge.kept()).containsExactly("summary");
  }

  @Test
  void a_section_that_is_not_wanted_any_more_stays_if_a_person_edited_it() {
    var theirs = text(NUMBER.text(), "- Duration: three minutes", RESULT.text());

    var merge = Merge.of(BodyFormat.PLAIN, BASE, theirs, List.of(NUMBER, RESULT));

    assertThat(merge.body()).isEqualTo(theirs);
    assertThat(merge.kept()).containsExactly("duration");
  }

  @Test
  void a_new_section_without_a_predecessor_comes_before_the_one_after_it() {
    var theirs = text("Mine", RESULT.text(), "bye");

    var merge =
        Merge.of(BodyFormat.PLAIN, List.of(RESULT), theirs, List.of(NUMBER, DURATION, RESULT));

    assertThat(merge.body())
        .isEqualTo(text("Mine", NUMBER.text(), DURATION.text(), RESULT.text(), "bye"));
  }

  @Test
  void a_new_section_without_neighbours_comes_at_the_end_but_before_the_last_line_end() {
    var merge = Merge.of(BodyFormat.PLAIN, BASE, "Mine\n", List.of(NUMBER, RECORDING, SUMMARY));

    assertThat(merge.body()).isEqualTo(text("Mine", RECORDING.text(), "", SUMMARY.text(), ""));
  }

  @Test
  void a_new_section_comes_after_one_that_a_person_edited() {
    var theirs = text(NUMBER.text(), DURATION.text(), "- Result: Accepted, I think");

    var merge =
        Merge.of(
            BodyFormat.PLAIN, BASE, theirs, List.of(NUMBER, DURATION, RESULT, RECORDING, SUMMARY));

    assertThat(merge.body()).isEqualTo(text(theirs, RECORDING.text(), "", SUMMARY.text()));
  }

  @Test
  void a_new_section_never_comes_into_a_section_that_a_person_edited() {
    var theirs = text(NUMBER.text(), "", "RingSense summary:", "They agree.", "", "Or not.");

    var merge =
        Merge.of(
            BodyFormat.PLAIN, List.of(NUMBER, SUMMARY), theirs, List.of(NUMBER, SUMMARY, RESULT));

    assertThat(merge.body()).isEqualTo(text(theirs, "", RESULT.text()));
  }

  @Test
  void a_long_section_among_what_people_wrote_has_blank_lines_around_it_and_takes_them_along() {
    var theirs = text(NUMBER.text(), "mine");

    var with = Merge.of(BodyFormat.PLAIN, List.of(NUMBER), theirs, List.of(NUMBER, SUMMARY));
    var without =
        Merge.of(BodyFormat.PLAIN, List.of(NUMBER, SUMMARY), with.body(), List.of(NUMBER));

    assertThat(with.body()).isEqualTo(text(NUMBER.text(), "", SUMMARY.text(), "", "mine"));
    assertThat(without.body()).isEqualTo(text(NUMBER.text(), "", "mine"));
  }

  @Test
  void of_two_equal_lines_the_one_between_our_others_is_ours() {
    var theirs = text(DURATION.text(), "so far", Renderer.join(BASE), "and", DURATION.text());

    var merge = Merge.of(BodyFormat.PLAIN, BASE, theirs, OURS);

    assertThat(merge.body())
        .isEqualTo(text(DURATION.text(), "so far", Renderer.join(OURS), "and", DURATION.text()));
  }

  @Test
  void html_that_people_wrote_stays_as_it_is_to_the_letter() {
    var base = document(BodyFormat.HTML, "old");
    var ours = document(BodyFormat.HTML, "new");
    var mine = "<P align=left>Mine &copy <IMG src='x'>\n<i>unclosed";
    var theirs = mine + base.getFirst().text() + mine + base.get(3).text() + "<!-- me --></div>";

    var merge = Merge.of(BodyFormat.HTML, base, theirs, ours);

    assertThat(merge.body())
        .isEqualTo(mine + ours.getFirst().text() + mine + ours.get(3).text() + "<!-- me --></div>");
  }

  @ParameterizedTest
  @EnumSource(BodyFormat.class)
  void a_long_paste_stays_as_it_is(BodyFormat format) {
    var base = document(format, "old");
    var paste = "> - Result: \u202bשלום\u202c 😀 $1 &\t\r\n\r\n".repeat(1_000);
    var theirs = base.getFirst().text() + "\r\n" + paste + base.get(1).text();

    var merge = Merge.of(format, base, theirs, document(format, "new"));

    assertThat(paste).hasSizeGreaterThan(30_000);
    assertThat(merge.body())
        .isEqualTo(
            theirs.replace(base.getFirst().text(), document(format, "new").getFirst().text()));
  }

  @Test
  void html_that_is_removed_does_not_let_lines_run_together() {
    var base = List.of(new Block("result", "<div><b>Result</b>: x</div>"));

    var merge =
        Merge.of(BodyFormat.HTML, base, "mine" + base.getFirst().text() + "and yours", List.of());

    assertThat(merge.body()).isEqualTo("mine<br>and yours");
  }

  @ParameterizedTest
  @MethodSource("changes")
  void html_of_ours_that_a_person_changed_is_kept(String from, String to) {
    var base = document(BodyFormat.HTML, "old");
    var theirs = Renderer.join(base).replace(from, to);

    var merge =
        Merge.of(BodyFormat.HTML, base, theirs, document(BodyFormat.HTML, "new").subList(1, 2));

    assertThat(merge.kept()).hasSize(1);
    assertThat(merge.body()).contains(to);
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        Arguments.of("<b>Call score</b>: 5", "<b>Call score</b>: <u>5</u>"),
        Arguments.of("<b>Call score</b>: 5", "<b>Call score</b>: 5<!-- why? -->"),
        Arguments.of("<div><b>Call", "<div style=\"color: red\"><b>Call"),
        Arguments.of("<div><b>Call", "<div title=\"mine\"><b>Call"),
        Arguments.of("<b>Call score</b>", "Call score"),
        Arguments.of("y=2", "y=3"),
        Arguments.of("target=\"_blank\"", "target=\"mine\""),
        Arguments.of("open</a>", "open</a mine>"),
        Arguments.of("</ul></div>", "<li>mine</li></ul></div>"),
        Arguments.of("Two<br>Three", "Two<br>mine<br>Three"));
  }

  private static List<Section> withNote(String note) {
    return List.of(
        new Section("result", new Field("Result", "Accepted")),
        new Section("note", new Text("Note", note)));
  }

  @ParameterizedTest
  @EnumSource(BodyFormat.class)
  void our_long_texts_make_room_for_what_people_added(BodyFormat format) {
    var limits = new BodySupport(format, 500, 255);
    var base = Renderer.render(withNote("Old"), limits);
    var theirs = Renderer.join(base) + "\n" + MINE;

    var merge = Merge.of(limits, base, theirs, withNote("<New> & ".repeat(40)));

    assertThat(merge.body())
        .hasSizeLessThanOrEqualTo(500)
        .contains(MINE, "Accepted", "New", Shorten.CUT);
    assertThat(merge.kept()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(BodyFormat.class)
  void a_text_that_made_room_is_still_ours(BodyFormat format) {
    var limits = new BodySupport(format, 500, 255);
    var base = Renderer.render(withNote("Old"), limits);
    var crowded = withNote("Long\n\n<words> of\nold ".repeat(10));
    var theirs = Merge.of(limits, base, Renderer.join(base) + "\n" + MINE, crowded).body();

    var same = Merge.of(limits, Renderer.render(crowded, limits), theirs, crowded);
    var shorter = Merge.of(limits, Renderer.render(crowded, limits), theirs, withNote("New"));

    assertThat(same.body()).isEqualTo(theirs);
    assertThat(shorter.body()).contains("New", MINE).doesNotContain("old", Shorten.CUT);
    assertThat(shorter.kept()).isEmpty();
  }

  @Test
  void what_had_to_go_for_want_of_room_makes_no_more_room_for_people() {
    var fields =
        IntStream.range(0, 12)
            .mapToObj(i -> new Section("f" + i, new Field("Field " + i, "x".repeat(35))));
    var wanted = Stream.concat(fields, withNote("New").stream()).toList();
    var theirs = "- Result: Accepted\n" + MINE;

    var merge = Merge.of(SMALL, Renderer.render(withNote(""), SMALL), theirs, wanted);

    assertThat(merge.body()).isEqualTo(theirs);
    assertThat(merge.kept()).contains("f0", "shortened");
  }

  @Test
  void without_any_room_the_record_is_left_as_it_is() {
    var base = Renderer.render(withNote("Old"), SMALL);
    var theirs = Renderer.join(base) + "\n" + "Mine. ".repeat(80);

    var merge = Merge.of(SMALL, base, theirs, withNote("New ".repeat(50)));

    assertThat(merge).isEqualTo(new Merge(theirs, Set.of("note")));
  }

  @Test
  void sections_that_a_person_moved_are_still_ours() {
    var theirs = text(RESULT.text(), "mine", DURATION.text(), NUMBER.text());

    var merge = Merge.of(BodyFormat.PLAIN, BASE, theirs, OURS);

    assertThat(merge.body())
        .isEqualTo(text(RESULT.text(), "mine", NEW_DURATION.text(), NUMBER.text()));
  }

  @Test
  void everything_a_person_deleted_stays_deleted() {
    var merge = Merge.of(BodyFormat.PLAIN, BASE, "", OURS);

    assertThat(merge.body()).isEmpty();
  }
}
