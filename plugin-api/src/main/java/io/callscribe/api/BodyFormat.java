package io.callscribe.api;

/**
 * How a CRM stores the long text of an activity. The host renders and escapes; a connector passes
 * the text on as it is.
 *
 * @since 1.0
 */
public enum BodyFormat {
  PLAIN,
  HTML,
  MARKDOWN
}
