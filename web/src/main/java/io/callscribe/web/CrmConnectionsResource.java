package io.callscribe.web;

import io.callscribe.connector.ConnectCrm;
import io.callscribe.connector.Connection;
import io.callscribe.connector.Connections;
import io.callscribe.connector.PluginHost;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import io.callscribe.ringcentral.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Who is connected to the CRM. */
@Path("admin/crm-connections")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly
@ApplicationScoped
public class CrmConnectionsResource {
  private final ConnectCrm connectCrm;
  private final Connections connections;
  private final PluginHost plugins;
  private final Directory directory;

  /** What a person enters to connect to the CRM. */
  public record ConnectJson(
      Optional<String> connector,
      Optional<String> baseUrl,
      Optional<Boolean> admin,
      Optional<Map<String, @Nullable String>> credentials) {}

  /** Who is connected; never with credentials. */
  public record ConnectionJson(
      String extensionId,
      String connector,
      String baseUrl,
      boolean admin,
      String crmUserId,
      String crmUserName,
      Instant connectedAt) {}

  @Inject
  CrmConnectionsResource(
      ConnectCrm connectCrm, Connections connections, PluginHost plugins, Directory directory) {
    this.connectCrm = connectCrm;
    this.connections = connections;
    this.plugins = plugins;
    this.directory = directory;
  }

  @GET
  @Operation(summary = "Lists who is connected to the CRM")
  public List<ConnectionJson> connections() {
    return connections.all(directory.company().account()).stream()
        .map(CrmConnectionsResource::json)
        .toList();
  }

  @PUT
  @Path("{extensionId}")
  @Operation(summary = "Connects a person to the CRM, after trying the credentials out")
  public ConnectionJson connect(@PathParam("extensionId") String id, @Nullable ConnectJson body) {
    var wanted = Given.present(body);
    var extension = Given.extension(directory, id);
    var connector = Given.required("connector", wanted.connector());
    if (plugins.find(connector).isEmpty()) {
      throw new AppException(
          ErrorCode.CONNECTOR_NOT_FOUND,
          "connector is '%s', and no JAR in the plugin folder offers it".formatted(connector));
    }
    return json(
        connectCrm.connect(
            directory.company().account(),
            extension,
            wanted.admin().orElse(false),
            connector,
            address(Given.required("baseUrl", wanted.baseUrl())),
            wanted.credentials().map(CrmConnectionsResource::entered).orElse(Map.of())));
  }

  @DELETE
  @Path("{extensionId}")
  @Operation(summary = "Forgets a person's CRM credentials")
  public void disconnect(@PathParam("extensionId") String id) {
    connections.remove(directory.company().account(), Given.idOf(id));
  }

  private static ConnectionJson json(Connection c) {
    return new ConnectionJson(
        c.holder().value(),
        c.connectorId(),
        c.baseUrl().toString(),
        c.admin(),
        c.user().value(),
        c.userName(),
        c.connectedAt());
  }

  /** JSON's null counts as absent. */
  private static Map<String, String> entered(Map<String, @Nullable String> values) {
    var given = new HashMap<String, String>();
    values.forEach(
        (key, value) -> {
          if (value != null) {
            given.put(key, value);
          }
        });
    return given;
  }

  private static URI address(String value) {
    try {
      var uri = URI.create(value.replaceFirst("/+$", ""));
      if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw notAnAddress(value);
    }
    throw notAnAddress(value);
  }

  private static AppException notAnAddress(String value) {
    return new AppException(
        ErrorCode.INVALID_FIELD,
        "baseUrl is '%s', expected an http or https address".formatted(value));
  }
}
