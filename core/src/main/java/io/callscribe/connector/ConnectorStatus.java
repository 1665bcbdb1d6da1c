package io.callscribe.connector;

import java.util.Optional;

/**
 * What became of one file in the plugin folder.
 *
 * @param problem a sentence for the admin; empty if the connector is in use
 */
public record ConnectorStatus(
    String file, Optional<String> id, Optional<String> version, Optional<String> problem) {
  public boolean isActive() {
    return problem.isEmpty();
  }
}
