package io.callscribe.plugins.democrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.callscribe.api.ActivityDraft;
import io.callscribe.api.ActivityId;
import io.callscribe.api.Attachment;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.Contact;
import io.callscribe.api.ContactId;
import io.callscribe.api.CrmRequest;
import io.callscribe.api.CrmSession;
import io.callscribe.api.CrmUser;
import io.callscribe.api.CrmUserId;
import io.callscribe.api.FieldOption;
import io.callscribe.api.NameQuery;
import io.callscribe.api.NewContact;
import io.callscribe.api.PhoneQuery;
import io.callscribe.api.Precondition;
import io.callscribe.api.ReferenceHint;
import io.callscribe.simulator.crm.DemoCrm;
import io.callscribe.simulator.crm.DemoCrmOptions;
import io.callscribe.simulator.crm.Faults.OnCreate;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the kit does not ask, against the running demo CRM. */
class DemoCrmServerTest {
  private static DemoCrm crm;

  private final DemoCrmConnector connector = new DemoCrmConnector();
  private CrmSession session;

  @BeforeAll
  static void start() {
    crm = DemoCrm.start(DemoCrmOptions.defaults());
  }

  @AfterAll
  static void stop() {
    crm.close();
  }

  @BeforeEach
  void connect() {
    session = new DemoCrmSandbox(crm).session();
  }

  @Test
  void a_person_is_known_with_email_and_zone() {
    var identity = connector.identity(session);

    assertThat(identity.user()).isEqualTo(new CrmUserId("u-maya"));
    assertThat(identity.name()).isEqualTo("Maya Holloway");
    assertThat(identity.email()).hasValueSatisfying(e -> assertThat(e).startsWith("maya@"));
    assertThat(identity.zone()).contains(ZoneId.of("America/New_York"));
  }

  @Test
  void custom_fields_and_the_recording_arrive() {
    var made = create(DemoCrmDrafts.draft());

    var stored = crm.activity(made).orElseThrow();
    assertThat(stored.fields()).containsExactly(Map.entry("campaign", "Spring"));
    assertThat(stored.recordingUrl()).contains("https://media.example.com/1");
    assertThat(stored.durationSeconds()).isEqualTo(137);
    assertThat(stored.direction()).isEqualTo("outbound");
    assertThat(stored.result()).isEqualTo("Accepted");
  }

  @Test
  void a_required_field_that_is_missing_is_rejected_by_its_name() {
    crm.faults().requireField("region");

    assertThatExceptionOfType(ConnectorException.Rejected.class)
        .isThrownBy(() -> create(DemoCrmDrafts.draft()))
        .satisfies(e -> assertThat(e.fields()).containsOnlyKeys("region"));
  }

  @Test
  void a_contact_tells_its_age_and_its_latest_call() {
    var draft = DemoCrmDrafts.draft();
    create(draft);

    var dana =
        connector
            .findContacts(
                session, new PhoneQuery("+15557650111", "5557650111", "US", Optional.empty()))
            .items()
            .getFirst();

    assertThat(dana.createdAt()).contains(Instant.parse("2025-09-01T14:00:00Z"));
    var start = draft.call().startedAt().truncatedTo(ChronoUnit.SECONDS);
    assertThat(dana.lastActivityAt()).contains(start);
  }

  @Test
  void an_attached_file_can_be_opened_at_its_address() throws Exception {
    var id = new ActivityId(create(DemoCrmDrafts.draft()));
    var sound = "sound \0 \u00e9".getBytes(StandardCharsets.UTF_8);
    var file =
        new Attachment(
            "Gr\u00fc\u00dfe \"1\".mp3",
            new CrmRequest.Content.Binary(
                "audio/mpeg", sound.length, () -> new ByteArrayInputStream(sound)));

    var attached = connector.attach(session, id, file);

    try (var opened = attached.url().orElseThrow().toURL().openStream()) {
      assertThat(opened.readAllBytes()).isEqualTo(sound);
    }
    assertThat(crm.attachments(id.value()).getFirst().fileName())
        .isEqualTo("Gr\u00fc\u00dfe \"1\".mp3");
  }

  @Test
  void an_update_that_is_refused_says_so_in_the_words_of_the_crm() {
    var id = new ActivityId(create(DemoCrmDrafts.draft()));
    var patch = DemoCrmDrafts.bodyPatch("Notes");
    crm.faults().refuseUpdates("The period is closed");

    assertThatExceptionOfType(ConnectorException.Rejected.class)
        .isThrownBy(() -> connector.updateActivity(session, id, patch, new Precondition.None()))
        .withMessage("The period is closed");
    crm.faults().acceptUpdates().denyUpdates("u-maya");
    assertThatExceptionOfType(ConnectorException.Forbidden.class)
        .isThrownBy(() -> connector.updateActivity(session, id, patch, new Precondition.None()));
  }

  @Test
  void the_page_of_an_activity_is_on_the_server() {
    var draft = DemoCrmDrafts.draft();
    var made = connector.createActivity(session, draft, List.of());

    var page = connector.pageOf(session, made.id());

    assertThat(page).isEqualTo(made.url());
    assertThat(page.orElseThrow().toString()).startsWith(session.baseUrl().toString());
  }

  @Test
  void everybody_who_can_own_a_record_is_listed() {
    var users = connector.users(session, "").items();

    assertThat(users)
        .extracting(CrmUser::id)
        .extracting(CrmUserId::value)
        .contains("u-maya", "u-tom", "u-priya", "u-lena", "u-omar");
    assertThat(users).allSatisfy(user -> assertThat(user.email()).isPresent());
  }

  @Test
  void a_contact_made_is_found_by_name_and_number() {
    var nora =
        new NewContact("Nora O'Hara & co", "+15557651999", Optional.empty(), Optional.empty());

    var made = connector.createContact(session, nora);

    var byName =
        connector.findContacts(session, new NameQuery("o'hara & co", Optional.empty())).items();
    var byNumber =
        connector
            .findContacts(
                session, new PhoneQuery("+15557651999", "5557651999", "US", Optional.empty()))
            .items();
    assertThat(byName).extracting(Contact::id).containsExactly(made.id());
    assertThat(byNumber).containsExactly(made);
  }

  @Test
  void a_contact_offers_its_deals() {
    var choices =
        crm.contacts().stream()
            .map(contact -> new ContactId(contact.id()))
            .map(contact -> connector.optionsFor(session, contact).byField())
            .filter(byField -> !byField.isEmpty())
            .toList();

    assertThat(choices).isNotEmpty();
    assertThat(choices)
        .allSatisfy(
            byField ->
                assertThat(byField.get("deal"))
                    .extracting(FieldOption::label)
                    .noneMatch(String::isBlank));
  }

  @Test
  void an_inactive_owner_is_rejected_by_field() {
    crm.faults().deactivate("u-tom");

    assertThatExceptionOfType(ConnectorException.Rejected.class)
        .isThrownBy(() -> create(DemoCrmDrafts.ownedBy("u-tom")))
        .satisfies(e -> assertThat(e.fields()).containsOnlyKeys("ownerId"));
  }

  @Test
  void who_may_not_assign_owners_is_forbidden_to() {
    var toms = new DemoCrmSandbox(crm).session("key-tom");

    assertThatExceptionOfType(ConnectorException.Forbidden.class)
        .isThrownBy(
            () -> connector.createActivity(toms, DemoCrmDrafts.ownedBy("u-maya"), List.of()));
  }

  @ParameterizedTest
  @EnumSource(
      value = OnCreate.class,
      names = {"DROP_REPLY_AFTER_COMMIT", "ANSWER_500_AFTER_COMMIT", "ANSWER_500"})
  @Tag("R-3")
  void a_create_that_may_have_happened_is_ambiguous(OnCreate fault) {
    var draft = DemoCrmDrafts.draft();
    crm.faults().failNextCreates(1, fault);

    assertThatExceptionOfType(ConnectorException.Ambiguous.class).isThrownBy(() -> create(draft));

    var call = draft.call().startedAt();
    var hint = new ReferenceHint(draft.contact(), Optional.empty(), call, call);
    assertThat(connector.findByReference(session, draft.reference(), hint))
        .hasSize(fault == OnCreate.ANSWER_500 ? 0 : 1);
  }

  @Test
  void a_create_that_did_not_happen_is_unavailable() {
    var before = crm.activities();
    crm.faults().failNextCreates(1, OnCreate.ANSWER_503);

    assertThatExceptionOfType(ConnectorException.Unavailable.class)
        .isThrownBy(() -> create(DemoCrmDrafts.draft()));

    assertThat(crm.activities()).isEqualTo(before);
  }

  private String create(ActivityDraft draft) {
    return connector.createActivity(session, draft, List.of()).id().value();
  }
}
