package io.callscribe.contact;

import java.time.Duration;

/**
 * How contacts are found.
 *
 * @param cacheFor how long the CRM's answer about a number is used again; that nobody has it, for a
 *     minute at most
 */
public record ContactConfig(Duration cacheFor) {}
