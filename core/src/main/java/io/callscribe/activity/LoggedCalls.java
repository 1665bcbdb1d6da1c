package io.callscribe.activity;

import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import io.callscribe.api.Contact;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import io.callscribe.storage.MainDb;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Shows calls and how they were decided. Every look-up is scoped to the account. */
@ApplicationScoped
@Transactional
public class LoggedCalls {
  private final Jsonb json = JsonbBuilder.create();
  private final EntityManager rows;

  @Inject
  LoggedCalls(@MainDb EntityManager rows) {
    this.rows = rows;
  }

  /**
   * Newest first by id.
   *
   * @param statuses only those with one of them
   * @param before only those with a smaller id; {@link Long#MAX_VALUE} for the first page
   */
  public List<LoggedCall> newest(
      AccountId account, Set<CallStatus> statuses, long before, int limit) {
    return rows
        .createQuery(
            "select a from ActivityRow a where a.accountId = :account and a.id < :before"
                + " and a.status in :statuses order by a.id desc",
            ActivityRow.class)
        .setParameter("account", account.value())
        .setParameter("statuses", statuses)
        .setParameter("before", before)
        .setMaxResults(limit)
        .getResultList()
        .stream()
        .map(this::view)
        .toList();
  }

  /** Every entry of these sessions, in order of their ids; nothing for sessions nobody knows. */
  public List<LoggedCall> ofSessions(AccountId account, Collection<SessionId> sessions) {
    if (sessions.isEmpty()) {
      return List.of();
    }
    return rows
        .createQuery(
            "select a from ActivityRow a where a.accountId = :account"
                + " and a.sessionId in :sessions order by a.id",
            ActivityRow.class)
        .setParameter("account", account.value())
        .setParameter("sessions", sessions.stream().map(SessionId::value).toList())
        .getResultList()
        .stream()
        .map(this::view)
        .toList();
  }

  /** How many there are with each status; every one is named. */
  public Map<CallStatus, Long> totals(AccountId account) {
    var totals = new EnumMap<CallStatus, Long>(CallStatus.class);
    for (var status : CallStatus.values()) {
      totals.put(status, 0L);
    }
    rows.createQuery(
            "select a.status, count(a) from ActivityRow a where a.accountId = :account"
                + " group by a.status",
            Object[].class)
        .setParameter("account", account.value())
        .getResultStream()
        .forEach(r -> totals.put((CallStatus) r[0], (Long) r[1]));
    return totals;
  }

  public LoggedCall the(AccountId account, long id) {
    return view(row(account, id));
  }

  /** Oldest first. */
  public List<Decision> decisions(AccountId account, long id) {
    return rows
        .createQuery(
            "select d from DecisionRow d where d.activityId = :id order by d.id", DecisionRow.class)
        .setParameter("id", row(account, id).id)
        .getResultList()
        .stream()
        .map(DecisionRow::decision)
        .toList();
  }

  private ActivityRow row(AccountId account, long id) {
    var row = rows.find(ActivityRow.class, id);
    if (row == null || !row.accountId.equals(account.value())) {
      throw new AppException(ErrorCode.CALL_NOT_FOUND, "There is no call with the id " + id);
    }
    return row;
  }

  private LoggedCall view(ActivityRow row) {
    return new LoggedCall(
        row.id,
        new SessionId(row.sessionId),
        new ExtensionId(row.extensionId),
        row.connectorId,
        row.status,
        row.stage,
        row.reason,
        row.startedAt,
        row.endedAt,
        Optional.ofNullable(row.loggedAt),
        Optional.ofNullable(row.completedAt),
        Optional.ofNullable(row.contactId)
            .map(
                id ->
                    new LoggedCall.Party(
                        id,
                        String.valueOf(row.contactName),
                        Optional.ofNullable(row.contactChosenBy))),
        row.candidates == null
            ? List.of()
            : List.of(json.fromJson(row.candidates, Contact[].class)),
        row.numberKey,
        ArtifactState.read(row.artifacts, json),
        Optional.ofNullable(row.ownerRule).map(rule -> owner(row, rule)),
        Optional.ofNullable(row.recordId)
            .map(
                id ->
                    new LoggedCall.Record(
                        id, Optional.ofNullable(row.recordUrl).map(URI::create))));
  }

  private static LoggedCall.Owner owner(ActivityRow row, String rule) {
    return new LoggedCall.Owner(
        rule,
        String.valueOf(row.ownerUserName),
        new ExtensionId(String.valueOf(row.ownerCredentials)),
        String.valueOf(row.ownerEvidence));
  }
}
