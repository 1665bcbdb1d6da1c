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
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RendererTest {
  private static final int LIMIT = 500;

  private static String render(BodyFormat format, Content content) {
    return render(format, 30_000, content);
  }

  private static String render(BodyFormat format, int limit, Content... contents) {
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
        "MARKDOWN | - **Result**: A & B &lt;i&gt;"
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
        "MARKDOWN | - **Recording**: [open](<https://a.example/?x=1&y=2>)"
      })
  void a_link_leads_to_its_target(BodyFormat format, String expected) {
    var link = new Link("Recording", "open", URI.create("https://a.example/?x=1&y=2"));

    assertThat(render(format, link)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PLAIN    | Note:;One;Two;;Three",
        "HTML     | <div><b>Note</b><br>One<br>Two<br><br>Three</div>",
        "MARKDOWN | ### Note;One\\;Two;;Three"
      })
  void a_text_keeps_its_lines_and_paragraphs(BodyFormat format, String expected) {
    assertThat(render(format, new Text("Note", "\n\nOne \r\nTwo\n \n\t\nThree\n\n")))
        .isEqualTo(expected.replace(';', '\n'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PLAIN    | Summary:;- One;- Two",
        "HTML     | <div><b>Summary</b><ul><li>One</li><li>Two</li></ul></div>",
        "MARKDOWN | ### Summary;* One;* Two"
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
            "- **Note**: \\*\\*bold\\*\\* \\[x\\](javascript:alert(1)) \\`code\\` &lt;b&gt; \\# h"
                + " \\| \\~s\\~ \\_i\\_ &amp;lt; \\\\");
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
        .isEqualTo("### Summary\nThey agreed.\\\n" + expected);
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
  void what_is_empty_is_left_out(BodyFormat format) {
    var body =
        render(
            format,
            30_000,
            new Field("Result", " \u00a0"),
            new Text("Note", "\n \n"),
            new Bullets("List", List.of("", " ")),
            new Bullets("No list", List.of()));

    assertThat(body).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(BodyFormat.class)
  void control_characters_and_half_characters_are_left_out(BodyFormat format) {
    var body = render(format, new Field("Result", "a\u0000b\u0007c\ud83dd\ufffee😀 שלום\u200f"));

    assertThat(body).contains("abcde😀 שלום\u200f");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html;base64,PHNjcmlwdD4=",
        "vbscript:x",
        "file:///etc/passwd",
        "//a.example/x",
        "x"
      })
  @Tag("M-4")
  void what_does_not_lead_into_the_web_is_no_link(String target) {
    var link = new Link("Recording", "open", URI.create(target));

    assertThat(Jsoup.parse(render(BodyFormat.HTML, link)).select("a")).isEmpty();
    assertThat(Jsoup.parse(shown(render(BodyFormat.MARKDOWN, link))).select("a")).isEmpty();
    assertThat(Jsoup.parse(render(BodyFormat.HTML, link)).text()).isEqualTo("Recording: " + target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.example/?x=1&y=2",
        "HTTP://a.example/x_y_*z*",
        "https://a.example/?x&copy;y&amp;z='q'(1)[2]",
        "https://a.example/%22%3E#r"
      })
  void a_link_leads_to_its_target_in_html_and_markdown(String target) {
    var link = new Link("Recording", "open", URI.create(target));

    assertThat(Jsoup.parse(render(BodyFormat.HTML, link)).select("a").attr("href"))
        .isEqualTo(target);
    assertThat(Jsoup.parse(shown(render(BodyFormat.MARKDOWN, link))).select("a").attr("href"))
        .isEqualTo(target);
  }

  private static String shown(String markdown) {
    return HtmlRenderer.builder().build().render(Parser.builder().build().parse(markdown));
  }

  @Test
  void markdown_fields_and_lines_do_not_run_together() {
    var body =
        render(
            BodyFormat.MARKDOWN,
            30_000,
            new Field("Start", "1"),
            new Field("End", "2"),
            new Text("Note", "One\nTwo\n\nThree"),
            new Bullets("List", List.of("a", "b")),
            new Field("Score", "5"));

    assertThat(shown(body).replace("\n", ""))
        .isEqualTo(
            "<ul><li><strong>Start</strong>: 1</li><li><strong>End</strong>: 2</li></ul>"
                + "<h3>Note</h3><p>One<br />Two</p><p>Three</p>"
                + "<h3>List</h3><ul><li>a</li><li>b</li></ul>"
                + "<ul><li><strong>Score</strong>: 5</li></ul>");
  }

  @Provide
  Arbitrary<String> awkward() {
    var parts =
        Arbitraries.of(
            "<img src=x onerror=alert(1)>",
            "</div>",
            "<!--",
            "]]>",
            "&amp;",
            "&#39;",
            "&",
            "\"",
            "'",
            "`",
            "*",
            "**",
            "_",
            "~~",
            "#",
            "##",
            "+",
            "-",
            "---",
            "=",
            "1.",
            "2)",
            ">",
            "|",
            "[x]",
            "(y)",
            "!",
            "\\",
            "$1",
            "$&",
            ":",
            "https://a.example/a_b",
            "javascript:x",
            "a",
            "b c",
            "😀",
            "שלום",
            "\t",
            "\n",
            "\n\n",
            "\n    ",
            "- ",
            "… ");
    return parts.list().ofMaxSize(8).map(p -> String.join("", p));
  }

  @Property(tries = 100)
  @net.jqwik.api.Tag("M-1")
  @net.jqwik.api.Tag("M-4")
  void html_and_markdown_show_what_was_given(
      @ForAll("awkward") String label, @ForAll("awkward") String value) {
    var contents =
        new Content[] {
          new Field("L" + label, value + "V"),
          new Text("H" + label, value + "V"),
          new Bullets("B" + label, List.of(value + "V", "W" + value))
        };
    var expected = withoutSpace("L%s: %sV H%1$s %2$sV B%1$s %2$sV W%2$s".formatted(label, value));

    var html = Jsoup.parse(render(BodyFormat.HTML, 30_000, contents));
    var markdown = Jsoup.parse(shown(render(BodyFormat.MARKDOWN, 30_000, contents)));

    assertThat(withoutSpace(html.body().text())).isEqualTo(expected);
    assertThat(withoutSpace(markdown.body().text())).isEqualTo(expected);
    assertThat(html.select("img, script, a, h1, h2, h4, code, em, hr, blockquote")).isEmpty();
    assertThat(markdown.select("img, script, a, h1, h2, h4, code, em, hr, blockquote, ol"))
        .isEmpty();
  }

  private static String withoutSpace(String text) {
    return text.replaceAll("\\s+", "");
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

  @ParameterizedTest
  @EnumSource(BodyFormat.class)
  void fields_and_links_stay_whole_while_a_text_can_be_shortened(BodyFormat format) {
    var link = new Link("Recording", "open", URI.create("https://a.example/" + "x".repeat(100)));

    var body =
        render(
            format,
            LIMIT,
            new Text("Note", "note ".repeat(100)),
            new Field("Contact number", "+14155550100"),
            new Bullets("List", Collections.nCopies(50, "item")),
            link,
            new Field("Result", "Accepted"),
            new Text("Transcript", "word ".repeat(300)));

    assertThat(body)
        .hasSizeLessThanOrEqualTo(LIMIT)
        .contains("+14155550100", link.target().toString(), "Accepted", Shorten.CUT);
  }

  @ParameterizedTest
  @EnumSource(BodyFormat.class)
  void without_a_text_to_shorten_values_are_and_links_go_last(BodyFormat format) {
    var link = new Link("Recording", "open", URI.create("https://a.example/" + "x".repeat(200)));

    var body =
        render(
            format,
            LIMIT,
            link,
            new Field("Result", "Accepted"),
            new Field("Contact", "😀".repeat(200)),
            new Text("Note", "Short"));

    assertThat(body)
        .hasSizeLessThanOrEqualTo(LIMIT)
        .contains(link.target().toString(), "Accepted", "😀😀…", "shortened")
        .doesNotContain("Note");
    assertThat(isWellFormed(body)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(BodyFormat.class)
  void what_cannot_fit_at_all_goes_and_is_told(BodyFormat format) {
    var link = new Link("Recording", "open", URI.create("https://a.example/" + "x".repeat(600)));
    var fields = Collections.nCopies(20, new Field("A label of some length", "A value"));

    var body =
        render(
            format, LIMIT, Stream.concat(Stream.of(link), fields.stream()).toArray(Content[]::new));

    assertThat(body).hasSizeLessThanOrEqualTo(LIMIT).contains("shortened");
  }

  @Property(tries = 50)
  void the_limit_always_holds(
      @ForAll BodyFormat format,
      @ForAll @StringLength(max = 1000) String text,
      @ForAll @IntRange(max = 60) int bullets) {
    var body =
        render(
            format,
            LIMIT,
            new Field("Contact number", text),
            new Field("Result", "Accepted"),
            new Link(
                "Recording", "open", URI.create("https://a.example/" + "x".repeat(bullets * 9))),
            new Text("Summary", text),
            new Bullets("List", Collections.nCopies(bullets, "Call <b> back")),
            new Text("Transcript", text + text));

    assertThat(body).hasSizeLessThanOrEqualTo(LIMIT);
    assertThat(isWellFormed(body)).isTrue();
  }
}
