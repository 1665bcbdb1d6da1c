package io.callscribe.activity;

import io.callscribe.api.ConnectorDescriptor;
import io.callscribe.api.PhoneQuery;
import io.callscribe.call.PersonCall;
import io.callscribe.contact.ContactMatch;
import io.callscribe.insight.CallInsight;
import io.callscribe.owner.OwnerDecision;
import io.callscribe.settings.LoggingSettings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is known about a call and a person at one moment.
 *
 * @param isAdmin whether the person is the admin who set server-side logging up
 * @param number of the other party; absent if it cannot be read
 * @param contact absent until the CRM was asked
 * @param owner absent until it was chosen
 * @param hasInsightLicence false only if RingCentral says so
 * @param record the ledger's entry
 */
record Situation(
    PersonCall call,
    boolean isAdmin,
    Optional<PhoneQuery> number,
    Optional<ContactMatch> contact,
    Optional<OwnerDecision> owner,
    List<CallInsight> insights,
    boolean hasInsightLicence,
    Entry record,
    LoggingSettings settings,
    ActivityConfig config,
    ConnectorDescriptor connector,
    ZoneId zone,
    Instant now) {}
