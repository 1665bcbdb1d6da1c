package io.callscribe.work;

import io.callscribe.TestDatabase;

class JobsOnDerbyIT extends JobsContract {
  JobsOnDerbyIT() {
    super(TestDatabase.DERBY);
  }
}
