package io.callscribe.contact;

import io.callscribe.TestDatabase;

class ContactRowsOnDerbyIT extends ContactRowsContract {
  ContactRowsOnDerbyIT() {
    super(TestDatabase.DERBY);
  }
}
