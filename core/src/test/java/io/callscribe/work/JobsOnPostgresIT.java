package io.callscribe.work;

import io.callscribe.TestDatabase;

class JobsOnPostgresIT extends JobsContract {
  JobsOnPostgresIT() {
    super(TestDatabase.POSTGRESQL);
  }
}
