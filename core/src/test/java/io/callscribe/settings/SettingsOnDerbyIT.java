package io.callscribe.settings;

import io.callscribe.TestDatabase;

class SettingsOnDerbyIT extends SettingsContract {
  SettingsOnDerbyIT() {
    super(TestDatabase.DERBY);
  }
}
