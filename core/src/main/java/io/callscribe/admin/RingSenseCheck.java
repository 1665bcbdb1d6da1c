package io.callscribe.admin;

import io.callscribe.api.Capability;
import io.callscribe.api.ConnectorDescriptor;
import io.callscribe.ringcentral.Directory;
import io.callscribe.ringcentral.RingCentral;
import io.callscribe.ringcentral.RingCentralException;
import io.callscribe.settings.LoggingSettings;
import io.callscribe.settings.LoggingSettings.Level;
import io.callscribe.settings.Snapshot;
import io.callscribe.settings.Snapshot.Prerequisite;
import io.callscribe.settings.Snapshot.RingSense;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jspecify.annotations.Nullable;

/** Finds out whether everything is there that RingSense needs. Logging itself needs none of it. */
@ApplicationScoped
class RingSenseCheck {
  private static final int MOST_PEOPLE = 20;

  private final RingCentral ringCentral;
  private final Directory directory;

  @Inject
  RingSenseCheck(RingCentral ringCentral, Directory directory) {
    this.ringCentral = ringCentral;
    this.directory = directory;
  }

  /**
   * @param wanted the settings that are about to be applied, with RingSense as it is now
   * @param connector what the admin is connected with; absent if that is nothing, or has no JAR
   */
  RingSense check(Snapshot wanted, @Nullable ConnectorDescriptor connector) {
    var isOn = LoggingSettings.of(wanted.company()).level() != Level.OFF;
    var found = new ArrayList<Prerequisite>();
    found.add(switchedOn(wanted.wantsInsights()));
    found.add(serverLogging(isOn));
    found.add(
        connector == null
            ? missing(
                "connector",
                "no admin is connected to the CRM with a connector that is there: connect one")
            : taking(connector));
    found.addAll(wanted.wantsInsights() && isOn ? remote() : notLookedAt());
    if (!wanted.wantsInsights()) {
      return new RingSense(false, RingSense.OFF.why(), false, found);
    }
    return isOn ? verdict(wanted.ringSense(), found) : wanted.ringSense().waiting(found);
  }

  /** What could not be found out leaves everything as it was. */
  private static RingSense verdict(RingSense former, List<Prerequisite> found) {
    var missing = found.stream().filter(p -> p.met().equals(Optional.of(false))).toList();
    if (!missing.isEmpty()) {
      return new RingSense(false, "RingSense is not active: " + sentences(missing), false, found);
    }
    var unknown = found.stream().filter(p -> p.met().isEmpty()).toList();
    if (!unknown.isEmpty()) {
      var state = former.active() ? "RingSense stays active: " : "RingSense is not active: ";
      return new RingSense(former.active(), state + sentences(unknown), false, found);
    }
    return new RingSense(true, "RingSense is active", false, found);
  }

  private static String sentences(List<Prerequisite> some) {
    return some.stream()
        .map(Prerequisite::explanation)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static Prerequisite switchedOn(boolean isMet) {
    return prerequisite(
        "insights",
        isMet,
        "RingSense and at least one of its parts are switched on",
        "RingSense or all of its parts are switched off in the call log details");
  }

  private static Prerequisite serverLogging(boolean isMet) {
    return prerequisite(
        "server-logging",
        isMet,
        "server-side logging is on",
        "server-side logging is off: switch it on");
  }

  private static Prerequisite taking(ConnectorDescriptor descriptor) {
    var maintainer =
        descriptor.maintainer().isBlank()
            ? "ask its maintainer"
            : "ask its maintainer, " + descriptor.maintainer();
    return prerequisite(
        "connector",
        descriptor.can(Capability.INSIGHTS),
        "the connector %s takes RingSense insights".formatted(descriptor.name()),
        "the connector %s does not take RingSense insights: %s"
            .formatted(descriptor.name(), maintainer));
  }

  private List<Prerequisite> remote() {
    var found = new ArrayList<Prerequisite>();
    Optional<String> problem = Optional.empty();
    for (var asked : Asked.values()) {
      if (problem.isEmpty()) {
        try {
          found.add(ask(asked));
          continue;
        } catch (RingCentralException | FaultToleranceException e) {
          problem = Optional.of("could not be checked: " + e.getMessage());
        }
      }
      found.add(new Prerequisite(asked.wire, Optional.empty(), asked.what + " " + problem.get()));
    }
    return found;
  }

  private static List<Prerequisite> notLookedAt() {
    return List.of(Asked.values()).stream()
        .map(
            a ->
                new Prerequisite(
                    a.wire, Optional.empty(), a.what + " is looked at when it is needed"))
        .toList();
  }

  /** What only RingCentral knows. */
  private enum Asked {
    LICENCE("licence", "a RingSense licence"),
    INSIGHTS("access-insights", "the permission \"RingSense for Sales – Access Insights\""),
    RECORDINGS("access-recordings", "the permission \"Company Call Log – Access Recordings\"");

    private final String wire;
    private final String what;

    Asked(String wire, String what) {
      this.wire = wire;
      this.what = what;
    }
  }

  private Prerequisite ask(Asked asked) {
    return switch (asked) {
      case LICENCE -> licence();
      case INSIGHTS -> permission(asked, "ReadRingSenseInsights");
      case RECORDINGS -> permission(asked, "ReadCompanyCallRecording");
    };
  }

  private Prerequisite licence() {
    return directory
        .mayAnybodyHaveInsights(MOST_PEOPLE)
        .map(
            any ->
                prerequisite(
                    Asked.LICENCE.wire,
                    any,
                    "somebody has a RingSense licence, or RingCentral does not say that nobody has",
                    "nobody has a RingSense licence: assign one in RingCentral and save again"))
        .orElseGet(
            () ->
                new Prerequisite(
                    Asked.LICENCE.wire,
                    Optional.empty(),
                    "nobody asked about so far has a RingSense licence:"
                        + " save again to ask about more people"));
  }

  private Prerequisite permission(Asked asked, String permission) {
    return prerequisite(
        asked.wire,
        ringCentral.isPermitted(permission),
        "the admin's role has " + asked.what,
        "the admin's role lacks %s: add it in RingCentral and save again".formatted(asked.what));
  }

  private static Prerequisite prerequisite(
      String name, boolean isMet, String whenMet, String whenMissing) {
    return isMet ? new Prerequisite(name, Optional.of(true), whenMet) : missing(name, whenMissing);
  }

  private static Prerequisite missing(String name, String explanation) {
    return new Prerequisite(name, Optional.of(false), explanation);
  }
}
