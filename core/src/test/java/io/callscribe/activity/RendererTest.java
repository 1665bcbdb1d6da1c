package io.callscribe.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.activity.Section.Bullets;
import io.callscribe.activity.Section.Field;
import io.callscribe.activity.Section.Link;
import io.callscribe.activity.Section.Text;
import io.callscribe.api.BodyFormat;
import io.callscribe.api.BodySupport;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RendererTest {
  private static final int LIMIT = 500;

  private static String render(BodyFormat format, Section.Content content) {
    return render(format, 30_000, content);
  }

  private static String render(BodyFormat format, int limit, Section.Content... contents) {
    var sections =
        IntStream.range(0, contents.length)
            .mapToObj(i -> new Section("k" + i, contents[i]))
            .toList();
    return Renderer.join(Renderer.render(sections, new BodySupport(format, limit, 255)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PLAIN    | - Result: A & B <i>",
        "HTML     | <div><b>Result</b>: A &amp; B &lt;i&gt;</div>",
        "MARKDOWN | **Result**: A \\& B \\<i\\>"
      })
  void a_field_is_one_line(BodyFormat format, String expected) {
    assertThat(render(format, new Field("Result", "A & B <i>"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PLAIN    | - Recording: https://a.example/?x=1&y=2",
        "HTML     | <div><b>Recording</b>: <a target=\"_blank\""
            + " href=\"https://a.example/?x=1&amp;y=2\">open</a></div>",
        "MARKDOWN | **Recording**: [open](<https://a.example/?x=1&y=2>)"
      })
  void a_link_leads_to_its_target(BodyFormat format, String expected) {
    var link = new Link("Recording", "open", URI.create("https://a.example/?x=1&y=2"));

    assertThat(render(format, link)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PLAIN    | Summary:;One;Two",
        "HTML     | <div><b>Summary</b><br>One<br>Two</div>",
        "MARKDOWN | ### Summary;One;Two"
      })
  void a_text_keeps_its_lines(BodyFormat format, String expected) {
    assertThat(render(format, new Text("Summary", "One\nTwo")))
        .isEqualTo(expected.replace(';', '\n'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PLAIN    | Summary:;- One;- Two",
        "HTML     | <div><b>Summary</b><ul><li>One</li><li>Two</li></ul></div>",
        "MARKDOWN | ### Summary;- One;- Two"
      })
  void bullets_are_a_list(BodyFormat format, String expected) {
    assertThat(render(format, new Bullets("Summary", List.of("One", "Two"))))
        .isEqualTo(expected.replace(';', '\n'));
  }

  @Test
  void plain_text_is_literal() {
    var text = "Quote is $100 or $& / $1, <img src=x onerror=alert(1)> & *stars* \\n";

    assertThat(render(BodyFormat.PLAIN, new Field("Note", text))).isEqualTo("- Note: " + text);
  }

  @Test
  void html_from_outside_is_shown_and_not_run() {
    var attack = "<img src=x onerror=alert(1)> \"quoted\" 'single' & <script>";

    var body =
        render(
            BodyFormat.HTML,
            30_000,
            new Field(attack, attack),
            new Text(attack, attack),
            new Bullets(attack, List.of(attack)));

    assertThat(body)
        .doesNotContain("<img", "<script", "\"quoted\"", "'single'")
        .contains(
            "&lt;img src=x onerror=alert(1)&gt; &quot;quoted&quot; &#39;single&#39; &amp;"
                + " &lt;script&gt;");
  }

  @Test
  void markdown_from_outside_is_shown_as_it_is() {
    var attack = "**bold** [x](javascript:alert(1)) `code` <b> # h | ~s~ _i_ &lt; \\";

    assertThat(render(BodyFormat.MARKDOWN, new Field("Note", attack)))
        .isEqualTo(
            "**Note**: \\*\\*bold\\*\\* \\[x\\](javascript:alert(1)) \\`code\\` \\<b\\> \\# h \\|"
                + " \\~s\\~ \\_i\\_ \\&lt; \\\\");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- Duration: 5 | \\- Duration: 5",
        "+ more        | \\+ more",
        "===           | \\===",
        "---           | \\---",
        "1. first      | 1\\. first",
        "2) second     | 2\\) second",
        "5-6 is fine   | 5-6 is fine"
      })
  void a_line_of_markdown_text_is_no_list_and_no_heading(String line, String expected) {
    assertThat(render(BodyFormat.MARKDOWN, new Text("Summary", "They agreed.\n" + line)))
        .isEqualTo("### Summary\nThey agreed.\n" + expected);
  }

  @ParameterizedTest
  @EnumSource(BodyFormat.class)
  void a_value_with_line_breaks_stays_on_its_line(BodyFormat format) {
    var body =
        render(
            format,
            30_000,
            new Field("Note", "one\r\ntwo\n\nthree\rfour"),
            new Bullets("List", List.of("a\nb")));

    assertThat(body.lines().filter(l -> l.contains("one")))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("two", "three", "four");
  }

  @ParameterizedTest
  @EnumSource(BodyFormat.class)
  void blocks_never_hold_blank_lines(BodyFormat format) {
    var blocks =
        Renderer.render(
            List.of(new Section("t", new Text("Summary", "\n\n one \n \n\t\ntwo\n\n"))),
            new BodySupport(format, 30_000, 255));

    assertThat(blocks.getFirst().lines()).allSatisfy(line -> assertThat(line).isNotBlank());
  }

  @Test
  void a_long_block_has_a_blank_line_before_it() {
    var body =
        render(
            BodyFormat.PLAIN, 30_000, new Field("Result", "Accepted"), new Text("Summary", "One"));

    assertThat(body).isEqualTo("- Result: Accepted\n\nSummary:\nOne");
  }

  @ParameterizedTest
  @EnumSource(BodyFormat.class)
  void text_beyond_the_limit_is_shortened_and_says_so(BodyFormat format) {
    var body =
        render(
            format,
            LIMIT,
            new Field("Result", "Accepted"),
            new Text("Summary", "<&> ".repeat(500)));

    assertThat(body).hasSizeLessThanOrEqualTo(LIMIT).contains("Accepted", "…", "shortened");
  }

  @Test
  void a_text_many_times_too_long_keeps_as_much_as_there_is_room_for() {
    var body = render(BodyFormat.PLAIN, 10_000, new Text("Transcript", "word ".repeat(20_000)));

    assertThat(body).hasSizeBetween(9_500, 10_000);
  }

  @Test
  void the_longest_text_is_shortened_first() {
    var body =
        render(
            BodyFormat.PLAIN,
            LIMIT,
            new Text("Summary", "They agreed."),
            new Text("Transcript", "word ".repeat(300)));

    assertThat(body).contains("They agreed.").hasSizeLessThanOrEqualTo(LIMIT);
  }

  @Test
  void a_shortened_text_never_ends_in_half_a_character() {
    for (int i = 0; i < 4; i++) {
      var body = render(BodyFormat.PLAIN, LIMIT, new Text("T", "x".repeat(i) + "😀".repeat(400)));

      assertThat(body).hasSizeLessThanOrEqualTo(LIMIT);
      assertThat(isWellFormed(body)).isTrue();
    }
  }

  private static boolean isWellFormed(String text) {
    return StandardCharsets.UTF_16.newEncoder().canEncode(text);
  }

  @ParameterizedTest
  @EnumSource(BodyFormat.class)
  void a_long_list_is_shortened_and_says_so(BodyFormat format) {
    var items = Collections.nCopies(100, "Call back on Friday");

    var body = render(format, LIMIT, new Field("Result", "Accepted"), new Bullets("List", items));

    assertThat(body)
        .hasSizeLessThanOrEqualTo(LIMIT)
        .contains("Accepted", "Call back on Friday", "shortened");
  }

  @Property
  void the_limit_always_holds(
      @ForAll BodyFormat format,
      @ForAll @StringLength(max = 2000) String text,
      @ForAll @IntRange(max = 60) int bullets) {
    var body =
        render(
            format,
            LIMIT,
            new Field("Contact number", "+14155550100"),
            new Field("Result", "Accepted"),
            new Text("Summary", text),
            new Bullets("List", Collections.nCopies(bullets, "Call <b> back")),
            new Text("Transcript", text + text));

    assertThat(body).hasSizeLessThanOrEqualTo(LIMIT);
  }
}
