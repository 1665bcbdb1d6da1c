package io.callscribe.activity;

import io.callscribe.account.ExtensionId;
import io.callscribe.api.ActivityId;
import io.callscribe.api.ActivityReference;
import io.callscribe.api.WriteStep;
import io.callscribe.call.SessionKey;
import io.callscribe.contact.ContactMatch;
import io.callscribe.owner.OwnerDecision;
import java.time.Instant;
import java.util.List;
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
 * @param contact stored when the create was sent
 * @param owner stored when the create was sent
 * @param refused whose credentials the CRM refused for this record
 * @param creates how often the CRM was asked to create it without an answer
 * @param failures in a row, for the next wait
 * @param insightsPolledAt when RingCentral was last asked for insights
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
    Optional<OwnerDecision> owner,
    Set<ExtensionId> refused,
    int creates,
    int failures,
    int insightPolls,
    Optional<Instant> insightsPolledAt) {}
