package io.callscribe.owner;

import io.callscribe.connector.Connection;
import io.callscribe.owner.OwnerDecision.Rule;
import io.callscribe.settings.LoggingSettings.OwnerPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who owns a record: the agent by their own credentials, else the agent by the admin's mapping,
 * else, if the admin wants it, the agent by e-mail address, else the admin. Asks for each fact only
 * when it matters, and tells all that it asked for.
 */
final class OwnerRules {
  private OwnerRules() {}

  static OwnerDecision choose(OwnerFacts facts) {
    if (facts.policy() == OwnerPolicy.ADMIN) {
      return byAdmin(Rule.ADMIN_POLICY, facts, "The owner setting is 'admin'");
    }
    var seen = new ArrayList<String>();
    seen.add("The owner setting is 'agent'");
    return byOwnCredentials(facts, seen)
        .or(() -> byTheAdmins(facts, seen))
        .orElseGet(() -> byAdmin(Rule.ADMIN_FALLBACK, facts, told(seen)));
  }

  private static OwnerDecision byAdmin(Rule rule, OwnerFacts facts, String evidence) {
    var admin = facts.admin();
    return new OwnerDecision(rule, admin.holder(), Optional.empty(), admin.userName(), evidence);
  }

  private static Optional<OwnerDecision> byOwnCredentials(OwnerFacts facts, List<String> seen) {
    var own = facts.own();
    if (own.isEmpty()) {
      seen.add("the agent has not authorised the CRM");
      return Optional.empty();
    }
    if (!isSameCrm(own.get(), facts.admin())) {
      seen.add("the agent has authorised another CRM than the admin");
      return Optional.empty();
    }
    seen.add("the agent has authorised the CRM");
    if (facts.isRefused(facts.agent())) {
      seen.add("the CRM refused the agent's own credentials for this record");
      return Optional.empty();
    }
    return mayCreate(facts.permission(own.get()), seen)
        ? Optional.of(
            new OwnerDecision(
                Rule.AGENT_AUTHORISED,
                facts.agent(),
                Optional.empty(),
                own.get().userName(),
                told(seen)))
        : Optional.empty();
  }

  /** Contacts of one tenant mean nothing to another. */
  private static boolean isSameCrm(Connection own, Connection admin) {
    return own.connectorId().equals(admin.connectorId())
        && String.valueOf(own.baseUrl().getAuthority())
            .equalsIgnoreCase(String.valueOf(admin.baseUrl().getAuthority()));
  }

  private static boolean mayCreate(Permission permission, List<String> seen) {
    return switch (permission) {
      case Permission.Allowed allowed -> {
        seen.add("the agent may create activities: " + allowed.evidence());
        yield true;
      }
      case Permission.Unknown unknown -> {
        seen.add("whether the agent may create activities will show: " + unknown.evidence());
        yield true;
      }
      case Permission.Denied denied -> {
        seen.add("the agent may not create activities: " + denied.evidence());
        yield false;
      }
      case Permission.Expired expired -> {
        seen.add("the authorisation has expired: " + expired.evidence());
        yield false;
      }
    };
  }

  private static Optional<OwnerDecision> byTheAdmins(OwnerFacts facts, List<String> seen) {
    var mapping = facts.mapping();
    if (mapping.isEmpty()) {
      seen.add("no CRM user is mapped to the agent");
      return canAssign(facts, seen) ? byEmail(facts, seen) : Optional.empty();
    }
    return switch (mapping.get()) {
      case UserMapping.Nobody nobody -> {
        seen.add("the agent is mapped to nobody");
        yield Optional.empty();
      }
      case UserMapping.Mapped(var user) -> {
        seen.add("the agent is mapped to the CRM user " + told(user));
        yield canAssign(facts, seen)
            ? Optional.of(assigned(Rule.AGENT_MAPPED, facts, user, seen))
            : Optional.empty();
      }
    };
  }

  private static boolean canAssign(OwnerFacts facts, List<String> seen) {
    if (!facts.canAssignOwner()) {
      seen.add("the connector cannot set another owner");
      return false;
    }
    if (facts.isRefused(facts.admin().holder())) {
      seen.add("the CRM refused another owner for this record");
      return false;
    }
    seen.add("the connector can set another owner");
    return true;
  }

  private static Optional<OwnerDecision> byEmail(OwnerFacts facts, List<String> seen) {
    if (!facts.byEmail()) {
      seen.add("owners are not looked for by e-mail address");
      return Optional.empty();
    }
    return switch (facts.sameEmail()) {
      case Pair.None none -> {
        seen.add("looked for by e-mail address: " + none.why());
        yield Optional.empty();
      }
      case Pair.Found found -> {
        var user = new MappedUser(found.user().id(), found.user().name());
        seen.add("the CRM user %s has the agent's e-mail address".formatted(told(user)));
        yield Optional.of(assigned(Rule.AGENT_BY_EMAIL, facts, user, seen));
      }
    };
  }

  private static OwnerDecision assigned(
      Rule rule, OwnerFacts facts, MappedUser user, List<String> seen) {
    return new OwnerDecision(
        rule, facts.admin().holder(), Optional.of(user.id()), user.name(), told(seen));
  }

  private static String told(MappedUser user) {
    return "%s (%s)".formatted(user.name(), user.id());
  }

  private static String told(List<String> seen) {
    return String.join("; ", seen);
  }
}
