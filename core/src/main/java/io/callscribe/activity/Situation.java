package io.callscribe.activity;

import io.callscribe.api.ConnectorDescriptor;
import io.callscribe.api.PhoneQuery;
import io.callscribe.call.PersonCall;
import io.callscribe.contact.ContactMatch;
import io.callscribe.contact.NumberKey;
import io.callscribe.insight.CallInsight;
import io.callscribe.note.Note;
import io.callscribe.owner.OwnerDecision;
import io.callscribe.settings.LoggingSettings;
import io.callscribe.settings.Snapshot;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is known about a call and a person at one moment.
 *
 * @param colleague whose call it is
 * @param number of the other party; absent if it cannot be read
 * @param region of the company, to read numbers with
 * @param contact absent until the CRM was asked or a person chose
 * @param owner absent until it was chosen
 * @param note absent if nobody ever wrote one
 * @param hasInsightLicence false only if RingCentral says so
 * @param record the ledger's entry
 * @param settings of the colleague
 * @param zone of the colleague when the call was made
 */
record Situation(
    PersonCall call,
    Colleague colleague,
    Optional<PhoneQuery> number,
    String region,
    Optional<ContactMatch> contact,
    Optional<OwnerDecision> owner,
    Optional<Note> note,
    List<CallInsight> insights,
    boolean hasInsightLicence,
    Entry record,
    LoggingSettings settings,
    Snapshot.RingSense ringSense,
    ActivityConfig config,
    ConnectorDescriptor connector,
    ZoneId zone,
    Versions versions,
    Instant now) {

  /** What a decision was made by. */
  record Versions(long settings, String connector) {}

  /**
   * The person of ours who took part.
   *
   * @param extension the short number; may be empty
   * @param isAdmin whether it is the admin who set server-side logging up
   */
  record Colleague(String name, String extension, boolean isAdmin) {}

  Situation with(ContactMatch found) {
    return new Situation(
        call,
        colleague,
        number,
        region,
        Optional.of(found),
        owner,
        note,
        insights,
        hasInsightLicence,
        record,
        settings,
        ringSense,
        config,
        connector,
        zone,
        versions,
        now);
  }

  Situation with(OwnerDecision chosen) {
    return new Situation(
        call,
        colleague,
        number,
        region,
        contact,
        Optional.of(chosen),
        note,
        insights,
        hasInsightLicence,
        record,
        settings,
        ringSense,
        config,
        connector,
        zone,
        versions,
        now);
  }

  Situation with(Entry entry) {
    return new Situation(
        call,
        colleague,
        number,
        region,
        contact,
        owner,
        note,
        insights,
        hasInsightLicence,
        entry,
        settings,
        ringSense,
        config,
        connector,
        zone,
        versions,
        now);
  }

  /** What the step means to people, with all that its rule looked at. */
  Decision decision(NextStep step) {
    return decision(step.rule(), StepName.of(step), step.reason());
  }

  Decision decision(Rule rule, String outcome, String reason) {
    return new Decision(
        now,
        rule,
        Inputs.of(rule, this),
        outcome,
        reason,
        versions.settings(),
        versions.connector());
  }

  /** The other side as people write it: E.164, a colleague's extension, or that it is withheld. */
  String otherNumber() {
    return number.map(PhoneQuery::e164).or(call::otherNumber).orElse("withheld");
  }

  /** What a choice of a contact is remembered by; empty if the number is withheld. */
  String numberKey() {
    return numberKey(call, number).map(NumberKey::value).orElse("");
  }

  static Optional<NumberKey> numberKey(PersonCall call, Optional<PhoneQuery> number) {
    return number
        .map(NumberKey::of)
        .or(
            () ->
                call.otherNumber().filter(n -> n.matches("\\d{1,8}")).map(NumberKey::ofColleague));
  }
}
