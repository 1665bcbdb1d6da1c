package io.callscribe.contact;

import io.callscribe.account.AccountId;
import java.io.Serializable;
import java.util.Objects;

/** The primary key of what is kept for a number, as JPA wants it. */
class NumberRowKey implements Serializable {
  String accountId = "";
  String connectorId = "";
  String numberKey = "";

  protected NumberRowKey() {} // for JPA

  NumberRowKey(AccountId account, String connector, NumberKey number) {
    accountId = account.value();
    connectorId = connector;
    numberKey = number.value();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NumberRowKey key
        && key.accountId.equals(accountId)
        && key.connectorId.equals(connectorId)
        && key.numberKey.equals(numberKey);
  }

  @Override
  public int hashCode() {
    return Objects.hash(accountId, connectorId, numberKey);
  }
}
