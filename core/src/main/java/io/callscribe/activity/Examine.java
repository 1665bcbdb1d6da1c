package io.callscribe.activity;

import io.callscribe.call.Calls;
import io.callscribe.call.PersonCall;
import io.callscribe.connector.ConnectorGateway;
import io.callscribe.contact.ContactMatch;
import io.callscribe.insight.CallInsight;
import io.callscribe.insight.Insights;
import io.callscribe.number.PhoneNumbers;
import io.callscribe.owner.OwnerDecision;
import io.callscribe.ringcentral.Directory;
import io.callscribe.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Brings together everything that is known about a call and a person now. */
@ApplicationScoped
class Examine {
  private final Ledger ledger;
  private final Calls calls;
  private final Insights insights;
  private final Settings settings;
  private final Directory directory;
  private final ConnectorGateway gateway;
  private final ActivityConfig config;
  private final Clock clock;

  @Inject
  Examine(
      Ledger ledger,
      Calls calls,
      Insights insights,
      Settings settings,
      Directory directory,
      ConnectorGateway gateway,
      ActivityConfig config,
      Clock clock) {
    this.ledger = ledger;
    this.calls = calls;
    this.insights = insights;
    this.settings = settings;
    this.directory = directory;
    this.gateway = gateway;
    this.config = config;
    this.clock = clock;
  }

  /**
   * @param contact found earlier in this run; the ledger's own counts first
   * @param owner likewise
   */
  Situation now(long id, Optional<ContactMatch> contact, Optional<OwnerDecision> owner) {
    var entry = ledger.entry(id);
    var call = calls.of(entry.call(), entry.extension());
    var company = directory.company();
    return new Situation(
        call,
        directory.admin().equals(entry.extension()),
        call.otherNumber().flatMap(n -> PhoneNumbers.query(n, company.region())),
        entry.contact().map(ContactMatch.class::cast).or(() -> contact),
        entry.owner().or(() -> owner),
        insights(entry, call),
        !mayBeRecorded(call) || directory.mayHaveInsights(entry.extension()),
        entry,
        settings.snapshot(entry.call().account()).of(entry.extension()),
        config,
        gateway.descriptor(entry.connectorId()),
        company.zone(),
        clock.instant());
  }

  private static boolean mayBeRecorded(PersonCall call) {
    return !call.recordingIds().isEmpty();
  }

  /** Those of this person's recordings: in a transfer each agent has their own. */
  private List<CallInsight> insights(Entry entry, PersonCall call) {
    if (!mayBeRecorded(call)) {
      return List.of();
    }
    var own = call.recordingIds();
    return insights.of(entry.call().account(), entry.call().session()).stream()
        .filter(i -> i.insight().recording().filter(own::contains).isPresent())
        .toList();
  }
}
