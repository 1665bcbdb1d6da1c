package io.callscribe.activity;

import static io.callscribe.activity.ActivityFixtures.ANA;
import static io.callscribe.activity.ActivityFixtures.NUMBER;
import static io.callscribe.activity.ActivityFixtures.able;
import static io.callscribe.activity.ActivityFixtures.call;
import static io.callscribe.activity.ActivityFixtures.settings;
import static io.callscribe.activity.ActivityFixtures.situation;
import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.activity.ActivityFixtures.Case;
import io.callscribe.activity.NextStep.Create;
import io.callscribe.activity.NextStep.MakeContact;
import io.callscribe.activity.NextStep.Park;
import io.callscribe.api.Capability;
import io.callscribe.api.Contact;
import io.callscribe.api.ContactId;
import io.callscribe.api.Direction;
import io.callscribe.contact.ContactMatch;
import io.callscribe.settings.LoggingSettings;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whom a call belongs to, and what is done if that is not plain. */
class ContactRulesTest {
  private static final Contact BEN = Contact.of(new ContactId("c-8"), "Ben", List.of(NUMBER));
  private static final Contact CLEO = Contact.of(new ContactId("c-9"), "Cleo", List.of(NUMBER));
  private static final ContactMatch NOBODY = new ContactMatch.Nobody();
  private static final ContactMatch SEVERAL = new ContactMatch.Several(List.of(BEN, CLEO));

  private static LoggingSettings makesContacts() {
    return settings("contacts.if-nobody", "create");
  }

  static Stream<Arguments> conflicts() {
    var internal =
        situation()
            .settings(settings("activity.internal-calls", "true"))
            .call(call().direction(Direction.INTERNAL).otherNumber("102"));
    return Stream.of(
        conflict("nobody", situation().contact(NOBODY), Rule.CONTACT),
        conflict("several", situation().contact(SEVERAL), Rule.CONTACT, BEN, CLEO),
        conflict(
            "withheld",
            situation().call(call().withheld()).withoutNumber().withoutContact(),
            Rule.NUMBER),
        conflict("a colleague", internal.withoutNumber().withoutContact(), Rule.NUMBER));
  }

  private static Arguments conflict(String name, Case situation, Rule rule, Contact... candidates) {
    return Arguments.argumentSet(name, situation, rule, List.of(candidates));
  }

  @ParameterizedTest
  @MethodSource("conflicts")
  @Tag("AUTO-07")
  @Tag("DEC-7")
  @Tag("SSL-11")
  void whoever_is_not_known_for_certain_is_left_to_a_person(
      Case situation, Rule rule, List<Contact> candidates) {
    var step = (Park) situation.next();

    assertThat(step.rule()).isEqualTo(rule);
    assertThat(step.candidates()).isEqualTo(candidates);
    assertThat(step.reason()).isNotBlank();
  }

  @Test
  @Tag("DEC-7")
  void only_an_admin_can_have_contacts_made_or_chosen() {
    assertThat(LoggingSettings.ALL)
        .filteredOn(s -> s.name().startsWith("contacts."))
        .hasSize(4)
        .allSatisfy(s -> assertThat(s.scope().name()).isEqualTo("ADMIN"));
    assertThat(settings().contacts().ifNobody()).isEqualTo(LoggingSettings.IfNobody.PARK);
    assertThat(settings().contacts().ifSeveral()).isEqualTo(LoggingSettings.IfSeveral.PARK);
  }

  @Test
  @Tag("SSL-11")
  void the_contact_that_a_person_chose_is_that_of_the_record() {
    var chosen = new ContactMatch.One(new ContactId("c-9"), "Cleo");

    var step = (Create) situation().contact(chosen).next();

    assertThat(step.contact()).isEqualTo(chosen);
    assertThat(step.wanted().subject()).isEqualTo("Inbound call from Cleo");
  }

  @Test
  void a_contact_is_made_where_the_admin_wants_it_and_the_connector_can() {
    var step =
        situation()
            .settings(makesContacts())
            .connector(able().can(Capability.CREATE_CONTACT).build())
            .contact(NOBODY)
            .next();

    assertThat(step).isInstanceOf(MakeContact.class);
    assertThat(((MakeContact) step).number().e164()).isEqualTo(NUMBER);
  }

  @Test
  void a_contact_that_cannot_be_made_is_left_to_a_person() {
    var step = situation().settings(makesContacts()).contact(NOBODY).next();

    assertThat(step)
        .isEqualTo(
            new Park(
                Rule.NEW_CONTACT,
                "No contact has the number +14155550100, and the connector cannot make one",
                List.of()));
  }

  @Test
  void a_withheld_number_gets_no_contact_of_its_own() {
    var step =
        situation()
            .settings(makesContacts())
            .connector(able().can(Capability.CREATE_CONTACT).build())
            .call(call().withheld())
            .withoutNumber()
            .withoutContact()
            .next();

    assertThat(step).isInstanceOf(Park.class);
  }

  @Test
  void a_contact_that_was_found_is_that_of_the_record() {
    var step = (Create) situation().settings(makesContacts()).next();

    assertThat(step.contact()).isEqualTo(ANA);
  }

  static Stream<Arguments> keys() {
    return Stream.of(
        Arguments.of(situation(), NUMBER),
        Arguments.of(situation().call(call().withheld()).withoutNumber(), ""),
        Arguments.of(situation().call(call().otherNumber("102")).withoutNumber(), "ext:102"),
        Arguments.of(situation().call(call().otherNumber("abc")).withoutNumber(), ""));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void equal_calls_are_told_by_number_or_extension(Case situation, String key) {
    assertThat(situation.build().numberKey()).isEqualTo(key);
  }
}
