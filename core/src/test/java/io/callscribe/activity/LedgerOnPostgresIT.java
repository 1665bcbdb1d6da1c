package io.callscribe.activity;

import io.callscribe.TestDatabase;

class LedgerOnPostgresIT extends LedgerContract {
  LedgerOnPostgresIT() {
    super(TestDatabase.POSTGRESQL);
  }
}
