package io.callscribe.activity;

import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import io.callscribe.storage.MainDb;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Shows calls and how they were decided. Every look-up is scoped to the account. */
@ApplicationScoped
@Transactional
public class LoggedCalls {
  private final EntityManager rows;

  @Inject
  LoggedCalls(@MainDb EntityManager rows) {
    this.rows = rows;
  }

  /**
   * Newest first by id.
   *
   * @param before only those with a smaller id; {@link Long#MAX_VALUE} for the first page
   */
  public List<LoggedCall> newest(AccountId account, long before, int limit) {
    return rows
        .createQuery(
            "select a from ActivityRow a where a.accountId = :account and a.id < :before"
                + " order by a.id desc",
            ActivityRow.class)
        .setParameter("account", account.value())
        .setParameter("before", before)
        .setMaxResults(limit)
        .getResultList()
        .stream()
        .map(LoggedCalls::view)
        .toList();
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

  private static LoggedCall view(ActivityRow row) {
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
            .map(id -> new LoggedCall.Party(id, String.valueOf(row.contactName))),
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
