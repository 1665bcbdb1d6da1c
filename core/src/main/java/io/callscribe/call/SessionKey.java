package io.callscribe.call;

import io.callscribe.account.AccountId;
import io.callscribe.account.SessionId;

/** One call of one account. */
public record SessionKey(AccountId account, SessionId session) {
  String text() {
    return account + "/" + session;
  }

  static SessionKey parse(String text) {
    var slash = text.indexOf('/');
    return new SessionKey(
        new AccountId(text.substring(0, slash)), new SessionId(text.substring(slash + 1)));
  }
}
