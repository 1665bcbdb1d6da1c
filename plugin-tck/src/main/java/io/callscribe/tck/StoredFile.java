package io.callscribe.tck;

/**
 * A file beside an activity as the CRM itself holds it, read past the connector.
 *
 * @since 1.0
 */
public record StoredFile(String fileName, byte[] content) {}
