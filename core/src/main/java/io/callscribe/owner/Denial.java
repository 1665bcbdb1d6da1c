package io.callscribe.owner;

import java.time.Instant;

/**
 * The CRM refused a person to create an activity.
 *
 * @param evidence the CRM's words
 */
record Denial(String evidence, Instant at) {}
