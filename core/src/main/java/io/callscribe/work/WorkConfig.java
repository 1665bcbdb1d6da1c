package io.callscribe.work;

import java.time.Duration;

/**
 * How jobs are run.
 *
 * @param threads how many jobs of this node run at once
 * @param pollInterval how often the database is asked for due jobs, beyond those this node knows of
 * @param heartbeat how often a node says that it lives; four missed ones, and others take its jobs
 */
public record WorkConfig(int threads, Duration pollInterval, Duration heartbeat) {}
