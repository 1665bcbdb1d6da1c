package io.callscribe.activity;

/** How far the record of a call has grown. */
public enum Stage {
  /** The call is over, and has no record yet. */
  ENDED,
  /** The record exists; something is still to come. */
  CREATED,
  /** Nothing more will come. */
  COMPLETE
}
