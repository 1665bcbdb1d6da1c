package io.callscribe.api;

/**
 * Whether the session's user may create activities.
 *
 * @since 1.0
 */
public sealed interface PermissionVerdict {
  /** What the verdict rests on, in a sentence for the admin. */
  String evidence();

  record Allowed(String evidence) implements PermissionVerdict {}

  record Denied(String evidence) implements PermissionVerdict {}

  /** The CRM cannot be asked; the host learns from its first real answer. */
  record Unknown(String evidence) implements PermissionVerdict {}
}
