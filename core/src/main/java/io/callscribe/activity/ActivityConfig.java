package io.callscribe.activity;

import java.time.Duration;

/**
 * How long a call waits for what comes late.
 *
 * @param recordingDeadline after the end of the call
 * @param unannouncedRecordingWait after the end of a call whose events were lost in part, for a
 *     recording that may exist all the same
 * @param insightsDeadline after the end of the call
 * @param insightsSettle after an insight arrived, for the fuller one that may follow
 * @param insightsPoll after the end of the call, before insights are asked for instead of awaited
 * @param recordingLinkPrefix put before the encoded address of a recording
 */
public record ActivityConfig(
    Duration recordingDeadline,
    Duration unannouncedRecordingWait,
    Duration insightsDeadline,
    Duration insightsSettle,
    Duration insightsPoll,
    String recordingLinkPrefix) {}
