package io.callscribe.owner;

import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import io.callscribe.storage.MainDb;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which CRM user an extension stands for, as the admin said. */
@ApplicationScoped
@Transactional
public class UserMappings {
  private final EntityManager rows;
  private final Clock clock;

  @Inject
  UserMappings(@MainDb EntityManager rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** Empty if the admin said nothing. */
  public Optional<UserMapping> find(AccountId account, ExtensionId extension) {
    return row(account, extension).map(UserMappingRow::mapping);
  }

  public Map<ExtensionId, UserMapping> all(AccountId account) {
    return rows
        .createQuery(
            "select m from UserMappingRow m where m.accountId = :account", UserMappingRow.class)
        .setParameter("account", account.value())
        .getResultList()
        .stream()
        .collect(Collectors.toMap(r -> new ExtensionId(r.extensionId()), UserMappingRow::mapping));
  }

  void save(AccountId account, ExtensionId extension, UserMapping mapping) {
    var row =
        row(account, extension)
            .orElseGet(
                () -> {
                  var made =
                      new UserMappingRow(
                          new UserMappingRow.Key(account.value(), extension.value()));
                  rows.persist(made);
                  return made;
                });
    row.set(mapping, clock.instant());
  }

  /** From now on the admin has said nothing. */
  public void remove(AccountId account, ExtensionId extension) {
    row(account, extension).ifPresent(rows::remove);
  }

  private Optional<UserMappingRow> row(AccountId account, ExtensionId extension) {
    return Optional.ofNullable(
        rows.find(
            UserMappingRow.class, new UserMappingRow.Key(account.value(), extension.value())));
  }
}
