package io.callscribe.api;

/**
 * What a connector can do. The host never asks for what is not declared; a default method that is
 * called all the same throws {@link UnsupportedOperationException}.
 *
 * @since 1.0
 */
public enum Capability {
  FIND_CONTACT_BY_PHONE,
  FIND_CONTACT_BY_NAME,
  CREATE_CONTACT,
  /** {@link CrmConnector#optionsFor}: deals, matters, tickets of a contact. */
  CONTACT_OPTIONS,
  CREATE_ACTIVITY,
  READ_ACTIVITY,
  UPDATE_ACTIVITY,
  DELETE_ACTIVITY,
  /** The CRM itself refuses a second record with the same reference. */
  UNIQUE_REFERENCE,
  /** The CRM can be asked for the records with a reference. */
  FIND_BY_REFERENCE,
  /** The connector finds a reference by reading the records of a contact in a time window. */
  SCAN_FOR_REFERENCE,
  /** {@link Precondition.Version} is honoured, atomically. */
  VERSION_PRECONDITION,
  /** {@link Precondition.UnchangedSince} is honoured, to the CRM's precision. */
  TIME_PRECONDITION,
  /** A record may be written in the name of another user than the session's. */
  ASSIGN_OWNER,
  LIST_USERS,
  /** {@link CrmUser#email()} is filled. */
  USER_EMAILS,
  PROBE_PERMISSION,
  ATTACH_FILE,
  /** Takes {@link InsightDetails}, in fields of its own or in the body. */
  INSIGHTS
}
