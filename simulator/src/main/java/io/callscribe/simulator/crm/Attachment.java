package io.callscribe.simulator.crm;

import java.net.URI;

/**
 * A file beside an activity.
 *
 * @param mediaType as it was sent
 * @param size in bytes
 * @param url where the file can be read, without a key
 */
public record Attachment(
    String id, String activityId, String fileName, String mediaType, long size, URI url) {}
