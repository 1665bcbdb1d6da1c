package io.callscribe.api;

/**
 * One choice of a {@link FieldSpec}.
 *
 * @param id what is stored and sent
 * @param label what a person reads
 * @since 1.0
 */
public record FieldOption(String id, String label) {}
