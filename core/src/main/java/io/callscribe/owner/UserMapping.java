package io.callscribe.owner;

/** What an admin said of an extension and the CRM's users. */
public sealed interface UserMapping {
  /** The extension stands for this CRM user. Several extensions may stand for the same. */
  record Mapped(MappedUser user) implements UserMapping {}

  /** The extension stands for no CRM user: its calls belong to the admin. */
  record Nobody() implements UserMapping {}
}
