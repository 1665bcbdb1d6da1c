package io.callscribe.activity;

import static io.callscribe.activity.ActivityFixtures.ACCOUNT;
import static io.callscribe.activity.ActivityFixtures.ADMIN;
import static io.callscribe.activity.ActivityFixtures.AGENT;
import static io.callscribe.activity.ActivityFixtures.situation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.callscribe.activity.ActivityFixtures.Case;
import io.callscribe.api.ActivityId;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.ConnectorException.Changed;
import io.callscribe.api.ConnectorException.Forbidden;
import io.callscribe.api.ConnectorException.GrantExpired;
import io.callscribe.api.ConnectorException.Unavailable;
import io.callscribe.connector.DirectCrm;
import io.callscribe.contact.ContactMatch;
import io.callscribe.owner.OwnerDecision;
import io.callscribe.tck.InMemoryCrm;
import io.callscribe.tck.InMemoryCrm.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WriteRecordTest {
  private static final String UPDATE = "updateActivity";

  private final InMemoryCrm crm = new InMemoryCrm();
  private final DirectCrm direct = new DirectCrm(crm);
  private final List<String> calls = new ArrayList<>();
  private final ContactMatch.One contact =
      new ContactMatch.One(crm.addContact("Ana Ward", ActivityFixtures.NUMBER), "Ana Ward");
  private WriteRecord write;

  @BeforeEach
  void connect() {
    var admin = crm.addUser("Admin", "key-admin", Right.values());
    var agent = crm.addUser("Maya", "key-agent", Right.CREATE_ACTIVITY);
    direct.connect(ACCOUNT, ADMIN, true, admin, "key-admin");
    direct.connect(ACCOUNT, AGENT, false, agent, "key-agent");
    write = new WriteRecord(direct.gateway(), direct.connections());
  }

  /** A record that exists, written for this owner, with what was known at first. */
  private Situation written(OwnerDecision owner, Case known, Case before) {
    var first = before.connector(crm.descriptor()).build();
    var wanted = Compose.compose(first, contact);
    var id = write.create(first, wanted, contact, owner).id();
    var what = Written.of(wanted, crm.descriptor().body());
    var now = known.connector(crm.descriptor()).build();
    return now.with(exists(now.record().written(what, contact, owner), id));
  }

  private static Entry exists(Entry e, ActivityId id) {
    return new Entry(
        e.id(),
        e.call(),
        e.extension(),
        e.connectorId(),
        e.facts(),
        e.state(),
        e.reference(),
        e.sentAt(),
        Optional.of(id),
        e.done(),
        e.written(),
        e.contact(),
        e.contactChosenBy(),
        e.owner(),
        e.refused(),
        e.creates(),
        e.failures(),
        e.insightPolls(),
        e.insightsPolledAt(),
        e.archived());
  }

  private Situation written(OwnerDecision owner) {
    return written(owner, situation().note("We spoke about the roof."), situation());
  }

  private static OwnerDecision ownedByAdmin() {
    return new OwnerDecision(
        OwnerDecision.Rule.ADMIN_POLICY, ADMIN, Optional.empty(), "Admin", "The admin owns all");
  }

  private WriteRecord.Updated update(Situation s) {
    calls.clear();
    return write.update(s, Compose.compose(s, contact));
  }

  private String body() {
    return crm.activities().getFirst().content().body().text();
  }

  /** The CRM fails so the first few times that it is asked for something. */
  private void fails(String method, int times, Supplier<ConnectorException> failure) {
    crm.onCall(
        called -> {
          calls.add(called);
          if (called.equals(method) && calls.stream().filter(method::equals).count() <= times) {
            throw failure.get();
          }
        });
  }

  @Test
  @Tag("LOG-08")
  @Tag("LOG-11")
  void an_update_changes_the_record_that_is_there() {
    var s = written(ActivityFixtures.OWNER);

    var done = update(s);

    assertThat(crm.activities()).hasSize(1);
    assertThat(body()).contains("We spoke about the roof.");
    assertThat(done.whyAdmin()).isEmpty();
    assertThat(done.written())
        .isEqualTo(
            situation().note("We spoke about the roof.").connector(crm.descriptor()).written());
  }

  @Test
  @Tag("LOG-13")
  @Tag("DEC-5")
  void what_the_agent_may_not_change_the_admin_does() {
    var s = written(ActivityFixtures.OWNER);
    fails(UPDATE, 1, () -> new Forbidden("Maya may not change activities"));

    var done = update(s);

    assertThat(done.whyAdmin()).isPresent();
    assertThat(body()).contains("We spoke about the roof.");
    assertThat(direct.used()).endsWith(AGENT, ADMIN, ADMIN);
  }

  @Test
  @Tag("LOG-13")
  void what_nobody_may_change_is_refused_in_the_crms_words() {
    var s = written(ActivityFixtures.OWNER);
    fails(UPDATE, 2, () -> new Forbidden("Activities are locked"));

    assertThatExceptionOfType(Forbidden.class)
        .isThrownBy(() -> update(s))
        .withMessage("Activities are locked");
  }

  @Test
  @Tag("D-9")
  void what_the_admin_may_not_change_is_asked_for_once() {
    var s = written(ownedByAdmin());
    fails(UPDATE, 9, () -> new Forbidden("Activities are locked"));

    assertThatExceptionOfType(Forbidden.class).isThrownBy(() -> update(s));
    assertThat(calls).filteredOn(UPDATE::equals).hasSize(1);
  }

  @Test
  void an_agent_whose_access_ran_out_leaves_the_update_to_the_admin() {
    var s = written(ActivityFixtures.OWNER);
    crm.revoke("key-agent");

    assertThat(update(s).whyAdmin()).isPresent();
  }

  @Test
  @Tag("SSL-26")
  void no_credentials_but_the_admins_are_used_for_a_record_of_the_admin() {
    var s = written(ownedByAdmin());

    update(s);
    write.find(s);

    assertThat(direct.used()).isNotEmpty().containsOnly(ADMIN);
  }

  @Test
  @Tag("D-3")
  @Tag("R-5")
  void a_record_that_cannot_be_read_is_not_written() {
    var s = written(ActivityFixtures.OWNER);
    var before = body();
    fails("readActivity", 1, () -> new Unavailable("down", Optional.empty()));

    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> update(s));
    assertThat(calls).doesNotContain(UPDATE);
    assertThat(body()).isEqualTo(before);
  }

  @Test
  @Tag("R-6")
  void what_a_person_writes_between_reading_and_writing_is_kept() {
    var s = written(ActivityFixtures.OWNER);
    var id = crm.activities().getFirst().id();
    crm.onCall(
        called -> {
          calls.add(called);
          if (called.equals(UPDATE) && calls.stream().filter(UPDATE::equals).count() == 1) {
            crm.edit(id, text -> text + "\nCalled back at noon.");
          }
        });

    update(s);

    assertThat(calls).filteredOn(UPDATE::equals).hasSize(2);
    assertThat(body()).contains("Called back at noon.", "We spoke about the roof.");
  }

  @Test
  @Tag("R-6")
  void a_record_that_is_edited_all_the_time_is_left_for_later() {
    var s = written(ActivityFixtures.OWNER);
    var before = body();
    fails(UPDATE, 99, () -> new Changed("edited"));

    assertThatExceptionOfType(Changed.class).isThrownBy(() -> update(s));
    assertThat(calls).filteredOn(UPDATE::equals).hasSize(4);
    assertThat(body()).isEqualTo(before);
  }

  @Test
  @Tag("M-2")
  void nothing_new_is_no_write() {
    var s = written(ActivityFixtures.OWNER, situation(), situation());
    fails(UPDATE, 0, () -> new GrantExpired("not asked"));

    var done = update(s);

    assertThat(done.result()).isEmpty();
    assertThat(calls).doesNotContain(UPDATE);
  }
}
