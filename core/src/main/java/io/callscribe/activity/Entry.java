package io.callscribe.activity;

import io.callscribe.account.ExtensionId;
import io.callscribe.api.ActivityId;
import io.callscribe.api.ActivityReference;
import io.callscribe.api.WriteStep;
import io.callscribe.call.SessionKey;
import io.callscribe.contact.ContactMatch;
import io.callscribe.owner.OwnerDecision;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ledger's entry of one call, person and connector, as it was read.
 *
 * @param facts counts what arrived, to see whether more did
 * @param sentAt when the CRM was last asked to create it
 * @param recordId known once it is confirmed
 * @param done steps of an incomplete create
 * @param written what we last wrote
 * @param contact stored when a person chose it or the create was sent
 * @param contactChosenBy the person who chose the contact
 * @param owner stored when the create was sent
 * @param refused whose credentials the CRM refused for this record
 * @param creates how often the CRM was asked to create it without an answer
 * @param failures in a row, for the next wait
 * @param insightsPolledAt when RingCentral was last asked for insights
 * @param archived by the id of a recording, where the CRM keeps its copy; the recording's own
 *     address if that is not known
 */
record Entry(
    long id,
    SessionKey call,
    ExtensionId extension,
    String connectorId,
    int facts,
    LedgerState state,
    ActivityReference reference,
    Optional<Instant> sentAt,
    Optional<ActivityId> recordId,
    List<WriteStep> done,
    Optional<Written> written,
    Optional<ContactMatch.One> contact,
    Optional<String> contactChosenBy,
    Optional<OwnerDecision> owner,
    Set<ExtensionId> refused,
    int creates,
    int failures,
    int insightPolls,
    Optional<Instant> insightsPolledAt,
    Map<String, URI> archived) {

  /** As if nothing had been written yet, for a dry run. */
  Entry unwritten() {
    return new Entry(
        id,
        call,
        extension,
        connectorId,
        facts,
        LedgerState.PLANNED,
        reference,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        contactChosenBy.isPresent() ? contact : Optional.empty(),
        contactChosenBy,
        Optional.empty(),
        Set.of(),
        0,
        0,
        insightPolls,
        insightsPolledAt,
        archived);
  }

  /** As if this had been written. */
  Entry written(Written what, ContactMatch.One contact, OwnerDecision owner) {
    return new Entry(
        id,
        call,
        extension,
        connectorId,
        facts,
        LedgerState.CONFIRMED,
        reference,
        sentAt,
        recordId,
        done,
        Optional.of(what),
        Optional.of(contact),
        contactChosenBy,
        Optional.of(owner),
        refused,
        creates,
        failures,
        insightPolls,
        insightsPolledAt,
        archived);
  }
}
