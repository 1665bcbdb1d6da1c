package io.callscribe.owner;

import io.callscribe.TestDatabase;

class OwnerRowsOnDerbyIT extends OwnerRowsContract {
  OwnerRowsOnDerbyIT() {
    super(TestDatabase.DERBY);
  }
}
