package io.callscribe.activity;

/** Where a call of an account is; it is always exactly one of these. */
public enum CallStatus {
  WAITING,
  LOGGED,
  PARKED,
  EXCLUDED,
  FAILED
}
