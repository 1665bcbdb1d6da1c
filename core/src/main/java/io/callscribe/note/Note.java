package io.callscribe.note;

import java.time.Instant;
import java.util.Optional;

/**
 * What a person wrote about their call.
 *
 * @param text empty if they cleared it, which is not the same as never having written one
 * @param subject in place of the composed one; absent for that
 */
public record Note(String text, Optional<String> subject, String by, Instant changedAt) {}
