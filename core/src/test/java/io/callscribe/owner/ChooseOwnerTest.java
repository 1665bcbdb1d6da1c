package io.callscribe.owner;

import static io.callscribe.owner.OwnerFixtures.ACCOUNT;
import static io.callscribe.owner.OwnerFixtures.CONFIG;
import static io.callscribe.owner.OwnerFixtures.MAYA;
import static io.callscribe.owner.OwnerFixtures.NOW;
import static io.callscribe.owner.OwnerFixtures.TOM;
import static io.callscribe.owner.OwnerFixtures.settings;
import static io.callscribe.tck.InMemoryCrm.Right.ASSIGN_OWNER;
import static io.callscribe.tck.InMemoryCrm.Right.CREATE_ACTIVITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.callscribe.SettableClock;
import io.callscribe.account.ExtensionId;
import io.callscribe.api.Capability;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.CrmUserId;
import io.callscribe.connector.Connection;
import io.callscribe.connector.GatewayTo;
import io.callscribe.connector.KnownConnections;
import io.callscribe.owner.OwnerDecision.Rule;
import io.callscribe.owner.OwnerFixtures.KnownDenials;
import io.callscribe.owner.OwnerFixtures.KnownMappings;
import io.callscribe.ringcentral.KnownExtensions;
import io.callscribe.settings.LoggingSettings;
import io.callscribe.tck.InMemoryCrm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The shell around the rules, with a CRM in memory. */
class ChooseOwnerTest {
  private static final Connection ADMIN = KnownConnections.of("11", "101", "maya", true);
  private static final Connection OWN = KnownConnections.of("11", "102", "tom", false);
  private static final LoggingSettings BY_ADMIN = settings("server-logging.owner", "admin");
  private static final LoggingSettings BY_AGENT = settings("server-logging.owner", "agent");
  private static final LoggingSettings BY_EMAIL =
      settings("server-logging.owner", "agent", "server-logging.owner-by-email", "true");

  /** A company with its CRM and its server. */
  private static final class Office {
    final SettableClock clock = new SettableClock(NOW);
    final KnownConnections connections = new KnownConnections(ADMIN);
    final KnownMappings mappings = new KnownMappings();
    final Denials denials = new Denials(new KnownDenials(), CONFIG, clock);
    final List<String> asked = new ArrayList<>();
    final InMemoryCrm crm;
    final GatewayTo gateway;
    final CrmUserId maya;
    final CrmUserId tom;
    final ChooseOwner chooseOwner;

    Office(InMemoryCrm crm, InMemoryCrm.Right... ofTom) {
      this.crm = crm;
      maya = crm.addUser("Maya Holloway", "key-maya", CREATE_ACTIVITY, ASSIGN_OWNER);
      tom = crm.addUser("Tom Reyes", "key-tom", ofTom);
      crm.onCall(asked::add);
      gateway = new GatewayTo(crm);
      var directory =
          new KnownExtensions(
              KnownExtensions.person("101", "Maya", "maya.holloway@example.com"),
              KnownExtensions.person("102", "Tom", "Tom.Reyes@example.com"));
      chooseOwner =
          new ChooseOwner(
              connections,
              mappings,
              new AskPermission(gateway, denials, clock),
              new FindByEmail(directory, new CrmUsers(connections, gateway, clock)),
              gateway);
    }

    OwnerDecision choose(LoggingSettings settings, ExtensionId... refused) {
      return chooseOwner.choose(settings, ADMIN, TOM, Set.of(refused));
    }
  }

  @Test
  @Tag("SSL-25")
  @Tag("SSL-26")
  @Tag("D-7")
  void with_the_owner_setting_admin_no_credential_of_the_agent_is_touched() {
    var office = new Office(new InMemoryCrm(), CREATE_ACTIVITY);
    office.connections.add(OWN);
    office.mappings.save(ACCOUNT, TOM, OwnerFixtures.mapped("u-2", "Tom Reyes"));

    var decision = office.choose(BY_ADMIN);

    assertThat(decision)
        .isEqualTo(
            new OwnerDecision(
                Rule.ADMIN_POLICY, MAYA, Optional.empty(), "maya", "The owner setting is 'admin'"));
    assertThat(office.connections.lookedAt()).isEmpty();
    assertThat(office.gateway.used()).isEmpty();
    assertThat(office.asked).isEmpty();
  }

  @Test
  @Tag("SSL-22")
  void from_the_authorisation_on_the_agent_owns_their_calls() {
    var office = new Office(new InMemoryCrm(), CREATE_ACTIVITY);
    var before = office.choose(BY_AGENT);

    office.connections.add(OWN);
    var after = office.choose(BY_AGENT);

    assertThat(before.rule()).isEqualTo(Rule.ADMIN_FALLBACK);
    assertThat(before.evidence()).contains("the agent has not authorised the CRM");
    assertThat(after.rule()).isEqualTo(Rule.AGENT_AUTHORISED);
    assertThat(after.credentials()).isEqualTo(TOM);
  }

  @Test
  void an_agent_who_may_not_create_leaves_it_to_the_admin() {
    var office = new Office(new InMemoryCrm());
    office.connections.add(OWN);

    var decision = office.choose(BY_AGENT);

    assertThat(decision.rule()).isEqualTo(Rule.ADMIN_FALLBACK);
    assertThat(decision.credentials()).isEqualTo(MAYA);
    assertThat(decision.evidence()).contains("the agent may not create activities: ");
  }

  @Test
  void where_the_crm_cannot_be_asked_its_refusal_is_remembered_for_the_next_call() {
    var office = new Office(InMemoryCrm.without(Capability.PROBE_PERMISSION));
    office.connections.add(OWN);

    var first = office.choose(BY_AGENT);
    office.denials.remember(ACCOUNT, TOM, OWN.connectorId(), "Tom Reyes may not");
    var sameCall = office.choose(BY_AGENT, TOM);
    var nextCall = office.choose(BY_AGENT);

    assertThat(first.rule()).isEqualTo(Rule.AGENT_AUTHORISED);
    assertThat(sameCall.rule()).isEqualTo(Rule.ADMIN_FALLBACK);
    assertThat(nextCall.rule()).isEqualTo(Rule.ADMIN_FALLBACK);
    assertThat(nextCall.evidence()).contains("the CRM refused it at 2026-07-14T09:00:00Z");
  }

  @Test
  void a_mapped_agent_owns_what_the_admin_writes() {
    var office = new Office(new InMemoryCrm());
    office.mappings.save(ACCOUNT, TOM, OwnerFixtures.mapped("u-2", "Tom Reyes"));

    var decision = office.choose(BY_AGENT);

    assertThat(decision.rule()).isEqualTo(Rule.AGENT_MAPPED);
    assertThat(decision.credentials()).isEqualTo(MAYA);
    assertThat(decision.assigned()).contains(new CrmUserId("u-2"));
    assertThat(decision.ownerName()).isEqualTo("Tom Reyes");
  }

  @Test
  void an_agent_who_is_mapped_to_nobody_is_not_looked_for_by_email() {
    var office = new Office(new InMemoryCrm());
    office.mappings.save(ACCOUNT, TOM, new UserMapping.Nobody());

    var decision = office.choose(BY_EMAIL);

    assertThat(decision.rule()).isEqualTo(Rule.ADMIN_FALLBACK);
    assertThat(decision.evidence()).endsWith("the agent is mapped to nobody");
    assertThat(office.asked).isEmpty();
  }

  @Test
  void an_agent_is_found_by_email_if_the_admin_wants_that() {
    var office = new Office(new InMemoryCrm());

    assertThat(office.choose(BY_AGENT).rule()).isEqualTo(Rule.ADMIN_FALLBACK);
    var decision = office.choose(BY_EMAIL);

    assertThat(decision.rule()).isEqualTo(Rule.AGENT_BY_EMAIL);
    assertThat(decision.credentials()).isEqualTo(MAYA);
    assertThat(decision.assigned()).contains(office.tom);
  }

  @Test
  void a_burst_of_calls_lists_the_users_once() {
    var office = new Office(new InMemoryCrm());

    office.choose(BY_EMAIL);
    office.choose(BY_EMAIL);
    assertThat(office.asked).containsExactly("users");

    office.clock.advance(CrmUsers.KEEP);
    office.choose(BY_EMAIL);
    assertThat(office.asked).containsExactly("users", "users");
  }

  @Test
  void without_email_addresses_nobody_is_looked_for() {
    var office = new Office(InMemoryCrm.without(Capability.USER_EMAILS));

    var decision = office.choose(BY_EMAIL);

    assertThat(decision.rule()).isEqualTo(Rule.ADMIN_FALLBACK);
    assertThat(decision.evidence())
        .endsWith("the connector does not tell the e-mail addresses of the CRM's users");
    assertThat(office.asked).isEmpty();
  }

  @Test
  void an_admin_who_may_not_list_the_users_still_logs() {
    var office = new Office(new InMemoryCrm());
    office.crm.onCall(
        method -> {
          throw new ConnectorException.Forbidden("Only owners see users");
        });

    var decision = office.choose(BY_EMAIL);

    assertThat(decision.rule()).isEqualTo(Rule.ADMIN_FALLBACK);
    assertThat(decision.evidence())
        .endsWith("the CRM does not list its users: Only owners see users");
  }

  @Test
  void a_crm_that_is_down_decides_nothing() {
    var office = new Office(new InMemoryCrm());
    office.crm.onCall(
        method -> {
          throw new ConnectorException.Unavailable("down", Optional.empty());
        });

    assertThatExceptionOfType(ConnectorException.Unavailable.class)
        .isThrownBy(() -> office.choose(BY_EMAIL));
  }
}
