package io.callscribe.admin;

/** Whether an account may use server-side logging. */
public enum LicenceStatus {
  /** The operator asks for none. */
  NOT_REQUIRED,
  LICENSED,
  MISSING
}
