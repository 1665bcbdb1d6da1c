package io.callscribe.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.activity.Section.Bullets;
import io.callscribe.activity.Section.Field;
import io.callscribe.activity.Section.Link;
import io.callscribe.activity.Section.Text;
import io.callscribe.api.BodyFormat;
import io.callscribe.api.BodySupport;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What has gone wrong elsewhere with the text of a record, from the first write to the last. */
class BodyDefectsTest {
  private static final Section RESULT = new Section("result", new Field("Result", "Accepted"));
  private static final Section DURATION =
      new Section("duration", new Field("Duration", "3 min 0 s"));
  private static final Section RECORDING =
      new Section(
          "recording-1", new Link("Recording", "open", URI.create("https://a.example/?x=1&y=2")));
  private static final Section BULLETS =
      new Section(
          "bullets", new Bullets("RingSense bulleted summary", List.of("Price: $5", "Call\nback")));

  private static Section note(String text) {
    return new Section("note", new Text("Note", text));
  }

  private static Section duration(String value) {
    return new Section("duration", new Field("Duration", value));
  }

  /** A record in a CRM that takes what we write, and which people can change. */
  private static final class CrmRecord {
    private final BodySupport support;
    private List<Block> written;
    private String body;

    CrmRecord(BodyFormat format, Section... sections) {
      support = new BodySupport(format, 30_000, 255);
      written = Renderer.render(List.of(sections), support);
      body = Renderer.join(written);
    }

    Merge update(Section... sections) {
      var merge = Merge.of(support, written, body, List.of(sections));
      written = Renderer.render(List.of(sections), support);
      body = merge.body();
      return merge;
    }

    String line(Section section) {
      return Renderer.join(Renderer.render(List.of(section), support));
    }
  }

  @ParameterizedTest
  @EnumSource(BodyFormat.class)
  @Tag("M-1")
  void a_note_with_dollar_signs_is_literal_text(BodyFormat format) {
    var record = new CrmRecord(format, RESULT, note("before"));

    record.update(RESULT, note("Quote is $100 or $& / $1"));

    assertThat(record.body.replace("&amp;", "&")).containsOnlyOnce("Quote is $100 or $& / $1");
    assertThat(record.body).contains("Accepted").doesNotContain("before");
  }

  @ParameterizedTest
  @EnumSource(BodyFormat.class)
  @Tag("M-2")
  @Tag("RS-15")
  void the_same_bullets_applied_again_leave_the_same_bytes(BodyFormat format) {
    var record = new CrmRecord(format, RESULT);
    record.update(RESULT, BULLETS);
    var once = record.body;

    record.update(RESULT, BULLETS);
    record.update(RESULT, BULLETS);

    assertThat(record.body).isEqualTo(once).containsOnlyOnce("Price: $5");
  }

  @ParameterizedTest
  @EnumSource(BodyFormat.class)
  @Tag("M-3")
  @Tag("LOG-12")
  void a_line_that_a_person_adds_between_stages_stays(BodyFormat format) {
    var record = new CrmRecord(format, RESULT, DURATION);
    record.body = record.body.replace("\n", "\nAsk for Ann.\n") + "\nBye.";

    record.update(RESULT, DURATION, RECORDING);
    record.update(RESULT, DURATION, RECORDING, BULLETS);

    assertThat(record.body.lines())
        .containsSubsequence(record.line(RESULT), "Ask for Ann.", record.line(DURATION), "Bye.")
        .contains(record.line(RECORDING));
    assertThat(record.body).containsOnlyOnce("Price: $5");
  }

  @Test
  @Tag("M-4")
  void a_note_with_a_tag_is_shown_and_not_run() {
    var record = new CrmRecord(BodyFormat.HTML, RESULT);

    record.update(RESULT, note("<img src=x onerror=alert(1)>"));

    var page = Jsoup.parse(record.body);
    assertThat(page.select("img")).isEmpty();
    assertThat(page.text()).contains("<img src=x onerror=alert(1)>");
  }

  @ParameterizedTest
  @EnumSource(BodyFormat.class)
  @Tag("M-7")
  void a_note_that_was_cleared_goes_unless_a_person_has_changed_it(BodyFormat format) {
    var untouched = new CrmRecord(format, RESULT, note("Call back"));
    var changed = new CrmRecord(format, RESULT, note("Call back"));
    changed.body = changed.body.replace("back", "back on Friday");

    untouched.update(RESULT, note(""));
    var kept = changed.update(RESULT).kept();

    assertThat(untouched.body).isEqualTo(untouched.line(RESULT));
    assertThat(changed.body).contains("Call back on Friday");
    assertThat(kept).containsExactly("note");
  }

  @ParameterizedTest
  @EnumSource(BodyFormat.class)
  @Tag("R-7")
  void a_note_that_looks_like_a_label_is_text(BodyFormat format) {
    var looksLikeLabel = note("- Duration: 5 minutes offered\nDuration: 3 min 0 s");
    var record = new CrmRecord(format, looksLikeLabel, RESULT);

    record.update(looksLikeLabel, RESULT, DURATION);
    record.update(looksLikeLabel, RESULT, duration("4 min 0 s"));

    assertThat(record.body)
        .containsOnlyOnce("- Duration: 5 minutes offered")
        .containsOnlyOnce("Duration: 3 min 0 s")
        .containsOnlyOnce(record.line(duration("4 min 0 s")));
  }

  @ParameterizedTest
  @EnumSource(BodyFormat.class)
  @Tag("R-8")
  void values_with_our_own_marks_do_not_grow(BodyFormat format) {
    var marks =
        note("--- END\n- \n* a\n### Note\n\nNote:\n</div></ul>\n" + Shorten.CUT + "\n\n\n-- -");
    var list = new Section("list", new Bullets("- List:", List.of("- a", "* b", "-", "</li>")));
    var record = new CrmRecord(format, RESULT, marks, list);
    var once = record.body;

    record.update(duration("1 s"), RESULT, marks, list);
    record.update(duration("2 s"), RESULT, marks, list);
    record.update(duration("2 s"), RESULT, marks, list);

    assertThat(record.body).isEqualTo(record.line(duration("2 s")) + "\n" + once);
  }

  @ParameterizedTest
  @ValueSource(strings = {"trimmed", "<strong>", "rel", "<br/>", "entities", "single line"})
  @Tag("R-9")
  void sections_survive_what_a_crm_makes_of_html(String habit) {
    var record = new CrmRecord(BodyFormat.HTML, RESULT, duration("It's 3 min"), RECORDING, BULLETS);
    record.body = CrmHabits.apply(habit, BodyFormat.HTML, record.body);

    var kept = record.update(RESULT, duration("4 min"), RECORDING, note("Now"), BULLETS).kept();

    var page = Jsoup.parse(record.body);
    assertThat(page.select("div").eachText())
        .containsExactly(
            "Result: Accepted",
            "Duration: 4 min",
            "Recording: open",
            "Note Now",
            "RingSense bulleted summary Price: $5 Call back");
    assertThat(page.select("a").attr("href")).isEqualTo("https://a.example/?x=1&y=2");
    assertThat(kept).isEmpty();
  }

  @Test
  @Tag("R-9")
  void lines_do_not_run_together_after_a_crm_trimmed_the_last_line_end() {
    var record = new CrmRecord(BodyFormat.PLAIN, RESULT, DURATION);
    record.body = (record.body + "\n").strip();

    record.update(RESULT, DURATION, RECORDING);

    assertThat(record.body.lines())
        .containsExactly(record.line(RESULT), record.line(DURATION), record.line(RECORDING));
  }

  @ParameterizedTest
  @EnumSource(BodyFormat.class)
  @Tag("R-11")
  void lines_that_a_person_deleted_stay_deleted(BodyFormat format) {
    var record = new CrmRecord(format, RESULT, DURATION, note("Call back"));
    var lines = new ArrayList<>(record.body.lines().toList());
    lines.remove(record.line(DURATION));
    record.body = String.join("\n", lines);

    record.update(RESULT, duration("4 min 0 s"), RECORDING, note("Call back"));
    record.update(RESULT, duration("5 min 0 s"), RECORDING, note("Call back"), BULLETS);

    assertThat(record.body).doesNotContain("Duration").contains("Accepted", "Recording", "Price");
  }
}
