package io.callscribe.activity;

import java.util.Locale;

/** What a decision was about. */
public enum Rule {
  LEVEL("Whose calls are logged?"),
  BLOCK_LIST("Is a number or extension of the call blocked?"),
  INTERNAL_CALLS("Are calls between colleagues logged?"),
  RETENTION("Is the call recent enough?"),
  CALL_ENDED("Is the call over?"),
  NUMBER("Which number does the other side have?"),
  CONTACT("Whose number is it in the CRM?"),
  NEW_CONTACT("Is a contact made for the number?"),
  REQUIRED_FIELDS("Has every field of the CRM a value?"),
  ARTIFACTS("Is something still to come?"),
  OWNER("In whose name is the record written?"),
  CREATE("Is the record created?"),
  LOST_ANSWER("Was the record created before?"),
  UPDATE("Is there something new for the record?"),
  ARCHIVE("Is the recording copied into the CRM?"),
  INSIGHTS("Has RingSense something that was not announced?"),
  CRM_ANSWER("What did the CRM answer?"),
  RINGCENTRAL_ANSWER("What did RingCentral answer?");

  private final String question;

  Rule(String question) {
    this.question = question;
  }

  /** For people. */
  public String question() {
    return question;
  }

  /** For example {@code block-list}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
