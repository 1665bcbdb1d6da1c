package io.callscribe.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MergePropertyTest {

  /** What was written before and what is to be written now, by the same keys. */
  record Documents(List<Block> base, List<Block> ours) {}

  @Provide
  Arbitrary<Documents> documents() {
    var content = Arbitraries.of("a", "b", "- Duration: 1 s", "$1", "<b>x</b>", "a\nb", "b\n\tc");
    var document = content.list().ofSize(6);
    var chosen = Arbitraries.of(true, false).list().ofSize(6);
    return Combinators.combine(document, document, chosen, chosen)
        .as(
            (before, now, inBase, inOurs) ->
                new Documents(blocks(before, inBase), blocks(now, inOurs)));
  }

  private static List<Block> blocks(List<String> texts, List<Boolean> chosen) {
    return IntStream.range(0, texts.size())
        .filter(chosen::get)
        .mapToObj(i -> new Block("k" + i, "label " + i + ": " + texts.get(i)))
        .toList();
  }

  private static List<String> withInsertions(List<Block> base, List<String> human, Random random) {
    var lines = new ArrayList<>(List.of(Renderer.join(base).split("\n", -1)));
    human.forEach(line -> lines.add(random.nextInt(lines.size() + 1), line));
    return lines;
  }

  @Provide
  Arbitrary<List<String>> humanLines() {
    return Arbitraries.of("mine", "", "- Duration: 5 minutes offered", "$& and $1", "a", "label 1:")
        .list()
        .ofMaxSize(6);
  }

  @Property
  void lines_that_people_insert_survive(
      @ForAll("documents") Documents documents,
      @ForAll("humanLines") List<String> human,
      @ForAll Random random) {
    var theirs = withInsertions(documents.base(), human, random);

    var merged = Merge.of(documents.base(), String.join("\n", theirs), documents.ours()).body();

    var remaining = new ArrayList<>(List.of(merged.split("\n", -1)));
    assertThat(human)
        .filteredOn(line -> !line.isEmpty())
        .allSatisfy(line -> assertThat(remaining.remove(line)).as(line).isTrue());
  }

  @Property
  void applying_the_same_again_changes_nothing(
      @ForAll("documents") Documents documents,
      @ForAll("humanLines") List<String> human,
      @ForAll Random random) {
    var theirs = String.join("\n", withInsertions(documents.base(), human, random));

    var once = Merge.of(documents.base(), theirs, documents.ours()).body();
    var twice = Merge.of(documents.ours(), once, documents.ours()).body();

    assertThat(twice).isEqualTo(once);
  }

  @Property
  void without_people_the_result_is_what_we_want(@ForAll("documents") Documents documents) {
    var base = documents.base();

    var merged = Merge.of(base, Renderer.join(base), documents.ours()).body();

    assertThat(lines(merged)).containsAll(lines(Renderer.join(documents.ours())));
  }

  private static List<String> lines(String text) {
    return text.lines().filter(l -> !l.isBlank()).toList();
  }
}
