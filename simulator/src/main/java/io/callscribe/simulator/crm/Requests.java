package io.callscribe.simulator.crm;

/**
 * How many API requests have come so far, refused ones included.
 *
 * @param creates of activities
 * @param searches for contacts or activities
 */
public record Requests(long creates, long updates, long deletes, long reads, long searches) {}
