package io.callscribe.api;

/**
 * A file to be put beside an activity.
 *
 * @since 1.0
 */
public record Attachment(String fileName, CrmRequest.Content.Binary content) {}
