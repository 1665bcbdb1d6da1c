package io.callscribe.web;

import io.callscribe.connector.ConnectorStatus;
import io.callscribe.connector.PluginHost;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The connectors of this server. */
@Path("admin/connectors")
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly
@ApplicationScoped
public class ConnectorsResource {
  private final PluginHost plugins;

  /** A JAR of the plugin folder. */
  public record ConnectorJson(
      String file,
      Optional<String> id,
      Optional<String> version,
      String state,
      Optional<String> problem) {}

  @Inject
  ConnectorsResource(PluginHost plugins) {
    this.plugins = plugins;
  }

  @GET
  @Operation(summary = "Lists the JARs of the plugin folder and what became of them")
  public List<ConnectorJson> connectors() {
    return plugins.statuses().stream().map(ConnectorsResource::json).toList();
  }

  private static ConnectorJson json(ConnectorStatus status) {
    return new ConnectorJson(
        status.file(),
        status.id(),
        status.version(),
        status.isActive() ? "active" : "failed",
        status.problem());
  }
}
