package io.callscribe.call;

import java.time.Duration;

/**
 * When a call counts as over.
 *
 * @param settle after the last event, since events arrive out of order
 * @param guard after the first event, for a call whose end was never announced
 */
public record CallConfig(Duration settle, Duration guard) {}
