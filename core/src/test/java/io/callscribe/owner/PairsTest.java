package io.callscribe.owner;

import static io.callscribe.owner.OwnerFixtures.inactive;
import static io.callscribe.owner.OwnerFixtures.listed;
import static io.callscribe.owner.OwnerFixtures.user;
import static io.callscribe.ringcentral.KnownExtensions.of;
import static io.callscribe.ringcentral.KnownExtensions.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.api.CrmUser;
import io.callscribe.ringcentral.Extension;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PairsTest {
  private static final Extension TOM = person("102", "Tom Reyes", "tom@example.com");
  private static final CrmUser THOMAS = user("u-1", "Thomas Reyes", "Tom@Example.com ");

  private static Pair byEmail(Extension person, List<Extension> extensions, CrmUser... users) {
    return Pairs.by(Basis.EMAIL, extensions, listed(users)).of(person);
  }

  private static Pair.None none(String why) {
    return new Pair.None(why);
  }

  @Test
  void the_same_address_is_the_same_person_whatever_the_case() {
    assertThat(byEmail(TOM, List.of(TOM), user("u-2", "Tom Reyes", "x@example.com"), THOMAS))
        .isEqualTo(new Pair.Found(THOMAS));
  }

  @Test
  @Tag("D-5")
  void no_address_is_never_the_same_as_no_address() {
    var menu = of("3001", "Main Menu", "IvrMenu", "");
    var without = person("103", "Priya Nand", "");
    var blank = person("104", "Lena Ortiz", " ");
    var extensions = List.of(menu, without, blank);
    var users = new CrmUser[] {user("u-3", "Priya Nand", ""), user("u-4", "Somebody", "   ")};

    assertThat(byEmail(menu, extensions, users)).isInstanceOf(Pair.None.class);
    assertThat(byEmail(without, extensions, users))
        .isEqualTo(none("RingCentral has no e-mail address of the agent"));
    assertThat(byEmail(blank, extensions, users))
        .isEqualTo(none("RingCentral has no e-mail address of the agent"));
  }

  @Test
  @Tag("D-5")
  void a_menu_or_queue_is_nobody_even_with_the_address_of_a_user() {
    var queue = of("2001", "Support", "Department", "tom@example.com");

    assertThat(byEmail(queue, List.of(queue), THOMAS))
        .isEqualTo(none("the extension is no person"));
    assertThat(byEmail(TOM, List.of(queue, TOM), THOMAS)).isEqualTo(new Pair.Found(THOMAS));
  }

  @Test
  void an_address_that_several_have_says_nothing() {
    var other = person("105", "Tom's desk", "TOM@example.com");

    assertThat(byEmail(TOM, List.of(TOM, other), THOMAS))
        .isEqualTo(none("several people have the agent's e-mail address"));
    assertThat(byEmail(TOM, List.of(TOM), THOMAS, user("u-9", "Tom", "tom@example.com")))
        .isEqualTo(none("several CRM users have the agent's e-mail address"));
  }

  @Test
  void a_user_who_is_not_active_is_never_found() {
    var gone = inactive(user("u-0", "Tom Reyes", "tom@example.com"));

    assertThat(byEmail(TOM, List.of(TOM), gone))
        .isEqualTo(none("no active CRM user has the agent's e-mail address"));
    assertThat(byEmail(TOM, List.of(TOM), gone, THOMAS)).isEqualTo(new Pair.Found(THOMAS));
  }

  @Test
  void a_list_that_was_cut_proves_nothing() {
    var cut = new CrmUsers.Listed(List.of(THOMAS), false);

    assertThat(Pairs.by(Basis.EMAIL, List.of(TOM), cut).of(TOM))
        .isEqualTo(none("the CRM has more users than can be read"));
  }

  @Test
  void names_have_to_be_the_same_to_the_letter() {
    var same = user("u-5", "Tom Reyes", "");
    var pairs = Pairs.by(Basis.NAME, List.of(TOM), listed(same, user("u-6", "tom reyes", "")));
    var nameless = person("106", "", "");

    assertThat(pairs.of(TOM)).isEqualTo(new Pair.Found(same));
    assertThat(Pairs.by(Basis.NAME, List.of(nameless), listed(user("u-7", " ", ""))).of(nameless))
        .isEqualTo(none("RingCentral has no name of the agent"));
  }
}
