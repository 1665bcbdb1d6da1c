package io.callscribe.activity;

import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import io.callscribe.api.ActivityId;
import io.callscribe.api.ActivityReference;
import io.callscribe.api.ContactId;
import io.callscribe.api.CrmUserId;
import io.callscribe.api.WriteResult;
import io.callscribe.api.WriteStep;
import io.callscribe.call.CallFactsChanged;
import io.callscribe.call.SessionKey;
import io.callscribe.contact.ContactMatch;
import io.callscribe.owner.OwnerDecision;
import io.callscribe.storage.MainDb;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One row per call, person and connector, unique in the database: what makes every record one. Each
 * method is one transaction, and none spans a call of the CRM.
 */
@ApplicationScoped
@Transactional
class Ledger {
  private static final int REASON = 1000;

  private final Jsonb json = JsonbBuilder.create();
  private final EntityManager rows;
  private final Clock clock;

  @Inject
  Ledger(@MainDb EntityManager rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  Optional<Long> find(SessionKey call, ExtensionId extension, String connectorId) {
    return rows.createQuery(
            "select a.id from ActivityRow a where a.accountId = :account"
                + " and a.sessionId = :session and a.extensionId = :extension"
                + " and a.connectorId = :connector",
            Long.class)
        .setParameter("account", call.account().value())
        .setParameter("session", call.session().value())
        .setParameter("extension", extension.value())
        .setParameter("connector", connectorId)
        .getResultStream()
        .findFirst();
  }

  List<Long> ofSession(AccountId account, SessionId session) {
    return rows.createQuery(
            "select a.id from ActivityRow a"
                + " where a.accountId = :account and a.sessionId = :session",
            Long.class)
        .setParameter("account", account.value())
        .setParameter("session", session.value())
        .getResultList();
  }

  List<Long> waiting(AccountId account) {
    return rows.createQuery(
            "select a.id from ActivityRow a"
                + " where a.accountId = :account and a.status = :status",
            Long.class)
        .setParameter("account", account.value())
        .setParameter("status", CallStatus.WAITING)
        .getResultList();
  }

  long add(CallFactsChanged change, ExtensionId extension, String connectorId) {
    var row = new ActivityRow();
    var now = clock.instant();
    row.accountId = change.call().account().value();
    row.sessionId = change.call().session().value();
    row.extensionId = extension.value();
    row.connectorId = connectorId;
    row.reference = References.of(change.call(), extension, connectorId).value();
    row.reason = "The call is over";
    row.createdAt = now;
    row.factsAt = now;
    row.startedAt = change.startedAt();
    row.endedAt = change.endedAt();
    rows.persist(row);
    rows.flush();
    return row.id;
  }

  /** More is known: whoever decides has to look again. */
  void news(long id) {
    // Native: EclipseLink does not bind parameters beside arithmetic on Derby.
    rows.createNativeQuery(
            "update activity set facts = facts + 1, news = true, facts_at = ? where id = ?")
        .setParameter(1, Timestamp.from(clock.instant()))
        .setParameter(2, id)
        .executeUpdate();
  }

  boolean hasNews(long id) {
    return !rows.createQuery("select a.id from ActivityRow a where a.id = :id and a.news = :yes")
        .setParameter("id", id)
        .setParameter("yes", true)
        .getResultList()
        .isEmpty();
  }

  List<Long> overlooked(Instant before, int limit) {
    return rows.createQuery(
            "select a.id from ActivityRow a where a.news = :yes and a.factsAt < :before",
            Long.class)
        .setParameter("yes", true)
        .setParameter("before", before)
        .setMaxResults(limit)
        .getResultList();
  }

  Entry entry(long id) {
    var row = the(id);
    return new Entry(
        id,
        new SessionKey(new AccountId(row.accountId), new SessionId(row.sessionId)),
        new ExtensionId(row.extensionId),
        row.connectorId,
        row.facts,
        row.ledgerState,
        new ActivityReference(row.reference),
        Optional.ofNullable(row.sentAt),
        Optional.ofNullable(row.recordId).map(ActivityId::new),
        row.steps == null ? List.of() : List.of(json.fromJson(row.steps, WriteStep[].class)),
        Optional.ofNullable(row.written).map(w -> json.fromJson(w, Written.class)),
        contact(row),
        owner(row),
        refused(row),
        row.creates,
        row.failures,
        row.insightPolls,
        Optional.ofNullable(row.insightsPolledAt));
  }

  private static Optional<ContactMatch.One> contact(ActivityRow row) {
    return row.contactId == null
        ? Optional.empty()
        : Optional.of(
            new ContactMatch.One(new ContactId(row.contactId), String.valueOf(row.contactName)));
  }

  private static Optional<OwnerDecision> owner(ActivityRow row) {
    if (row.ownerRule == null || row.ownerCredentials == null) {
      return Optional.empty();
    }
    return Optional.of(
        new OwnerDecision(
            OwnerDecision.Rule.valueOf(row.ownerRule),
            new ExtensionId(row.ownerCredentials),
            Optional.ofNullable(row.ownerUserId).map(CrmUserId::new),
            row.ownerUserName == null ? "" : row.ownerUserName,
            row.ownerEvidence == null ? "" : row.ownerEvidence));
  }

  private static Set<ExtensionId> refused(ActivityRow row) {
    return Arrays.stream(row.refusedCredentials.split(","))
        .filter(s -> !s.isBlank())
        .map(ExtensionId::new)
        .collect(Collectors.toSet());
  }

  /** Where the call stands now; what was seen when it was decided is news no longer. */
  void decided(Entry seen, NextStep step, CallStatus status, Stage stage) {
    var row = the(seen.id());
    note(row, step);
    row.status = status;
    row.stage = stage;
    if (stage == Stage.COMPLETE && row.completedAt == null) {
      row.completedAt = clock.instant();
    }
    rows.createNativeQuery("update activity set news = false where id = ? and facts = ?")
        .setParameter(1, seen.id())
        .setParameter(2, seen.facts())
        .executeUpdate();
  }

  /**
   * The CRM is about to be asked: from here on the outcome is unknown until it answers.
   *
   * @param written what it is about to be given, the base of later merges
   */
  void sent(
      Entry seen, NextStep step, ContactMatch.One contact, OwnerDecision owner, Written written) {
    var row = the(seen.id());
    note(row, step);
    row.ledgerState = LedgerState.SENT;
    row.sentAt = clock.instant();
    row.creates++;
    row.contactId = contact.id().value();
    row.contactName = contact.name();
    row.ownerRule = owner.rule().name();
    row.ownerCredentials = owner.credentials().value();
    row.ownerUserId = owner.assigned().map(CrmUserId::value).orElse(null);
    row.ownerUserName = owner.ownerName();
    row.ownerEvidence = cut(owner.evidence());
    row.written = json.toJson(written);
    row.startedAt = written.call().startedAt();
  }

  void confirmed(long id, WriteResult result) {
    var row = the(id);
    row.ledgerState = LedgerState.CONFIRMED;
    row.status = CallStatus.LOGGED;
    row.stage = Stage.CREATED;
    row.failures = 0;
    row.steps = null;
    if (row.loggedAt == null) {
      row.loggedAt = clock.instant();
    }
    wrote(row, result);
  }

  void updated(Entry seen, NextStep step, WriteResult result, Written written) {
    var row = the(seen.id());
    note(row, step);
    row.failures = 0;
    row.written = json.toJson(written);
    wrote(row, result);
  }

  private static void wrote(ActivityRow row, WriteResult result) {
    row.recordId = result.id().value();
    row.recordVersion = result.version().orElse(null);
    result.url().ifPresent(u -> row.recordUrl = u.toString());
  }

  /**
   * The CRM has no record: it may be created.
   *
   * @param answered whether the CRM said so itself
   */
  void notCreated(long id, List<WriteStep> done, boolean answered) {
    var row = the(id);
    row.ledgerState = LedgerState.PLANNED;
    row.steps = done.isEmpty() ? null : json.toJson(done.toArray(WriteStep[]::new));
    if (answered) {
      row.creates = 0;
    }
  }

  void failedOnce(long id) {
    the(id).failures++;
  }

  /** These credentials are not tried again for this record; another owner is chosen. */
  void refused(long id, ExtensionId credentials) {
    var row = the(id);
    row.ledgerState = LedgerState.PLANNED;
    row.refusedCredentials =
        Stream.concat(refused(row).stream(), Stream.of(credentials))
            .distinct()
            .map(ExtensionId::value)
            .collect(Collectors.joining(","));
    row.ownerRule = null;
  }

  void polled(Entry seen, NextStep step) {
    var row = the(seen.id());
    note(row, step);
    row.insightPolls++;
    row.insightsPolledAt = clock.instant();
  }

  /** The same step for the same reason is told once. */
  private void note(ActivityRow row, NextStep step) {
    var reason = cut(step.reason());
    if (!reason.equals(row.reason) || step instanceof NextStep.Complete) {
      rows.persist(new DecisionRow(row.id, clock.instant(), StepName.of(step), reason));
    }
    row.reason = reason;
  }

  private ActivityRow the(long id) {
    var row = rows.find(ActivityRow.class, id);
    if (row == null) {
      throw new IllegalArgumentException("There is no activity " + id);
    }
    return row;
  }

  private static String cut(String text) {
    return text.length() <= REASON ? text : Renderer.start(text, REASON - 1) + "…";
  }
}
