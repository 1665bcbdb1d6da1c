package io.callscribe.simulator.ringcentral;

/** A course that a call can take; the comments name who talks. */
public enum Scenario {
  /** A customer dials a person's own number, who answers. */
  INBOUND_ANSWERED,
  /** A person calls a customer, who answers. */
  OUTBOUND_ANSWERED,
  /** A person calls a customer and gives up while it rings. */
  OUTBOUND_NO_ANSWER,
  /** A web page has the person's telephone rung first and then the customer's; both answer. */
  RINGOUT,
  /** A program has the person's device call a customer, who answers. */
  CALLOUT,
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
  /** The queue rings its members, nobody answers and the customer leaves the queue a voicemail. */
  QUEUE_VOICEMAIL,
  /** The first person talks, then sends the call to a second one in the same session. */
  BLIND_TRANSFER,
  /** The first person asks a second one in a session of its own, then joins both sessions. */
  ATTENDED_TRANSFER,
  /** The first person talks and parks the call; a second one fetches it and talks. */
  PARKED,
  /**
   * The first person talks, calls a second one and makes a conference of both sessions: a third
   * session, in which all three talk and which is no call of its own.
   */
  CONFERENCE,
  /** One person of the account calls another. */
  INTERNAL,
  /** A customer hangs up in the menu of the main number. */
  DROPPED_IN_MENU,
  /** A customer sends a fax to a person's own number. */
  FAX
}
