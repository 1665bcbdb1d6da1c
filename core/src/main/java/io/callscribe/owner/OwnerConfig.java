package io.callscribe.owner;

import java.time.Duration;

/**
 * How owners are chosen.
 *
 * @param denialMemory how long it is remembered that the CRM refused a person's create, where it
 *     cannot be asked beforehand
 */
public record OwnerConfig(Duration denialMemory) {}
