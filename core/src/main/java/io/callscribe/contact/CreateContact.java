package io.callscribe.contact;

import io.callscribe.api.PhoneQuery;
import io.callscribe.connector.Connection;
import io.callscribe.settings.LoggingSettings;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class CreateContact {
  public ContactMatch.One create(
      Connection connection, PhoneQuery number, LoggingSettings.Contacts settings) {
    throw new UnsupportedOperationException();
  }
}
