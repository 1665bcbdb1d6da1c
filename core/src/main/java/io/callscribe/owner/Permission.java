package io.callscribe.owner;

/** Whether the agent may create activities with their own credentials, as far as is known. */
sealed interface Permission {
  /** Why, for the admin. */
  String evidence();

  record Allowed(String evidence) implements Permission {}

  record Denied(String evidence) implements Permission {}

  /** The CRM cannot be asked and has refused nothing of late. */
  record Unknown(String evidence) implements Permission {}

  /** The agent has to connect to the CRM again. */
  record Expired(String evidence) implements Permission {}
}
