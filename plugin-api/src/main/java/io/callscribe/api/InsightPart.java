package io.callscribe.api;

/**
 * A part of {@link InsightDetails}.
 *
 * @since 1.0
 */
public enum InsightPart {
  TRANSCRIPT,
  SUMMARY,
  BULLETS,
  SCORE,
  LINK
}
