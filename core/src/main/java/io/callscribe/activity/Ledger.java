package io.callscribe.activity;

import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import io.callscribe.api.ActivityId;
import io.callscribe.api.ActivityReference;
import io.callscribe.api.Contact;
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
import jakarta.json.Json;
import jakarta.json.JsonString;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private static final int NAME = 300;
  private static final int NUMBER = 40;
  private static final List<String> CONTACT_RULES =
      List.of(Rule.CONTACT.name(), Rule.NEW_CONTACT.name(), Rule.NUMBER.name());

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

  List<Long> ofSession(AccountId account, SessionId session, ExtensionId extension) {
    return rows.createQuery(
            "select a.id from ActivityRow a where a.accountId = :account"
                + " and a.sessionId = :session and a.extensionId = :extension",
            Long.class)
        .setParameter("account", account.value())
        .setParameter("session", session.value())
        .setParameter("extension", extension.value())
        .getResultList();
  }

  List<Long> waiting(AccountId account) {
    return rows.createQuery(
            "select a.id from ActivityRow a"
                + " where a.accountId = :account and (a.status = :status or a.failures > 0)",
            Long.class)
        .setParameter("account", account.value())
        .setParameter("status", CallStatus.WAITING)
        .getResultList();
  }

  /** Parked by a rule, oldest first. */
  List<Long> parkedBy(AccountId account, Rule rule) {
    return rows.createQuery(
            "select a.id from ActivityRow a where a.accountId = :account"
                + " and a.parkRule = :rule order by a.id",
            Long.class)
        .setParameter("account", account.value())
        .setParameter("rule", rule.name())
        .getResultList();
  }

  /** Parked with the same number on the other side. */
  List<Long> parkedWithNumber(AccountId account, String connectorId, String numberKey) {
    return rows.createQuery(
            "select a.id from ActivityRow a where a.accountId = :account"
                + " and a.parkRule in :rules and a.numberKey = :number"
                + " and a.connectorId = :connector order by a.id",
            Long.class)
        .setParameter("account", account.value())
        .setParameter("rules", CONTACT_RULES)
        .setParameter("number", numberKey)
        .setParameter("connector", connectorId)
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

  /** Not to be logged by whose calls were logged then, which news of the call does not change. */
  boolean isLeftOut(long id) {
    return !rows.createQuery(
            "select a.id from ActivityRow a"
                + " where a.id = :id and a.status = :status and a.parkRule = :rule")
        .setParameter("id", id)
        .setParameter("status", CallStatus.EXCLUDED)
        .setParameter("rule", Rule.LEVEL.name())
        .getResultList()
        .isEmpty();
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
        Optional.ofNullable(row.contactChosenBy),
        owner(row),
        refused(row),
        row.creates,
        row.failures,
        row.insightPolls,
        Optional.ofNullable(row.insightsPolledAt),
        archived(row));
  }

  private Map<String, URI> archived(ActivityRow row) {
    var archived = new HashMap<String, URI>();
    if (row.archived != null) {
      try (var reader = Json.createReader(new StringReader(row.archived))) {
        reader
            .readObject()
            .forEach((id, v) -> archived.put(id, URI.create(((JsonString) v).getString())));
      }
    }
    return archived;
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

  /**
   * Where a call stands when nothing more can be done for now.
   *
   * @param decision the last one
   * @param candidates for a person to choose from; empty if there is nothing to choose
   * @param numberKey of the other side, by which equal calls are found
   * @param artifacts by name
   */
  record Standing(
      Decision decision,
      CallStatus status,
      Stage stage,
      List<Contact> candidates,
      String numberKey,
      Map<String, Artifact> artifacts,
      Instant startedAt,
      Instant endedAt) {}

  /** What was seen when it was decided is news no longer. */
  void decided(Entry seen, Standing standing) {
    var row = locked(seen.id());
    note(row, standing.decision());
    row.status = standing.status();
    row.stage = standing.stage();
    row.parkRule =
        Set.of(CallStatus.PARKED, CallStatus.EXCLUDED).contains(standing.status())
            ? standing.decision().rule().name()
            : "";
    row.candidates =
        standing.candidates().isEmpty()
            ? null
            : json.toJson(standing.candidates().toArray(Contact[]::new));
    row.numberKey = cut(standing.numberKey(), NUMBER);
    row.startedAt = standing.startedAt();
    row.endedAt = standing.endedAt();
    keep(row, standing.artifacts());
    if (standing.stage() == Stage.COMPLETE && row.completedAt == null) {
      row.completedAt = clock.instant();
    }
    rows.createNativeQuery("update activity set news = false where id = ? and facts = ?")
        .setParameter(1, seen.id())
        .setParameter(2, seen.facts())
        .executeUpdate();
  }

  private void keep(ActivityRow row, Map<String, Artifact> artifacts) {
    var before = ArtifactState.read(row.artifacts, json);
    var now = clock.instant();
    row.artifacts =
        json.toJson(
            artifacts.entrySet().stream()
                .map(e -> ArtifactState.of(e.getKey(), e.getValue(), before, now))
                .toArray(ArtifactState[]::new));
  }

  /** A person chose the contact; false if the record exists or is being made. */
  boolean choose(long id, ContactMatch.One contact, String by) {
    var row = locked(id);
    if (row.ledgerState != LedgerState.PLANNED) {
      return false;
    }
    row.contactId = contact.id().value();
    row.contactName = cut(contact.name(), NAME);
    row.contactChosenBy = cut(by, NAME);
    row.parkRule = "";
    return true;
  }

  /** Whoever else would change the entry waits until the transaction ends. */
  void lock(long id) {
    rows.find(ActivityRow.class, id, LockModeType.PESSIMISTIC_WRITE);
  }

  private ActivityRow locked(long id) {
    lock(id);
    return the(id);
  }

  /**
   * The CRM is about to be asked: from here on the outcome is unknown until it answers.
   *
   * @param written what it is about to be given, the base of later merges
   * @return false if more is known by now than was seen: nothing is stored, and it has to be
   *     decided anew
   */
  boolean sent(
      Entry seen,
      List<Decision> decisions,
      ContactMatch.One contact,
      OwnerDecision owner,
      Written written) {
    var row = locked(seen.id());
    if (row.facts != seen.facts()) {
      return false;
    }
    decisions.forEach(d -> note(row, d));
    row.parkRule = "";
    row.ledgerState = LedgerState.SENT;
    row.sentAt = clock.instant();
    row.creates++;
    row.contactId = contact.id().value();
    row.contactName = cut(contact.name(), NAME);
    row.ownerRule = owner.rule().name();
    row.ownerCredentials = owner.credentials().value();
    row.ownerUserId = owner.assigned().map(CrmUserId::value).orElse(null);
    row.ownerUserName = owner.ownerName();
    row.ownerEvidence = cut(owner.evidence(), REASON);
    row.written = json.toJson(written);
    row.startedAt = written.call().startedAt();
    return true;
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

  /**
   * @param result absent if the CRM held all of it already
   */
  void updated(Entry seen, Decision decision, Optional<WriteResult> result, Written written) {
    var row = the(seen.id());
    tell(row, decision);
    row.failures = 0;
    row.written = json.toJson(written);
    result.ifPresent(r -> wrote(row, r));
  }

  /** Stored before the CRM is given the copy, so that it is never given a second one. */
  void archiving(Entry seen, Decision decision, String recording, URI at) {
    var row = the(seen.id());
    note(row, decision);
    archived(row, recording, at);
  }

  void archived(long id, String recording, URI at) {
    archived(the(id), recording, at);
  }

  /** The CRM said that it has no copy: it may be given one. */
  void notArchived(long id, String recording) {
    var row = the(id);
    var known = archived(row);
    known.remove(recording);
    store(row, known);
  }

  private void archived(ActivityRow row, String recording, URI at) {
    var known = archived(row);
    known.put(recording, at);
    store(row, known);
  }

  private static void store(ActivityRow row, Map<String, URI> known) {
    var object = Json.createObjectBuilder();
    known.forEach((key, address) -> object.add(key, address.toString()));
    row.archived = object.build().toString();
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

  void polled(Entry seen, Decision decision) {
    var row = the(seen.id());
    note(row, decision);
    row.insightPolls++;
    row.insightsPolledAt = clock.instant();
  }

  /** The same answer of the same rule is told once. */
  private void note(ActivityRow row, Decision decision) {
    var reason = cut(decision.reason(), REASON);
    if (reason.equals(row.reason) || lastOf(row, decision.rule()).equals(Optional.of(reason))) {
      row.reason = reason;
    } else {
      tell(row, decision);
    }
  }

  private void tell(ActivityRow row, Decision decision) {
    var reason = cut(decision.reason(), REASON);
    rows.persist(new DecisionRow(row.id, decision, reason));
    row.reason = reason;
  }

  private Optional<String> lastOf(ActivityRow row, Rule rule) {
    return rows.createQuery(
            "select d.reason from DecisionRow d where d.activityId = :id and d.rule = :rule"
                + " order by d.id desc",
            String.class)
        .setParameter("id", row.id)
        .setParameter("rule", rule)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  private ActivityRow the(long id) {
    var row = rows.find(ActivityRow.class, id);
    if (row == null) {
      throw new IllegalArgumentException("There is no activity " + id);
    }
    return row;
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : Renderer.start(text, most - 1) + "…";
  }
}
