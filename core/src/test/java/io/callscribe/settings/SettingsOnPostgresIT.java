package io.callscribe.settings;

import io.callscribe.TestDatabase;

class SettingsOnPostgresIT extends SettingsContract {
  SettingsOnPostgresIT() {
    super(TestDatabase.POSTGRESQL);
  }
}
