package io.callscribe.activity;

import io.callscribe.TestDatabase;

class UseCasesOnPostgresIT extends UseCasesContract {
  UseCasesOnPostgresIT() {
    super(TestDatabase.POSTGRESQL);
  }
}
