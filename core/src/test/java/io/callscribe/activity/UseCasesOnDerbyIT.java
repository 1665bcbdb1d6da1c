package io.callscribe.activity;

import io.callscribe.TestDatabase;

class UseCasesOnDerbyIT extends UseCasesContract {
  UseCasesOnDerbyIT() {
    super(TestDatabase.DERBY);
  }
}
