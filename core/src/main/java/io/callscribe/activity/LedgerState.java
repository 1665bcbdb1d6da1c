package io.callscribe.activity;

/** How far the create of a record is. */
public enum LedgerState {
  /** The CRM has not been asked. */
  PLANNED,
  /** The CRM was asked, or is being asked; whether the record exists is not known. */
  SENT,
  /** The record exists and its id is known. */
  CONFIRMED
}
