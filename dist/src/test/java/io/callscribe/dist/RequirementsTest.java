package io.callscribe.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program of the build that writes and checks docs/requirements.md, on a tree of its own. */
class RequirementsTest {
  private static final Path PROGRAM = Path.of("..", "build", "Requirements.java");

  @TempDir private static Path classes;
  @TempDir private Path root;

  private record Outcome(int code, String text) {}

  @BeforeAll
  static void compile() {
    var code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", classes.toString(), PROGRAM.toString());
    assertThat(code).isZero();
  }

  @BeforeEach
  void twoPromises() throws IOException {
    promise("# A: things\n\nA-1\tIt holds.\tnow\nA-2\tIt will hold.\tlater\n");
  }

  private void promise(String data) throws IOException {
    Files.createDirectories(root.resolve("docs"));
    Files.writeString(root.resolve("docs/requirements.tsv"), data);
  }

  private void source(String module, String name, String text) throws IOException {
    var folder = Files.createDirectories(root.resolve(module).resolve("src/test/java/a"));
    Files.writeString(folder.resolve(name + ".java"), text);
  }

  private String page() throws IOException {
    return Files.readString(root.resolve("docs/requirements.md"));
  }

  private Outcome run(String task, String... options) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classes.toString(), "Requirements", task, root.toString()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), text);
  }

  @Test
  void a_tagged_test_proves_what_its_tag_names() throws Exception {
    source("core", "XTest", "class XTest { @Test @Tag(\"A-1\") void works() {} }");
    source("plugins/crm", "YIT", "@Tag(\"A-1\") class YIT { @ParameterizedTest void runs() {} }");

    var written = run("write");
    var checked = run("check");

    assertThat(written).isEqualTo(new Outcome(0, ""));
    assertThat(checked).isEqualTo(new Outcome(0, ""));
    assertThat(page())
        .contains("| A-1 | It holds. | `XTest#works`, `YIT` | proved |")
        .contains("| A-2 | It will hold. |  | later |")
        .contains("| A: things | 1 | 0 | 1 |");
  }

  @Test
  void the_tests_of_a_contract_count_once() throws Exception {
    source("core", "C", "abstract class C { @Tags({@Tag(\"A-1\")}) @Test void holds() {} }");
    source("core", "CXTest", "class CXTest extends C {}");
    source("core", "CYTest", "class CYTest extends C {}");

    run("write");

    assertThat(page()).contains("| A-1 | It holds. | `C#holds` | proved |");
  }

  @Test
  void four_tests_are_named_and_the_others_counted() throws Exception {
    var tests = new StringBuilder();
    for (var name : List.of("f", "e", "d", "c", "b", "a")) {
      tests.append("@Property @Tag(\"A-2\") void ").append(name).append("() {} ");
    }
    source("core", "XTest", "class XTest { %s }".formatted(tests));

    run("write");

    assertThat(page()).contains("`XTest#a`, `XTest#b`, `XTest#c`, `XTest#d` and 2 more | proved |");
  }

  @Test
  void a_tag_with_which_a_property_would_be_skipped_is_refused() throws Exception {
    source(
        "core",
        "XTest",
        "import org.junit.jupiter.api.Tag; class XTest { @Property @Tag(\"A-1\") void holds() {}"
            + " }");

    var outcome = run("write");

    assertThat(outcome.code()).isNotZero();
    assertThat(outcome.text()).contains("XTest#holds").contains("net.jqwik.api.Tag");
  }

  @Test
  void a_page_that_is_out_of_date_is_refused() throws Exception {
    run("write");
    source("core", "XTest", "class XTest { @Test @Tag(\"A-1\") void works() {} }");

    var checked = run("check");

    assertThat(checked.code()).isEqualTo(1);
    assertThat(checked.text()).contains("Run: mvn -N verify -Drequirements=write");
  }

  @Test
  void what_no_test_proves_is_named_unless_that_is_allowed() throws Exception {
    source("core", "XTest", "class XTest { @Test @Disabled @Tag(\"A-1\") void works() {} }");
    run("write");

    var strict = run("check");
    var lenient = run("check", "-Drequirements.allow-open=true");

    assertThat(page()).contains("| A-1 | It holds. |  | open |");
    assertThat(strict).isEqualTo(new Outcome(1, "No test proves: A-1" + System.lineSeparator()));
    assertThat(lenient).isEqualTo(new Outcome(0, ""));
  }

  @ParameterizedTest
  @CsvSource({
    "XTest, '@Test @Tag(\"A-9\") void works() {}', XTest#works: @Tag(\"A-9\") is not in",
    "XTest, '@Test @Tag(ID) void works() {}', XTest#works: @Tag(ID) is not in",
    "XTest, '@Tag(\"A-1\") void works() {}', XTest#works: @Tag(\"A-1\") is on what is no test",
    "XTest, 'class In { @Test @Tag(\"A-1\") void works() {} }', XTest.In#works: @Tag(\"A-1\") is on"
        + " a test that nothing runs",
    "X, '@Test @Tag(\"A-1\") void works() {}', X#works: @Tag(\"A-1\") is on a test that nothing"
        + " runs"
  })
  void a_tag_that_proves_nothing_is_refused(String name, String members, String problem)
      throws Exception {
    source("core", name, "class %s {\n%s\n}".formatted(name, members));

    var written = run("write");

    assertThat(written.code()).isEqualTo(1);
    assertThat(written.text())
        .startsWith("core/src/test/java/a/%s.java:2 ".formatted(name))
        .contains(problem);
    assertThat(root.resolve("docs/requirements.md")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "'A-1\tIt holds.\tnow', 1: expected a heading",
    "'# A\nA-1\tIt holds.', 2: expected a heading",
    "'# A\nA-1\tIt holds.\tsoon', 2: expected a heading",
    "'# A\nA-1\tIt holds.\tnow\nA-1\tIt holds.\tnow', 3: A-1 is there twice"
  })
  void a_line_that_is_no_requirement_is_refused(String data, String problem) throws Exception {
    promise(data);

    var written = run("write");

    assertThat(written.code()).isEqualTo(1);
    assertThat(written.text()).startsWith("docs/requirements.tsv:" + problem);
  }
}
