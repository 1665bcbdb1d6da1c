package io.callscribe.contact;

import io.callscribe.api.Contact;
import io.callscribe.settings.LoggingSettings.IfSeveral;
import java.util.List;
import java.util.Optional;

public final class Candidates {
  private Candidates() {}

  public static Optional<Contact> choose(List<Contact> candidates, IfSeveral policy) {
    return Optional.empty();
  }
}
