package io.callscribe.activity;

import io.callscribe.api.Contact;
import io.callscribe.api.PhoneQuery;
import java.time.Instant;
import java.util.List;

/** What has to be done next for the record of a call, and why. */
public sealed interface NextStep {
  /** A sentence for people. */
  String reason();

  /** Not to be logged. */
  record Exclude(String reason) implements NextStep {}

  /** Nothing can be done before this time, unless something arrives. */
  record Wait(Instant until, String reason) implements NextStep {}

  /** A person has to decide. */
  record Park(String reason, List<Contact> candidates) implements NextStep {
    public Park {
      candidates = List.copyOf(candidates);
    }
  }

  /** Ask the CRM whom the number belongs to. */
  record FindContact(PhoneQuery number, String reason) implements NextStep {}

  /** Choose in whose name the record is written. */
  record FindOwner(String reason) implements NextStep {}

  /** Ask the CRM whether the record exists already. */
  record LookUp(String reason) implements NextStep {}

  /** Ask RingCentral for insights that did not come by themselves. */
  record FetchInsights(String reason) implements NextStep {}

  /** Create the record. */
  record Create(Wanted wanted, String reason) implements NextStep {}

  /** Bring the record up to date. */
  record Update(Wanted wanted, String reason) implements NextStep {}

  /** Everything is in the record that will ever be. */
  record Complete(String reason) implements NextStep {}

  /** It cannot be done. */
  record Fail(String reason) implements NextStep {}
}
