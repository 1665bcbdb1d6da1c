package io.callscribe.simulator.ringcentral;

/** A course that a call can take; the comments name who talks. */
public enum Scenario {
  /** A customer dials a person's own number, who answers. */
  INBOUND_ANSWERED,
  /** A person calls a customer, who answers. */
  OUTBOUND_ANSWERED,
  /** A person calls a customer and gives up while it rings. */
  OUTBOUND_NO_ANSWER,
  /** A customer gives up while a person's phone rings. */
  MISSED,
  /** Nobody answers and the customer leaves a voicemail. */
  VOICEMAIL,
  /** The main number, a key in the menu, then a person who answers. */
  INBOUND_VIA_MENU,
  /** The queue rings its members at once and one of them answers. */
  QUEUE_ANSWERED,
  /** The queue rings its members, nobody answers and the customer gives up. */
  QUEUE_UNANSWERED,
  /** The first person talks, then sends the call to a second one in the same session. */
  BLIND_TRANSFER,
  /** The first person asks a second one in a session of its own, then joins both sessions. */
  ATTENDED_TRANSFER,
  /** One person of the account calls another. */
  INTERNAL,
  /** A customer hangs up in the menu of the main number. */
  DROPPED_IN_MENU
}
