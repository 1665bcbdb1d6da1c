package io.callscribe.insight;

import io.callscribe.ringcentral.Insight;
import java.time.Instant;

/**
 * What was found in one recording of a call.
 *
 * @param arrivedAt when the last part of it came
 */
public record CallInsight(Insight insight, Instant arrivedAt) {}
