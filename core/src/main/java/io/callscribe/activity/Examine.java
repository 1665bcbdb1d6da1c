package io.callscribe.activity;

import io.callscribe.activity.Situation.Colleague;
import io.callscribe.activity.Situation.Versions;
import io.callscribe.api.Direction;
import io.callscribe.call.Calls;
import io.callscribe.call.PersonCall;
import io.callscribe.connector.ConnectorGateway;
import io.callscribe.contact.ContactChoice;
import io.callscribe.contact.ContactChoices;
import io.callscribe.contact.ContactMatch;
import io.callscribe.insight.CallInsight;
import io.callscribe.insight.Insights;
import io.callscribe.note.Notes;
import io.callscribe.number.PhoneNumbers;
import io.callscribe.ringcentral.Directory;
import io.callscribe.ringcentral.Extension;
import io.callscribe.settings.Settings;
import io.callscribe.settings.Snapshot;
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
  private final ContactChoices choices;
  private final Notes notes;
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
      ContactChoices choices,
      Notes notes,
      Settings settings,
      Directory directory,
      ConnectorGateway gateway,
      ActivityConfig config,
      Clock clock) {
    this.ledger = ledger;
    this.calls = calls;
    this.insights = insights;
    this.choices = choices;
    this.notes = notes;
    this.settings = settings;
    this.directory = directory;
    this.gateway = gateway;
    this.config = config;
    this.clock = clock;
  }

  /**
   * @param found earlier in this run; the ledger's own counts first
   */
  Situation now(long id, Found found) {
    var entry = ledger.entry(id);
    return of(entry, found, settings.snapshot(entry.call().account()));
  }

  /**
   * @param snapshot of the settings to decide by
   */
  Situation of(Entry entry, Found found, Snapshot snapshot) {
    var call = calls.of(entry.call(), entry.extension());
    var company = directory.company();
    var person = directory.find(entry.extension());
    var number =
        call.otherNumber()
            .filter(n -> !isExtension(n, call))
            .flatMap(n -> PhoneNumbers.query(n, company.region()));
    var licensed = !mayBeRecorded(call) || directory.mayHaveInsights(entry.extension());
    var own = insights(entry, call, licensed);
    return new Situation(
        call,
        new Colleague(
            person.map(Extension::name).orElse(""),
            person.flatMap(Extension::number).orElse(""),
            directory.admin().equals(entry.extension())),
        number,
        company.region(),
        entry
            .contact()
            .map(ContactMatch.class::cast)
            .or(found::contact)
            .or(() -> number.isPresent() ? Optional.empty() : remembered(entry, call)),
        entry.owner().or(found::owner),
        notes.find(entry.call().account(), entry.call().session(), entry.extension()),
        own,
        licensed || !own.isEmpty(),
        entry,
        snapshot.of(entry.extension()),
        snapshot.ringSense(),
        config,
        gateway.descriptor(entry.connectorId()),
        entry
            .written()
            .map(w -> w.call().zone())
            .or(() -> person.flatMap(Extension::zone))
            .orElse(company.zone()),
        new Versions(snapshot.version(), gateway.version(entry.connectorId())),
        clock.instant());
  }

  /** A colleague is no contact by a number, unless somebody said so. */
  private Optional<ContactMatch> remembered(Entry entry, PersonCall call) {
    return Situation.numberKey(call, Optional.empty())
        .flatMap(key -> choices.find(entry.call().account(), entry.connectorId(), key))
        .map(ContactChoice::contact);
  }

  /** In some countries it might be taken for a number. */
  private static boolean isExtension(String number, PersonCall call) {
    return call.direction() == Direction.INTERNAL && !number.startsWith("+");
  }

  private static boolean mayBeRecorded(PersonCall call) {
    return !call.recordingIds().isEmpty();
  }

  /**
   * Those of this person's recordings: in a transfer each agent has their own. An insight that
   * names the person proves the licence.
   */
  private List<CallInsight> insights(Entry entry, PersonCall call, boolean licensed) {
    if (!mayBeRecorded(call)) {
      return List.of();
    }
    var own = call.recordingIds();
    return insights.of(entry.call().account(), entry.call().session()).stream()
        .filter(i -> i.insight().recording().filter(own::contains).isPresent())
        .filter(i -> i.insight().owner().map(entry.extension()::equals).orElse(licensed))
        .toList();
  }
}
