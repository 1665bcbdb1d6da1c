package io.callscribe.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RulesTest {
  @Test
  void every_rule_has_a_test_and_every_test_a_rule() {
    var tested =
        Stream.of(CrmConnectorTck.class.getDeclaredMethods())
            .map(method -> method.getAnnotation(ContractRule.class))
            .filter(Objects::nonNull)
            .map(ContractRule::value)
            .distinct();

    assertThat(Rules.all())
        .extracting(Rules.Rule::id)
        .containsExactlyInAnyOrderElementsOf(tested.toList());
  }

  @Test
  void a_rule_is_listed_once_with_a_sentence() {
    assertThat(Rules.all()).extracting(Rules.Rule::id).doesNotHaveDuplicates();
    assertThat(Rules.all())
        .allSatisfy(rule -> assertThat(rule.id()).matches("[A-Z]{3}-[0-9]+"))
        .allSatisfy(rule -> assertThat(rule.sentence()).endsWith("."));
  }

  @Test
  void a_rule_is_found_by_its_id() {
    assertThat(Rules.the("ACT-2")).hasToString("ACT-2: The start of a call is kept to the second.");
    assertThatIllegalArgumentException().isThrownBy(() -> Rules.the("ACT-99"));
  }
}
