package io.callscribe.api;

import java.util.Optional;

/**
 * A search for contacts by name.
 *
 * @param text what the person typed, unescaped
 * @since 1.0
 */
public record NameQuery(String text, Optional<String> cursor) {}
