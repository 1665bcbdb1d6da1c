package io.callscribe.activity;

import io.callscribe.TestDatabase;

class LedgerOnDerbyIT extends LedgerContract {
  LedgerOnDerbyIT() {
    super(TestDatabase.DERBY);
  }
}
