package io.callscribe.activity;

import io.callscribe.api.Contact;
import io.callscribe.api.PhoneQuery;
import io.callscribe.call.PersonCall.CallRecording;
import io.callscribe.contact.ContactMatch;
import java.time.Instant;
import java.util.List;

/** What has to be done next for the record of a call, and why. */
public sealed interface NextStep {
  /** What it was decided by. */
  Rule rule();

  /** A sentence for people. */
  String reason();

  /** Not to be logged. */
  record Exclude(Rule rule, String reason) implements NextStep {}

  /** Nothing can be done before this time, unless something arrives. */
  record Wait(Rule rule, Instant until, String reason) implements NextStep {}

  /** A person has to decide. */
  record Park(Rule rule, String reason, List<Contact> candidates) implements NextStep {
    public Park {
      candidates = List.copyOf(candidates);
    }
  }

  /** Ask the CRM whom the number belongs to. */
  record FindContact(PhoneQuery number, String reason) implements NextStep {
    @Override
    public Rule rule() {
      return Rule.CONTACT;
    }
  }

  /** Make a contact with the number. */
  record MakeContact(PhoneQuery number, String reason) implements NextStep {
    @Override
    public Rule rule() {
      return Rule.NEW_CONTACT;
    }
  }

  /** Choose in whose name the record is written. */
  record FindOwner(String reason) implements NextStep {
    @Override
    public Rule rule() {
      return Rule.OWNER;
    }
  }

  /** Ask the CRM whether the record exists already. */
  record LookUp(String reason) implements NextStep {
    @Override
    public Rule rule() {
      return Rule.LOST_ANSWER;
    }
  }

  /** Ask RingCentral for insights that did not come by themselves. */
  record FetchInsights(String reason) implements NextStep {
    @Override
    public Rule rule() {
      return Rule.INSIGHTS;
    }
  }

  /** Create the record, at this contact. */
  record Create(Wanted wanted, ContactMatch.One contact, String reason) implements NextStep {
    @Override
    public Rule rule() {
      return Rule.CREATE;
    }
  }

  /** Bring the record up to date. */
  record Update(Wanted wanted, String reason) implements NextStep {
    @Override
    public Rule rule() {
      return Rule.UPDATE;
    }
  }

  /** Copy a recording into the CRM. */
  record Archive(CallRecording recording, String reason) implements NextStep {
    @Override
    public Rule rule() {
      return Rule.ARCHIVE;
    }
  }

  /** Everything is in the record that will ever be. */
  record Complete(String reason) implements NextStep {
    @Override
    public Rule rule() {
      return Rule.ARTIFACTS;
    }
  }

  /** It cannot be done. */
  record Fail(Rule rule, String reason) implements NextStep {}
}
