package io.callscribe.connector;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How connectors are run.
 *
 * @param pluginsDirectory where the JARs lie
 * @param callTimeout the longest a connector may take for one call
 * @param parallelCalls how many calls of one account may be with one connector at once
 * @param maxResponseBytes the largest answer a connector is given
 */
public record ConnectorConfig(
    Path pluginsDirectory, Duration callTimeout, int parallelCalls, int maxResponseBytes) {}
