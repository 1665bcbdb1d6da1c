package io.callscribe.connector;

import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import io.callscribe.api.CrmCredentials;
import io.callscribe.api.CrmUserId;
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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Who is connected to which CRM; credentials are encrypted in the database. */
@ApplicationScoped
public class Connections {
  private static final int WHY = 1000;

  private final Jsonb json = JsonbBuilder.create();
  private final EntityManager rows;
  private final SecretBox secrets;

  @Inject
  Connections(@MainDb EntityManager rows, SecretBox secrets) {
    this.rows = rows;
    this.secrets = secrets;
  }

  @Transactional
  public Optional<Connection> find(AccountId account, ExtensionId holder) {
    return Optional.ofNullable(
            rows.find(ConnectionRow.class, new ConnectionRow.Key(account.value(), holder.value())))
        .map(this::connection);
  }

  /** The one that server-side logging falls back to. */
  @Transactional
  public Optional<Connection> admin(AccountId account) {
    return all(account).stream().filter(Connection::admin).findFirst();
  }

  /**
   * @throws AppException if no admin is connected
   */
  @Transactional
  public Connection theAdmin(AccountId account) {
    return admin(account)
        .orElseThrow(
            () ->
                new AppException(
                    ErrorCode.CRM_NOT_CONNECTED, "Connect the admin to the CRM first"));
  }

  @Transactional
  public List<Connection> all(AccountId account) {
    return rows
        .createQuery(
            "select c from ConnectionRow c where c.accountId = :account order by c.extensionId",
            ConnectionRow.class)
        .setParameter("account", account.value())
        .getResultList()
        .stream()
        .map(this::connection)
        .toList();
  }

  /** Adds or replaces; there is one admin's connection in an account. */
  @Transactional
  void save(Connection connection) {
    if (connection.admin()) {
      rows.createNativeQuery(
              "update crm_connection set admin = false where account_id = ? and extension_id <> ?")
          .setParameter(1, connection.account().value())
          .setParameter(2, connection.holder().value())
          .executeUpdate();
    }
    var key = new ConnectionRow.Key(connection.account().value(), connection.holder().value());
    var row = rows.find(ConnectionRow.class, key);
    if (row == null) {
      row = new ConnectionRow(key);
      fill(row, connection);
      rows.persist(row);
    } else {
      fill(row, connection);
    }
  }

  @Transactional
  public void remove(AccountId account, ExtensionId holder) {
    var row =
        rows.find(ConnectionRow.class, new ConnectionRow.Key(account.value(), holder.value()));
    if (row != null) {
      rows.remove(row);
    }
  }

  /** The CRM does not accept these credentials any more, until they are given anew. */
  @Transactional
  public void refused(AccountId account, ExtensionId holder, String why, Instant at) {
    var row =
        rows.find(ConnectionRow.class, new ConnectionRow.Key(account.value(), holder.value()));
    if (row != null && row.refusedAt == null) {
      row.refusedAt = at;
      row.refusedWhy = why.length() <= WHY ? why : why.substring(0, WHY);
    }
  }

  @Transactional
  public List<Refusal> refusals(AccountId account) {
    return rows
        .createQuery(
            "select c from ConnectionRow c where c.accountId = :account"
                + " and c.refusedAt is not null",
            ConnectionRow.class)
        .setParameter("account", account.value())
        .getResultList()
        .stream()
        .map(
            row ->
                new Refusal(
                    new ExtensionId(row.extensionId),
                    row.crmUserName,
                    row.admin,
                    Objects.requireNonNull(row.refusedAt),
                    String.valueOf(row.refusedWhy)))
        .toList();
  }

  /** Credentials that the CRM accepts no more. */
  public record Refusal(
      ExtensionId holder, String userName, boolean admin, Instant since, String why) {}

  private void fill(ConnectionRow row, Connection connection) {
    row.connectorId = connection.connectorId();
    row.baseUrl = connection.baseUrl().toString();
    row.admin = connection.admin();
    row.credentials = secrets.seal(json.toJson(connection.credentials()), context(row));
    row.crmUserId = connection.user().value();
    row.crmUserName = connection.userName();
    row.connectedAt = connection.connectedAt();
    row.refusedAt = null;
    row.refusedWhy = null;
  }

  private Connection connection(ConnectionRow row) {
    return new Connection(
        new AccountId(row.accountId),
        new ExtensionId(row.extensionId),
        row.connectorId,
        URI.create(row.baseUrl),
        row.admin,
        json.fromJson(secrets.open(row.credentials, context(row)), CrmCredentials.class),
        new CrmUserId(row.crmUserId),
        row.crmUserName,
        row.connectedAt);
  }

  private static String context(ConnectionRow row) {
    return row.accountId + "/" + row.extensionId;
  }
}
