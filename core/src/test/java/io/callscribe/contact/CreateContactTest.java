package io.callscribe.contact;

import static io.callscribe.contact.ContactFixtures.ACCOUNT;
import static io.callscribe.contact.ContactFixtures.ADMIN;
import static io.callscribe.contact.ContactFixtures.ANA;
import static io.callscribe.contact.ContactFixtures.KEY;
import static io.callscribe.contact.ContactFixtures.NOW;
import static io.callscribe.contact.ContactFixtures.NUMBER;
import static io.callscribe.contact.ContactFixtures.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.callscribe.SettableClock;
import io.callscribe.account.AccountId;
import io.callscribe.api.Capability;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.ContactId;
import io.callscribe.api.NewContact;
import io.callscribe.connector.GatewayTo;
import io.callscribe.contact.ContactFixtures.KnownChoices;
import io.callscribe.contact.ContactFixtures.KnownCreated;
import io.callscribe.contact.ContactFixtures.ScriptedCrm;
import io.callscribe.settings.LoggingSettings;
import io.callscribe.settings.LoggingSettings.IfNobody;
import io.callscribe.settings.LoggingSettings.IfSeveral;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CreateContactTest {
  private static final LoggingSettings.Contacts SETTINGS =
      new LoggingSettings.Contacts(
          IfNobody.CREATE, "Caller {number}", Optional.of("lead"), IfSeveral.PARK);
  private static final Duration LAG = Duration.ofMinutes(2);

  private final SettableClock clock = new SettableClock(NOW);
  private final ScriptedCrm crm = ScriptedCrm.thatCanAll();
  private final KnownCreated created = new KnownCreated(clock);
  private final CreateContact createContact = creating(crm);

  private CreateContact creating(ScriptedCrm in) {
    return new CreateContact(new GatewayTo(in), created, clock);
  }

  private ContactMatch.One create() {
    return createContact.create(ADMIN, NUMBER, SETTINGS);
  }

  @Test
  void a_contact_has_the_name_of_the_template_the_number_and_the_type() {
    var made = create();

    assertThat(crm.wishes)
        .containsExactly(
            new NewContact(
                "Caller +15105551234", "+15105551234", Optional.of("lead"), Optional.empty()));
    assertThat(made)
        .isEqualTo(new ContactMatch.One(new ContactId("c-new-1"), "Caller +15105551234"));
  }

  @Test
  @Tag("PN-06")
  void a_contact_made_a_moment_ago_is_not_made_again() {
    var first = create();

    clock.advance(Duration.ofSeconds(3));
    var second = create();
    var matched =
        new MatchContact(
                new KnownChoices(),
                new SearchByNumber(
                    new GatewayTo(crm), created, new ContactConfig(Duration.ofMinutes(10)), clock))
            .match(ADMIN, NUMBER, true);

    assertThat(second).isEqualTo(first);
    assertThat(matched.match()).isEqualTo(first);
    assertThat(crm.wishes).hasSize(1);
  }

  @Test
  void it_is_remembered_until_the_search_has_surely_caught_up() {
    create();

    clock.advance(LAG.plus(CreateContact.SLACK).minusSeconds(1));
    assertThat(created.find(ACCOUNT, ADMIN.connectorId(), KEY)).isPresent();

    clock.advance(Duration.ofSeconds(1));
    assertThat(created.find(ACCOUNT, ADMIN.connectorId(), KEY)).isEmpty();
  }

  @Test
  void while_one_call_makes_the_contact_another_waits() {
    created.take(ACCOUNT, ADMIN.connectorId(), KEY, NOW.plusSeconds(60));

    assertThatExceptionOfType(ConnectorException.Unavailable.class)
        .isThrownBy(this::create)
        .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(5)));
    assertThat(crm.wishes).isEmpty();
  }

  @Test
  void when_another_node_takes_the_number_at_the_same_moment_it_has_it() {
    var others =
        new KnownCreated(clock) {
          @Override
          Optional<CreatedContact> take(
              AccountId account, String connector, NumberKey number, Instant until) {
            made(account, connector, number, one(ANA), until);
            throw new PersistenceException("duplicate key");
          }
        };

    var found =
        new CreateContact(new GatewayTo(crm), others, clock).create(ADMIN, NUMBER, SETTINGS);

    assertThat(found).isEqualTo(one(ANA));
    assertThat(crm.wishes).isEmpty();
  }

  @Test
  void a_database_that_fails_is_no_other_node() {
    var broken =
        new KnownCreated(clock) {
          @Override
          Optional<CreatedContact> take(
              AccountId account, String connector, NumberKey number, Instant until) {
            throw new PersistenceException("no connection");
          }
        };

    assertThatExceptionOfType(PersistenceException.class)
        .isThrownBy(
            () ->
                new CreateContact(new GatewayTo(crm), broken, clock)
                    .create(ADMIN, NUMBER, SETTINGS));
    assertThat(crm.wishes).isEmpty();
  }

  @Test
  void a_lost_answer_is_passed_on_and_nothing_is_made_until_a_search_would_show_it() {
    crm.failures.add(new ConnectorException.Ambiguous("no answer", null));

    assertThatExceptionOfType(ConnectorException.Ambiguous.class).isThrownBy(this::create);
    assertThatExceptionOfType(ConnectorException.Unavailable.class).isThrownBy(this::create);

    clock.advance(LAG.plus(CreateContact.IN_FLIGHT));
    assertThat(create().id()).isEqualTo(new ContactId("c-new-1"));
  }

  @Test
  void after_a_refusal_it_may_be_tried_at_once() {
    crm.failures.add(new ConnectorException.Rejected("type is unknown"));

    assertThatExceptionOfType(ConnectorException.Rejected.class).isThrownBy(this::create);

    assertThat(create().id()).isEqualTo(new ContactId("c-new-1"));
  }

  @Test
  void a_connector_that_cannot_make_contacts_is_named() {
    var unable = creating(new ScriptedCrm(Duration.ZERO, Capability.FIND_CONTACT_BY_PHONE));

    assertThat(unable.isPossible(ADMIN)).isFalse();
    assertThatExceptionOfType(ConnectorException.NotAvailableInPlan.class)
        .isThrownBy(() -> unable.create(ADMIN, NUMBER, SETTINGS))
        .withMessage("The connector 'in-memory' cannot make contacts");
  }
}
