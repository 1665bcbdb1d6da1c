package io.callscribe.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.api.Contact;
import io.callscribe.api.ContactId;
import io.callscribe.settings.LoggingSettings;
import io.callscribe.settings.LoggingSettings.IfNobody;
import io.callscribe.settings.LoggingSettings.IfSeveral;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CandidatesTest {

  /** Contacts as {@code id/name/day of creation/day of the last activity}; a dash for none. */
  private static List<Contact> contacts(String text) {
    return Arrays.stream(text.split(" "))
        .map(one -> one.split("/"))
        .map(
            p ->
                new Contact(
                    new ContactId(p[0]),
                    p[1].replace('_', ' '),
                    "",
                    List.of(),
                    day(p[2]),
                    day(p[3]),
                    Optional.empty()))
        .toList();
  }

  private static Optional<Instant> day(String day) {
    return day.equals("-")
        ? Optional.empty()
        : Optional.of(Instant.parse("2026-07-0%sT00:00:00Z".formatted(day)));
  }

  @ParameterizedTest
  @CsvSource({
    "PARK,          a/Ana/1/9 b/Ben/2/8,              -",
    "LAST_ACTIVITY, a/Ana/1/8 b/Ben/2/9,              b",
    "LAST_ACTIVITY, a/Ana/1/- b/Ben/2/3,              b",
    "LAST_ACTIVITY, a/Ana/1/- b/Ben/2/-,              -",
    "LAST_ACTIVITY, a/Ana/1/9 b/Ben/2/9,              -",
    "LAST_ACTIVITY, a/Ana/1/9 b/Ben/2/9 c/Cleo/3/1,   -",
    "LAST_ACTIVITY, a/Ana/1/5 b/Ben/2/5 c/Cleo/3/9,   c",
    "FIRST_CREATED, a/Ana/3/- b/Ben/2/-,              b",
    "FIRST_CREATED, a/Ana/-/9 b/Ben/2/-,              b",
    "FIRST_CREATED, a/Ana/-/9 b/Ben/-/8,              -",
    "FIRST_CREATED, a/Ana/2/9 b/Ben/2/8,              -",
    "FIRST_CREATED, a/Ana/9/- b/Ben/9/- c/Cleo/1/-,   c",
    "FIRST_BY_NAME, a/ben/1/1 b/Ana/2/2,              b",
    "FIRST_BY_NAME, a/ANA/1/1 b/ana_b/2/2,            a",
    "FIRST_BY_NAME, b/Ana/1/1 a/ana/2/2,              a",
    "FIRST_BY_NAME, a/Zoë/1/1 b/Ägir/2/2,             a"
  })
  void candidates_are_told_apart_by_the_policy_or_not_at_all(
      IfSeveral policy, String candidates, String chosen) {
    var choice = Candidates.choose(contacts(candidates), policy);

    assertThat(choice.map(c -> c.id().value()).orElse("-")).isEqualTo(chosen);
  }

  @ParameterizedTest
  @EnumSource
  void nobody_is_chosen_from_nobody(IfSeveral policy) {
    assertThat(Candidates.choose(List.of(), policy)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void nobody_is_chosen_from_a_list_that_was_cut(IfSeveral policy) {
    var cut = new ContactMatch.Several(contacts("a/Ana/1/9 b/Ben/2/8"), true);

    assertThat(Candidates.choose(cut, policy)).isEmpty();
  }

  @Test
  @Tag("AUTO-07")
  void unless_the_admin_says_otherwise_a_person_chooses() {
    var byDefault = LoggingSettings.DEFAULT.contacts();
    var several = new ContactMatch.Several(contacts("a/Ana/1/9 b/Ben/2/8"));

    assertThat(byDefault.ifNobody()).isEqualTo(IfNobody.PARK);
    assertThat(Candidates.choose(several, byDefault.ifSeveral())).isEmpty();
  }
}
