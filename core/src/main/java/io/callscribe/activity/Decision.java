package io.callscribe.activity;

import java.time.Instant;

/**
 * One step that was decided for a call, and why.
 *
 * @param step the name of the {@link NextStep}, for example {@code create}
 */
public record Decision(Instant at, String step, String reason) {}
