package io.callscribe.contact;

import io.callscribe.account.AccountId;
import io.callscribe.api.ContactId;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class ContactChoices {
  public void remember(
      AccountId account, String connector, String key, ContactId contact, String name, String by) {}
}
