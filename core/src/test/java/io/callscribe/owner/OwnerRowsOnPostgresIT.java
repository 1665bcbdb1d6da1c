package io.callscribe.owner;

import io.callscribe.TestDatabase;

class OwnerRowsOnPostgresIT extends OwnerRowsContract {
  OwnerRowsOnPostgresIT() {
    super(TestDatabase.POSTGRESQL);
  }
}
