package io.callscribe.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MergeTest {
  private static final Block NUMBER = new Block("number", "- Contact number: +14155550100");
  private static final Block DURATION = new Block("duration", "- Duration: 3 min 0 s");
  private static final Block NEW_DURATION = new Block("duration", "- Duration: 3 min 5 s");
  private static final Block RESULT = new Block("result", "- Result: Accepted");
  private static final Block RECORDING = new Block("recording-1", "- Recording: https://a.example");
  private static final Block SUMMARY = new Block("summary", "RingSense summary:\nThey agreed.");
  private static final Block NEW_SUMMARY =
      new Block("summary", "RingSense summary:\nThey agreed.\nTwice.");

  private static final List<Block> BASE = List.of(NUMBER, DURATION, RESULT);
  private static final List<Block> OURS = List.of(NUMBER, NEW_DURATION, RESULT);

  private static String text(String... lines) {
    return String.join("\n", lines);
  }

  @Test
  void an_untouched_section_is_replaced() {
    var merge = Merge.of(BASE, Renderer.join(BASE), OURS);

    assertThat(merge.body()).isEqualTo(Renderer.join(OURS));
    assertThat(merge.kept()).isEmpty();
  }

  @Test
  void a_section_of_several_lines_is_replaced_whole() {
    var base = List.of(NUMBER, SUMMARY);
    var ours = List.of(NUMBER, NEW_SUMMARY);

    var merge = Merge.of(base, Renderer.join(base), ours);

    assertThat(merge.body()).isEqualTo(Renderer.join(ours));
  }

  @Test
  void a_section_that_a_person_edited_is_kept() {
    var theirs = text(NUMBER.text(), "- Duration: about three minutes", RESULT.text());

    var merge = Merge.of(BASE, theirs, OURS);

    assertThat(merge.body()).isEqualTo(theirs);
    assertThat(merge.kept()).containsExactly("duration");
  }

  @Test
  void a_section_that_a_person_deleted_stays_deleted() {
    var theirs = text(NUMBER.text(), RESULT.text());

    var merge = Merge.of(BASE, theirs, OURS);

    assertThat(merge.body()).isEqualTo(theirs);
    assertThat(merge.kept()).containsExactly("duration");
  }

  @Test
  void text_that_a_person_added_stays_where_it_is() {
    var theirs =
        text("Important!", NUMBER.text(), "call again", DURATION.text(), RESULT.text(), "", "Bye");

    var merge = Merge.of(BASE, theirs, OURS);

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

    var merge = Merge.of(BASE, theirs, ours);

    assertThat(merge.body()).isEqualTo(text(Renderer.join(ours), "mine"));
  }

  @Test
  void a_new_section_whose_predecessor_was_deleted_comes_after_the_one_before_that() {
    var ours = List.of(NUMBER, DURATION, RECORDING, RESULT);
    var theirs = text(NUMBER.text(), RESULT.text());

    var merge = Merge.of(BASE, theirs, ours);

    assertThat(merge.body()).isEqualTo(text(NUMBER.text(), RECORDING.text(), RESULT.text()));
  }

  @Test
  void a_new_long_section_has_a_blank_line_before_it() {
    var ours = List.of(NUMBER, DURATION, RESULT, SUMMARY);

    var merge = Merge.of(BASE, Renderer.join(BASE), ours);

    assertThat(merge.body()).isEqualTo(Renderer.join(ours));
  }

  @Test
  void a_section_that_is_not_wanted_any_more_goes() {
    var merge = Merge.of(BASE, Renderer.join(BASE), List.of(NUMBER, RESULT));

    assertThat(merge.body()).isEqualTo(text(NUMBER.text(), RESULT.text()));
  }

  @Test
  void applying_the_same_twice_changes_nothing() {
    var ours = List.of(NUMBER, NEW_DURATION, RECORDING, RESULT, SUMMARY);
    var theirs = text("Important!", Renderer.join(BASE), "", "mine", "");

    var once = Merge.of(BASE, theirs, ours).body();
    var twice = Merge.of(ours, once, ours).body();
    var again = Merge.of(BASE, once, ours).body();

    assertThat(twice).isEqualTo(once);
    assertThat(again).isEqualTo(once);
  }

  @Test
  void without_a_base_everything_is_new_and_their_text_stays() {
    var merge = Merge.of(List.of(), "Written by hand", OURS);

    assertThat(merge.body()).isEqualTo(text("Written by hand", Renderer.join(OURS)));
  }

  @Test
  void without_a_base_what_is_there_already_is_not_added_again() {
    var merge = Merge.of(List.of(), text("Hello", Renderer.join(OURS)), OURS);

    assertThat(merge.body()).isEqualTo(text("Hello", Renderer.join(OURS)));
  }

  @Test
  void an_empty_record_is_filled_without_a_blank_first_line() {
    var merge = Merge.of(List.of(), "", OURS);

    assertThat(merge.body()).isEqualTo(Renderer.join(OURS));
  }

  @Test
  void text_that_looks_like_a_label_is_text() {
    var note = "- Duration: 5 minutes offered";
    var theirs = text(note, Renderer.join(BASE), note);

    var merge = Merge.of(BASE, theirs, OURS);

    assertThat(merge.body()).isEqualTo(text(note, Renderer.join(OURS), note));
  }

  @Test
  void text_that_looks_like_a_pattern_is_text() {
    var pattern = new Block("summary", "RingSense summary:\nQuote is $100 or $& / $1 \\Q.*\\E");
    var base = List.of(NUMBER, SUMMARY);

    var merge = Merge.of(base, text(Renderer.join(base), "$1 or $&"), List.of(NUMBER, pattern));

    assertThat(merge.body()).isEqualTo(text(Renderer.join(List.of(NUMBER, pattern)), "$1 or $&"));
  }

  @Test
  void sections_survive_a_crm_that_trims_ends() {
    var base = List.of(NUMBER, SUMMARY);
    var written = new Block("summary", "RingSense summary:\nThey agreed. ");

    var merge =
        Merge.of(List.of(NUMBER, written), Renderer.join(base), List.of(NUMBER, NEW_SUMMARY));

    assertThat(merge.body()).isEqualTo(Renderer.join(List.of(NUMBER, NEW_SUMMARY)));
    assertThat(merge.kept()).isEmpty();
  }

  @Test
  void sections_survive_a_crm_that_changes_line_ends() {
    var theirs = Renderer.join(BASE).replace("\n", "\r\n");

    var merge = Merge.of(BASE, theirs, OURS);

    assertThat(merge.body()).isEqualTo(Renderer.join(OURS));
  }

  @Test
  void sections_that_are_not_recognised_are_not_added_twice() {
    var base = List.of(NUMBER, new Block("start", "<div><b>Start</b>: now</div>"));
    var normalised = text(NUMBER.text(), "<div><strong>Start</strong>: now</div>");

    var merge = Merge.of(base, normalised, base);

    assertThat(merge.body()).isEqualTo(normalised);
  }

  @Test
  void sections_that_a_person_moved_are_still_ours() {
    var theirs = text(RESULT.text(), "mine", DURATION.text(), NUMBER.text());

    var merge = Merge.of(BASE, theirs, OURS);

    assertThat(merge.body())
        .isEqualTo(text(RESULT.text(), "mine", NEW_DURATION.text(), NUMBER.text()));
  }

  @Test
  void everything_a_person_deleted_stays_deleted() {
    var merge = Merge.of(BASE, "", OURS);

    assertThat(merge.body()).isEmpty();
  }
}
