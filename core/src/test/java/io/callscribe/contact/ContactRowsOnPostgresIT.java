package io.callscribe.contact;

import io.callscribe.TestDatabase;

class ContactRowsOnPostgresIT extends ContactRowsContract {
  ContactRowsOnPostgresIT() {
    super(TestDatabase.POSTGRESQL);
  }
}
