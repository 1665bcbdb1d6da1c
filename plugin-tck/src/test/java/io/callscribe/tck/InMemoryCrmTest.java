package io.callscribe.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.callscribe.api.ActivityDraft;
import io.callscribe.api.Attachment;
import io.callscribe.api.Capability;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.ContactId;
import io.callscribe.api.CrmRequest;
import io.callscribe.api.CrmSession;
import io.callscribe.api.CrmUser;
import io.callscribe.api.CrmUserId;
import io.callscribe.api.NameQuery;
import io.callscribe.api.NewContact;
import io.callscribe.tck.InMemoryCrm.Right;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InMemoryCrmTest {
  private final InMemoryCrm crm = InMemoryCrm.without(Capability.UNIQUE_REFERENCE);
  private final CrmUserId maya = crm.addUser("Maya Holloway", "key-maya", Right.values());
  private final CrmUserId tom = crm.addUser("Tom Reyes", "key-tom", Right.CREATE_ACTIVITY);
  private final ContactId dana = crm.addContact("Dana Whitlock", "(555) 765-0111");
  private final CrmSession session = crm.session("key-maya");
  private final Drafts drafts =
      new Drafts(crm.descriptor(), dana, "+15557650111", Instant.parse("2026-05-04T10:15:30Z"));

  @Test
  void failures_are_used_up_in_order() {
    crm.failNextCreate(new ConnectorException.Rejected("One"));
    crm.failNextCreateAfterwards(new ConnectorException.Ambiguous("Two", null));
    var draft = drafts.draft();

    assertThatExceptionOfType(ConnectorException.Rejected.class).isThrownBy(() -> create(draft));
    assertThat(crm.activities()).isEmpty();
    assertThatExceptionOfType(ConnectorException.Ambiguous.class).isThrownBy(() -> create(draft));
    assertThat(crm.activities()).hasSize(1);
    create(draft);
    assertThat(crm.activities()).hasSize(2);
  }

  @Test
  void a_reference_that_need_not_be_unique_finds_all_records_with_it() {
    var draft = drafts.draft();
    create(draft);
    create(draft);

    var found = crm.findByReference(session, draft.reference(), drafts.hint());

    assertThat(found).hasSize(2);
  }

  @Test
  void a_persons_edit_moves_the_version() {
    create(drafts.draft());
    var id = crm.activities().getFirst().id();

    crm.edit(id, body -> body + "\nBy hand");

    var edited = crm.activity(id).orElseThrow();
    assertThat(edited.version()).isEqualTo(2);
    assertThat(edited.content().body().text()).endsWith("\nBy hand");
  }

  @Test
  void the_hook_sees_every_call_and_can_stop_it() {
    var calls = new ArrayList<String>();
    crm.onCall(calls::add);
    crm.identity(session);
    create(drafts.draft());
    crm.onCall(
        method -> {
          throw new IllegalStateException(method);
        });

    assertThatIllegalStateException().isThrownBy(() -> create(drafts.draft()));

    assertThat(calls).containsExactly("identity", "createActivity");
    assertThat(crm.activities()).hasSize(1);
  }

  @Test
  void a_revoked_key_is_an_expired_grant() {
    crm.revoke("key-maya");

    assertThatExceptionOfType(ConnectorException.GrantExpired.class)
        .isThrownBy(() -> crm.identity(session));
  }

  @Test
  void an_inactive_user_owns_nothing_new() {
    crm.deactivate(tom);

    assertThatExceptionOfType(ConnectorException.Rejected.class)
        .isThrownBy(() -> create(drafts.ownedBy(tom)))
        .satisfies(e -> assertThat(e.fields()).containsKey("owner"));
    assertThat(crm.users(session, "").items())
        .filteredOn(user -> !user.active())
        .extracting(CrmUser::id)
        .containsExactly(tom);
  }

  @Test
  void who_may_not_assign_owners_may_own() {
    var toms = crm.session("key-tom");

    crm.createActivity(toms, drafts.ownedBy(tom), List.of());

    assertThatExceptionOfType(ConnectorException.Forbidden.class)
        .isThrownBy(() -> crm.createActivity(toms, drafts.ownedBy(maya), List.of()));
  }

  @Test
  void contacts_are_made_found_and_have_deals() {
    var nora = new NewContact("Nora New", "+15557650999", Optional.of("company"), Optional.empty());
    var made = crm.createContact(session, nora);
    crm.addDeal(made.id(), "d-1", "Renewal");

    var found = crm.findContacts(session, new NameQuery("nora", Optional.empty()));

    assertThat(found.items()).containsExactly(made);
    assertThat(crm.optionsFor(session, made.id()).byField()).containsOnlyKeys("deal");
    assertThat(crm.optionsFor(session, dana).byField()).isEmpty();
  }

  @Test
  void many_contacts_come_in_pages() {
    for (int i = 0; i < 60; i++) {
      crm.addContact("Customer " + i);
    }

    var first = crm.findContacts(session, new NameQuery("customer", Optional.empty()));
    var second = crm.findContacts(session, new NameQuery("customer", first.next()));

    assertThat(first.items()).hasSize(50).doesNotContainAnyElementsOf(second.items());
    assertThat(second.items()).hasSize(10);
    assertThat(second.next()).isEmpty();
  }

  @Test
  void a_file_is_put_beside_an_activity() {
    create(drafts.draft());
    var id = crm.activities().getFirst().id();
    var file =
        new Attachment(
            "call.mp3",
            new CrmRequest.Content.Binary("audio/mpeg", 0, InputStream::nullInputStream));

    crm.attach(session, id, file);

    assertThat(crm.activity(id).orElseThrow().attachments()).containsExactly("call.mp3");
  }

  private void create(ActivityDraft draft) {
    crm.createActivity(session, draft, List.of());
  }
}
