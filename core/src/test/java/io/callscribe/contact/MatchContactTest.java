package io.callscribe.contact;

import static io.callscribe.contact.ContactFixtures.ACCOUNT;
import static io.callscribe.contact.ContactFixtures.ADMIN;
import static io.callscribe.contact.ContactFixtures.ANA;
import static io.callscribe.contact.ContactFixtures.BEN;
import static io.callscribe.contact.ContactFixtures.KEY;
import static io.callscribe.contact.ContactFixtures.NOW;
import static io.callscribe.contact.ContactFixtures.NUMBER;
import static io.callscribe.contact.ContactFixtures.contact;
import static io.callscribe.contact.ContactFixtures.one;
import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.SettableClock;
import io.callscribe.api.Contact;
import io.callscribe.api.Page;
import io.callscribe.api.PhoneQuery;
import io.callscribe.connector.Connection;
import io.callscribe.connector.GatewayTo;
import io.callscribe.contact.ContactFixtures.KnownChoices;
import io.callscribe.contact.ContactFixtures.KnownCreated;
import io.callscribe.contact.ContactFixtures.ScriptedCrm;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MatchContactTest {
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final SettableClock clock = new SettableClock(NOW);
  private final ScriptedCrm crm = ScriptedCrm.thatCanAll();
  private final KnownChoices choices = new KnownChoices();
  private final KnownCreated created = new KnownCreated(clock);
  private final MatchContact contacts = matching(KEPT);

  private MatchContact matching(Duration cacheFor) {
    return new MatchContact(
        choices,
        new SearchByNumber(new GatewayTo(crm), created, new ContactConfig(cacheFor), clock));
  }

  private ContactMatch match() {
    return contacts.match(ADMIN, NUMBER).match();
  }

  @Test
  void one_contact_is_told_with_where_it_comes_from() {
    crm.shows(ANA);

    assertThat(contacts.match(ADMIN, NUMBER))
        .isEqualTo(
            new MatchContact.Found(one(ANA), "Only Ana Ward has the number, as the CRM says"));
  }

  @Test
  @Tag("AUTO-07")
  void nobody_and_several_are_told_and_not_guessed_at() {
    var nobody = contacts.match(ADMIN, NUMBER, true);
    crm.shows(ANA, BEN);
    var several = contacts.match(ADMIN, NUMBER, true);

    assertThat(nobody.match()).isEqualTo(new ContactMatch.Nobody());
    assertThat(nobody.evidence()).isEqualTo("No contact has the number, as the CRM says");
    assertThat(several.match()).isEqualTo(new ContactMatch.Several(List.of(ANA, BEN)));
    assertThat(several.evidence()).isEqualTo("2 contacts have the number, as the CRM says");
  }

  @Test
  void pages_are_put_together_and_each_contact_counts_once() {
    crm.showsPages(
        List.of(new Page<>(List.of(ANA), Optional.of("1"), false), Page.last(List.of(ANA, BEN))));

    assertThat(match()).isEqualTo(new ContactMatch.Several(List.of(ANA, BEN)));
    assertThat(crm.searches).hasValue(2);
  }

  private static Page<Contact> cut(Contact... contacts) {
    return new Page<>(List.of(contacts), Optional.empty(), true);
  }

  @Test
  void a_list_that_was_cut_proves_neither_nobody_nor_one() {
    crm.showsPages(List.of(cut()));
    var none = contacts.match(ADMIN, NUMBER, true);
    crm.showsPages(List.of(cut(ANA)));
    var one = contacts.match(ADMIN, NUMBER, true);

    assertThat(none.match()).isEqualTo(new ContactMatch.Several(List.of(), true));
    assertThat(one.match()).isEqualTo(new ContactMatch.Several(List.of(ANA), true));
    assertThat(one.evidence())
        .isEqualTo("More contacts have the number than can be read, as the CRM says");
  }

  @Test
  void more_pages_than_are_read_are_a_list_that_was_cut() {
    crm.showsPages(
        List.of(
            new Page<>(List.of(ANA), Optional.of("1"), false),
            new Page<>(List.of(), Optional.of("2"), false),
            new Page<>(List.of(), Optional.of("3"), false),
            Page.last(List.of())));

    assertThat(match()).isEqualTo(new ContactMatch.Several(List.of(ANA), true));
    assertThat(crm.searches).hasValue(3);
  }

  @Test
  void whom_a_person_chose_for_the_number_is_the_one() {
    crm.shows(ANA, BEN);
    assertThat(match()).isInstanceOf(ContactMatch.Several.class);

    choices.remember(ACCOUNT, ADMIN.connectorId(), KEY, BEN.id(), BEN.name(), "Maya Holloway");
    var chosen = contacts.match(ADMIN, NUMBER, true);

    assertThat(chosen.match()).isEqualTo(one(BEN));
    assertThat(chosen.evidence())
        .isEqualTo("Maya Holloway chose Ben Ode for the number at 2026-07-14T09:00:00Z");
  }

  private void made(Contact contact) {
    created.made(
        ACCOUNT, ADMIN.connectorId(), KEY, one(contact), clock.instant().plus(Duration.ofHours(1)));
  }

  @Test
  @Tag("PN-06")
  void a_contact_made_just_now_is_found_before_the_crm_shows_it() {
    assertThat(match()).isEqualTo(new ContactMatch.Nobody());

    made(ANA);

    var found = contacts.match(ADMIN, NUMBER, true);
    assertThat(found.match()).isEqualTo(one(ANA));
    assertThat(found.evidence())
        .isEqualTo(
            "Only Ana Ward has the number, as the CRM says, and Ana Ward was made for it at"
                + " 2026-07-14T09:00:00Z");
    assertThat(match()).isEqualTo(one(ANA));
  }

  @Test
  void what_the_crm_shows_of_a_contact_made_just_now_counts_once_and_with_its_name() {
    made(contact("c-1", "Caller +15105551234"));
    crm.shows(ANA);
    assertThat(match()).isEqualTo(one(ANA));

    crm.shows(BEN);
    assertThat(contacts.match(ADMIN, NUMBER, true).match())
        .isInstanceOf(ContactMatch.Several.class);
  }

  @Test
  void a_contact_that_was_made_counts_until_the_crm_must_show_it() {
    made(ANA);

    clock.advance(Duration.ofHours(1));

    assertThat(match()).isEqualTo(new ContactMatch.Nobody());
  }

  @Test
  @Tag("D-12")
  void an_answer_is_used_again_for_a_while_and_not_longer() {
    crm.shows(ANA);
    match();
    crm.shows(BEN);

    clock.advance(KEPT.minusSeconds(1));
    var again = contacts.match(ADMIN, NUMBER);
    assertThat(again.match()).isEqualTo(one(ANA));
    assertThat(again.evidence()).endsWith("as the CRM said at 2026-07-14T09:00:00Z");

    clock.advance(Duration.ofSeconds(1));
    assertThat(match()).isEqualTo(one(BEN));
  }

  @Test
  @Tag("D-12")
  void a_forced_refresh_asks_the_crm_and_replaces_the_answer() {
    crm.shows(ANA);
    match();
    crm.shows(BEN);

    assertThat(contacts.match(ADMIN, NUMBER, true).match()).isEqualTo(one(BEN));
    assertThat(match()).isEqualTo(one(BEN));
    assertThat(crm.searches).hasValue(2);
  }

  @Test
  void that_nobody_has_the_number_is_soon_asked_again() {
    match();
    crm.shows(ANA);

    clock.advance(RecentAnswers.NOBODY.minusSeconds(1));
    assertThat(match()).isEqualTo(new ContactMatch.Nobody());

    clock.advance(Duration.ofSeconds(1));
    assertThat(match()).isEqualTo(one(ANA));
  }

  @Test
  void a_short_cache_is_shorter_for_nobody_too() {
    var brief = matching(Duration.ofSeconds(5));
    brief.match(ADMIN, NUMBER);
    crm.shows(ANA);

    clock.advance(Duration.ofSeconds(5));

    assertThat(brief.match(ADMIN, NUMBER).match()).isEqualTo(one(ANA));
  }

  @Test
  void whoever_connects_anew_gets_new_answers() {
    crm.shows(ANA);
    match();
    crm.shows(BEN);
    var anew =
        new Connection(
            ADMIN.account(),
            ADMIN.holder(),
            ADMIN.connectorId(),
            ADMIN.baseUrl(),
            true,
            ADMIN.credentials(),
            ADMIN.user(),
            ADMIN.userName(),
            NOW);

    assertThat(contacts.match(anew, NUMBER).match()).isEqualTo(one(BEN));
  }

  @Test
  void only_so_many_answers_are_kept() {
    var recent = new RecentAnswers(KEPT, 2);
    for (int i = 1; i <= 3; i++) {
      recent.keep(ADMIN, new NumberKey("+1000000" + i), new Answer(List.of(ANA), false, NOW));
    }

    assertThat(recent.find(ADMIN, new NumberKey("+10000001"), NOW)).isEmpty();
    assertThat(recent.find(ADMIN, new NumberKey("+10000003"), NOW)).isPresent();
  }

  @Test
  void numbers_do_not_share_answers() {
    crm.shows(ANA);
    match();
    crm.shows(BEN);

    var other = new PhoneQuery("+15105559999", "5105559999", "US", Optional.empty());

    assertThat(contacts.match(ADMIN, other).match()).isEqualTo(one(BEN));
  }
}
