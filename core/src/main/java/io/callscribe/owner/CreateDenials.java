package io.callscribe.owner;

import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import io.callscribe.storage.MainDb;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/** The rows of what the CRM refused; one for each person and connector. */
@ApplicationScoped
@Transactional
class CreateDenials {
  private final EntityManager rows;

  @Inject
  CreateDenials(@MainDb EntityManager rows) {
    this.rows = rows;
  }

  Optional<Denial> find(AccountId account, ExtensionId extension, String connector, Instant now) {
    return row(account, extension, connector)
        .filter(r -> r.expiresAt.isAfter(now))
        .map(r -> new Denial(r.evidence, r.deniedAt));
  }

  /**
   * Adds or replaces, and removes what has expired.
   *
   * @throws jakarta.persistence.PersistenceException if another node adds the same at this moment
   */
  void save(
      AccountId account, ExtensionId extension, String connector, Denial denial, Instant until) {
    rows.createNativeQuery("delete from create_denial where expires_at <= ?")
        .setParameter(1, Timestamp.from(denial.at()))
        .executeUpdate();
    var row =
        row(account, extension, connector)
            .orElseGet(
                () -> {
                  var made = new CreateDenialRow(key(account, extension, connector));
                  rows.persist(made);
                  return made;
                });
    row.evidence = denial.evidence();
    row.deniedAt = denial.at();
    row.expiresAt = until;
    rows.flush();
  }

  private Optional<CreateDenialRow> row(
      AccountId account, ExtensionId extension, String connector) {
    return Optional.ofNullable(
        rows.find(CreateDenialRow.class, key(account, extension, connector)));
  }

  private static CreateDenialRow.Key key(
      AccountId account, ExtensionId extension, String connector) {
    return new CreateDenialRow.Key(account.value(), extension.value(), connector);
  }
}
