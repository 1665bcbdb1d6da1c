package io.callscribe.activity;

import io.callscribe.account.AccountId;
import io.callscribe.api.ConnectorException;
import io.callscribe.connector.Connections;
import io.callscribe.contact.MatchContact;
import io.callscribe.number.PhoneNumbers;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import io.callscribe.ringcentral.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Has a call that is parked, failed or waiting looked at again now, with fresh eyes. */
@ApplicationScoped
public class TryAgain {
  private final LoggedCalls calls;
  private final WakeActivity wake;
  private final Connections connections;
  private final MatchContact matchContact;
  private final Directory directory;

  @Inject
  TryAgain(
      LoggedCalls calls,
      WakeActivity wake,
      Connections connections,
      MatchContact matchContact,
      Directory directory) {
    this.calls = calls;
    this.wake = wake;
    this.connections = connections;
    this.matchContact = matchContact;
    this.directory = directory;
  }

  /**
   * @throws AppException if the CRM cannot be asked
   */
  public void call(AccountId account, long id) {
    var shown = calls.the(account, id);
    var admin = connections.admin(account);
    var number = PhoneNumbers.query(shown.numberKey(), directory.company().region());
    if (admin.isPresent() && number.isPresent() && shown.contact().isEmpty()) {
      try {
        matchContact.match(admin.get(), number.get(), true);
      } catch (ConnectorException e) {
        throw new AppException(
            ErrorCode.CRM_UNAVAILABLE, "The CRM cannot be asked: " + e.getMessage(), e);
      }
    }
    wake.news(id);
  }
}
