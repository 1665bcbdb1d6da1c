package io.callscribe.api;

/**
 * Which way a call went, seen by the company.
 *
 * @since 1.0
 */
public enum Direction {
  INBOUND,
  OUTBOUND,
  INTERNAL
}
