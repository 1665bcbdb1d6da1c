package io.callscribe.owner;

import static io.callscribe.owner.OwnerFixtures.MAYA;
import static io.callscribe.owner.OwnerFixtures.TOM;
import static io.callscribe.owner.OwnerFixtures.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.account.ExtensionId;
import io.callscribe.api.CrmUserId;
import io.callscribe.connector.Connection;
import io.callscribe.connector.KnownConnections;
import io.callscribe.owner.OwnerDecision.Rule;
import io.callscribe.settings.LoggingSettings.OwnerPolicy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnerRulesTest {
  private static final Connection ADMIN = KnownConnections.of("11", "101", "maya", true);

  enum Own {
    NONE,
    OTHER_CONNECTOR,
    OTHER_TENANT,
    SAME
  }

  enum May {
    ALLOWED,
    DENIED,
    UNKNOWN,
    EXPIRED
  }

  enum Mapped {
    NO,
    USER,
    NOBODY
  }

  /** Facts that are all known, and note which were asked for. */
  record Given(
      OwnerPolicy policy,
      Own isOwn,
      boolean ownRefused,
      May may,
      Mapped mapped,
      boolean canAssignOwner,
      boolean adminRefused,
      boolean byEmail,
      boolean emailFound,
      List<String> asked)
      implements OwnerFacts {

    @Override
    public Connection admin() {
      return ADMIN;
    }

    @Override
    public ExtensionId agent() {
      return TOM;
    }

    @Override
    public boolean isRefused(ExtensionId credentials) {
      return credentials.equals(TOM) ? ownRefused : adminRefused;
    }

    @Override
    public Optional<Connection> own() {
      asked.add("own");
      var own = KnownConnections.of("11", "102", "tom", false);
      return switch (isOwn) {
        case NONE -> Optional.empty();
        case OTHER_CONNECTOR -> Optional.of(changed(own, "other-crm", own.baseUrl()));
        case OTHER_TENANT ->
            Optional.of(changed(own, own.connectorId(), URI.create("https://other.example.com")));
        case SAME -> Optional.of(own);
      };
    }

    private static Connection changed(Connection own, String connector, URI base) {
      return new Connection(
          own.account(),
          own.holder(),
          connector,
          base,
          own.admin(),
          own.credentials(),
          own.user(),
          own.userName(),
          own.connectedAt());
    }

    @Override
    public Permission permission(Connection own) {
      asked.add("permission");
      return switch (may) {
        case ALLOWED -> new Permission.Allowed("he has the right");
        case DENIED -> new Permission.Denied("he lacks the right");
        case UNKNOWN -> new Permission.Unknown("the CRM cannot be asked");
        case EXPIRED -> new Permission.Expired("connect again");
      };
    }

    @Override
    public Optional<UserMapping> mapping() {
      asked.add("mapping");
      return switch (mapped) {
        case NO -> Optional.empty();
        case USER -> Optional.of(OwnerFixtures.mapped("u-tom", "Tom Reyes"));
        case NOBODY -> Optional.of(new UserMapping.Nobody());
      };
    }

    @Override
    public boolean canAssignOwner() {
      asked.add("assign");
      return canAssignOwner;
    }

    @Override
    public boolean byEmail() {
      asked.add("opt-in");
      return byEmail;
    }

    @Override
    public Pair sameEmail() {
      asked.add("email");
      return emailFound
          ? new Pair.Found(user("u-mail", "Thomas Reyes", "tom@example.com"))
          : new Pair.None("no active CRM user has the agent's e-mail address");
    }
  }

  private static Given given(
      OwnerPolicy policy,
      Own own,
      boolean ownRefused,
      May may,
      Mapped mapped,
      boolean canAssign,
      boolean adminRefused,
      boolean byEmail,
      boolean emailFound) {
    return new Given(
        policy,
        own,
        ownRefused,
        may,
        mapped,
        canAssign,
        adminRefused,
        byEmail,
        emailFound,
        new ArrayList<>());
  }

  @ParameterizedTest
  @CsvSource({
    "true,  ALLOWED, AGENT_AUTHORISED",
    "true,  DENIED,  ADMIN_FALLBACK",
    "false, ALLOWED, ADMIN_FALLBACK",
    "false, DENIED,  ADMIN_FALLBACK"
  })
  @Tag("SSL-21")
  void the_agent_owns_what_they_authorised_and_may_do_else_the_admin(
      boolean authorised, May may, Rule rule) {
    var facts =
        given(
            OwnerPolicy.AGENT,
            authorised ? Own.SAME : Own.NONE,
            false,
            may,
            Mapped.NO,
            true,
            false,
            false,
            false);

    var decision = OwnerRules.choose(facts);

    assertThat(decision.rule()).isEqualTo(rule);
    assertThat(decision.credentials()).isEqualTo(rule == Rule.AGENT_AUTHORISED ? TOM : MAYA);
    assertThat(decision.ownerName()).isEqualTo(rule == Rule.AGENT_AUTHORISED ? "tom" : "maya");
    assertThat(decision.assigned()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // own            refused  may      mapped  assign refused e-mail found  rule
    "SAME,            false,   ALLOWED, USER,   true,  false,  true,  true,  AGENT_AUTHORISED",
    "SAME,            false,   ALLOWED, NOBODY, true,  false,  true,  true,  AGENT_AUTHORISED",
    "SAME,            false,   UNKNOWN, NO,     true,  false,  true,  true,  AGENT_AUTHORISED",
    "SAME,            true,    ALLOWED, NO,     true,  false,  false, false, ADMIN_FALLBACK",
    "SAME,            true,    UNKNOWN, USER,   true,  false,  false, false, AGENT_MAPPED",
    "SAME,            false,   DENIED,  USER,   true,  false,  false, false, AGENT_MAPPED",
    "SAME,            false,   EXPIRED, USER,   true,  false,  false, false, AGENT_MAPPED",
    "SAME,            false,   EXPIRED, NO,     true,  false,  false, false, ADMIN_FALLBACK",
    "OTHER_CONNECTOR, false,   ALLOWED, NO,     true,  false,  false, false, ADMIN_FALLBACK",
    "OTHER_CONNECTOR, false,   ALLOWED, USER,   true,  false,  false, false, AGENT_MAPPED",
    "OTHER_TENANT,    false,   ALLOWED, NO,     true,  false,  false, false, ADMIN_FALLBACK",
    "NONE,            false,   ALLOWED, USER,   true,  false,  true,  true,  AGENT_MAPPED",
    "NONE,            false,   ALLOWED, USER,   false, false,  true,  true,  ADMIN_FALLBACK",
    "NONE,            false,   ALLOWED, USER,   true,  true,   true,  true,  ADMIN_FALLBACK",
    "NONE,            false,   ALLOWED, NOBODY, true,  false,  true,  true,  ADMIN_FALLBACK",
    "NONE,            false,   ALLOWED, NO,     true,  false,  true,  true,  AGENT_BY_EMAIL",
    "NONE,            false,   ALLOWED, NO,     true,  false,  true,  false, ADMIN_FALLBACK",
    "NONE,            false,   ALLOWED, NO,     true,  false,  false, true,  ADMIN_FALLBACK",
    "NONE,            false,   ALLOWED, NO,     false, false,  true,  true,  ADMIN_FALLBACK",
    "NONE,            false,   ALLOWED, NO,     true,  true,   true,  true,  ADMIN_FALLBACK",
    "SAME,            false,   DENIED,  NO,     true,  false,  true,  true,  AGENT_BY_EMAIL"
  })
  void own_credentials_come_before_the_mapping_before_the_email_before_the_admin(
      Own own,
      boolean ownRefused,
      May may,
      Mapped mapped,
      boolean canAssign,
      boolean adminRefused,
      boolean byEmail,
      boolean emailFound,
      Rule rule) {
    var facts =
        given(
            OwnerPolicy.AGENT,
            own,
            ownRefused,
            may,
            mapped,
            canAssign,
            adminRefused,
            byEmail,
            emailFound);

    assertThat(OwnerRules.choose(facts).rule()).isEqualTo(rule);
  }

  private static Stream<Given> everything() {
    var all = Stream.<Given>builder();
    var flags = List.of(true, false);
    for (var policy : OwnerPolicy.values()) {
      for (var own : Own.values()) {
        for (var may : May.values()) {
          for (var mapped : Mapped.values()) {
            for (int bits = 0; bits < 32; bits++) {
              all.add(
                  given(
                      policy,
                      own,
                      flags.get(bits & 1),
                      may,
                      mapped,
                      flags.get(bits >> 1 & 1),
                      flags.get(bits >> 2 & 1),
                      flags.get(bits >> 3 & 1),
                      flags.get(bits >> 4)));
            }
          }
        }
      }
    }
    return all.build();
  }

  @Test
  void in_all_cases_a_rule_fires_only_if_its_conditions_hold() {
    assertThat(everything())
        .hasSize(2 * 4 * 4 * 3 * 32)
        .allSatisfy(
            facts -> {
              var decision = OwnerRules.choose(facts);

              switch (decision.rule()) {
                case ADMIN_POLICY -> {
                  assertThat(facts.policy()).isEqualTo(OwnerPolicy.ADMIN);
                  assertThat(decision.credentials()).isEqualTo(MAYA);
                  assertThat(decision.assigned()).isEmpty();
                }
                case AGENT_AUTHORISED -> {
                  assertThat(facts.isOwn()).isEqualTo(Own.SAME);
                  assertThat(facts.ownRefused()).isFalse();
                  assertThat(facts.may()).isIn(May.ALLOWED, May.UNKNOWN);
                  assertThat(decision.credentials()).isEqualTo(TOM);
                  assertThat(decision.assigned()).isEmpty();
                }
                case AGENT_MAPPED -> {
                  assertThat(facts.mapped()).isEqualTo(Mapped.USER);
                  assertThat(facts.canAssignOwner()).isTrue();
                  assertThat(facts.adminRefused()).isFalse();
                  assertThat(decision.credentials()).isEqualTo(MAYA);
                  assertThat(decision.assigned()).contains(new CrmUserId("u-tom"));
                }
                case AGENT_BY_EMAIL -> {
                  assertThat(facts.mapped()).isEqualTo(Mapped.NO);
                  assertThat(facts.canAssignOwner()).isTrue();
                  assertThat(facts.adminRefused()).isFalse();
                  assertThat(facts.byEmail()).isTrue();
                  assertThat(facts.emailFound()).isTrue();
                  assertThat(decision.credentials()).isEqualTo(MAYA);
                  assertThat(decision.assigned()).contains(new CrmUserId("u-mail"));
                }
                case ADMIN_FALLBACK -> {
                  assertThat(facts.policy()).isEqualTo(OwnerPolicy.AGENT);
                  assertThat(decision.credentials()).isEqualTo(MAYA);
                  assertThat(decision.assigned()).isEmpty();
                }
              }
            });
  }

  @Test
  @Tag("SSL-25")
  void with_the_owner_setting_admin_it_is_always_the_admin_and_nothing_is_asked() {
    var byAdmin = everything().filter(f -> f.policy() == OwnerPolicy.ADMIN).toList();

    assertThat(byAdmin)
        .isNotEmpty()
        .allSatisfy(
            facts -> {
              assertThat(OwnerRules.choose(facts).rule()).isEqualTo(Rule.ADMIN_POLICY);
              assertThat(facts.asked()).isEmpty();
            });
    assertThat(everything().filter(f -> f.policy() == OwnerPolicy.AGENT))
        .allSatisfy(
            facts -> assertThat(OwnerRules.choose(facts).rule()).isNotEqualTo(Rule.ADMIN_POLICY));
  }

  @Test
  void what_is_settled_is_not_asked_any_further() {
    var own =
        given(
            OwnerPolicy.AGENT, Own.SAME, false, May.ALLOWED, Mapped.USER, true, false, true, true);
    var refused =
        given(OwnerPolicy.AGENT, Own.SAME, true, May.ALLOWED, Mapped.USER, true, false, true, true);
    var nobody =
        given(
            OwnerPolicy.AGENT,
            Own.NONE,
            false,
            May.ALLOWED,
            Mapped.NOBODY,
            true,
            false,
            true,
            true);
    var email =
        given(OwnerPolicy.AGENT, Own.NONE, false, May.ALLOWED, Mapped.NO, true, false, true, true);

    Stream.of(own, refused, nobody, email).forEach(OwnerRules::choose);

    assertThat(own.asked()).containsExactly("own", "permission");
    assertThat(refused.asked()).containsExactly("own", "mapping", "assign");
    assertThat(nobody.asked()).containsExactly("own", "mapping");
    assertThat(email.asked()).containsExactly("own", "mapping", "assign", "opt-in", "email");
  }

  private static String evidence(
      Own own, May may, Mapped mapped, boolean canAssign, boolean byEmail, boolean emailFound) {
    return OwnerRules.choose(
            given(
                OwnerPolicy.AGENT, own, false, may, mapped, canAssign, false, byEmail, emailFound))
        .evidence();
  }

  @Test
  void the_evidence_names_all_that_was_looked_at_in_order() {
    assertThat(evidence(Own.SAME, May.ALLOWED, Mapped.NO, true, false, false))
        .isEqualTo(
            "The owner setting is 'agent'; the agent has authorised the CRM;"
                + " the agent may create activities: he has the right");
    assertThat(evidence(Own.SAME, May.DENIED, Mapped.USER, true, false, false))
        .isEqualTo(
            "The owner setting is 'agent'; the agent has authorised the CRM;"
                + " the agent may not create activities: he lacks the right;"
                + " the agent is mapped to the CRM user Tom Reyes (u-tom);"
                + " the connector can set another owner");
    assertThat(evidence(Own.NONE, May.ALLOWED, Mapped.NOBODY, true, true, true))
        .isEqualTo(
            "The owner setting is 'agent'; the agent has not authorised the CRM;"
                + " the agent is mapped to nobody");
    assertThat(evidence(Own.OTHER_TENANT, May.ALLOWED, Mapped.NO, true, true, true))
        .isEqualTo(
            "The owner setting is 'agent'; the agent has authorised another CRM than the admin;"
                + " no CRM user is mapped to the agent; the connector can set another owner;"
                + " the CRM user Thomas Reyes (u-mail) has the agent's e-mail address");
    assertThat(evidence(Own.SAME, May.EXPIRED, Mapped.NO, true, true, false))
        .isEqualTo(
            "The owner setting is 'agent'; the agent has authorised the CRM;"
                + " the authorisation has expired: connect again;"
                + " no CRM user is mapped to the agent; the connector can set another owner;"
                + " looked for by e-mail address: no active CRM user has the agent's e-mail"
                + " address");
    assertThat(evidence(Own.NONE, May.ALLOWED, Mapped.NO, true, false, false))
        .endsWith("; owners are not looked for by e-mail address");
    assertThat(evidence(Own.NONE, May.ALLOWED, Mapped.USER, false, false, false))
        .endsWith("; the connector cannot set another owner");
  }
}
