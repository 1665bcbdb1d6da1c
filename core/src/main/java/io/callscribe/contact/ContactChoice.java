package io.callscribe.contact;

import java.time.Instant;

/**
 * Somebody said whose number it is.
 *
 * @param by who, for people
 */
public record ContactChoice(NumberKey number, ContactMatch.One contact, String by, Instant at) {}
