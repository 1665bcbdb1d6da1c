package io.callscribe.web;

import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import io.callscribe.connector.ConnectCrm;
import io.callscribe.connector.Connection;
import io.callscribe.connector.Connections;
import io.callscribe.connector.ConnectorStatus;
import io.callscribe.connector.PluginHost;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import io.callscribe.ringcentral.Directory;
import io.callscribe.ringcentral.Extension;
import io.callscribe.ringcentral.Subscriptions;
import io.callscribe.settings.LoggingSettings;
import io.callscribe.settings.LoggingSettings.Level;
import io.callscribe.settings.LoggingSettings.OwnerPolicy;
import io.callscribe.settings.LoggingSettings.Timing;
import io.callscribe.settings.Settings;
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
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What an admin sets up: who is connected to the CRM, whose calls are logged, and for whom. */
@Path("admin")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly
@ApplicationScoped
public class AdminResource {
  private final ConnectCrm connectCrm;
  private final Connections connections;
  private final Settings settings;
  private final Subscriptions subscriptions;
  private final PluginHost plugins;
  private final Directory directory;

  /** Server-side logging; a member that is absent keeps its value. */
  public record ServerLoggingJson(
      Optional<String> level,
      Optional<String> owner,
      Optional<String> timing,
      Optional<Boolean> internalCalls,
      Optional<InsightsJson> insights,
      Optional<String> subscription) {}

  /** One switch per part of an insight; absent keeps its value. */
  public record InsightsJson(
      Optional<Boolean> transcript,
      Optional<Boolean> summary,
      Optional<Boolean> bullets,
      Optional<Boolean> score,
      Optional<Boolean> link) {}

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

  /** Somebody or something that calls can reach; only a person can own a call. */
  public record ExtensionJson(
      String id,
      Optional<String> number,
      String name,
      Optional<String> email,
      boolean person,
      boolean admin) {}

  /** A JAR of the plugin folder. */
  public record ConnectorJson(
      String file,
      Optional<String> id,
      Optional<String> version,
      String state,
      Optional<String> problem) {}

  @Inject
  AdminResource(
      ConnectCrm connectCrm,
      Connections connections,
      Settings settings,
      Subscriptions subscriptions,
      PluginHost plugins,
      Directory directory) {
    this.connectCrm = connectCrm;
    this.connections = connections;
    this.settings = settings;
    this.subscriptions = subscriptions;
    this.plugins = plugins;
    this.directory = directory;
  }

  @GET
  @Path("connectors")
  @Operation(summary = "Lists the JARs of the plugin folder and what became of them")
  public List<ConnectorJson> connectors() {
    return plugins.statuses().stream().map(AdminResource::json).toList();
  }

  private static ConnectorJson json(ConnectorStatus status) {
    return new ConnectorJson(
        status.file(),
        status.id(),
        status.version(),
        status.isActive() ? "active" : "failed",
        status.problem());
  }

  @GET
  @Path("extensions")
  @Operation(summary = "Lists the people, queues and menus of the company with their ids")
  public List<ExtensionJson> extensions() {
    return directory.extensions().stream()
        .sorted(Comparator.comparing(e -> e.number().orElse("")))
        .map(
            e ->
                new ExtensionJson(
                    e.id().value(), e.number(), e.name(), e.email(), e.isPerson(), e.isAdmin()))
        .toList();
  }

  @GET
  @Path("server-logging")
  @Operation(summary = "Shows whose calls the server logs, and how")
  public ServerLoggingJson serverLogging() {
    return json(settings.snapshot(account()).settings());
  }

  @PUT
  @Path("server-logging")
  @Operation(summary = "Sets whose calls the server logs, and subscribes to them at once")
  public ServerLoggingJson save(@Nullable ServerLoggingJson body) {
    var wanted = present(body);
    var account = account();
    var now = settings.snapshot(account).settings();
    var level = wanted.level().map(v -> choice("level", Level.class, v)).orElse(now.level());
    if (level != Level.OFF && connections.admin(account).isEmpty()) {
      throw new AppException(
          ErrorCode.CRM_NOT_CONNECTED,
          "Connect the admin to the CRM first: PUT /api/v1/admin/crm-connections/{extensionId}");
    }
    var values = new HashMap<String, String>();
    values.put("server-logging.level", wire(level));
    wanted
        .owner()
        .ifPresent(
            v -> values.put("server-logging.owner", wire(choice("owner", OwnerPolicy.class, v))));
    wanted
        .timing()
        .ifPresent(v -> values.put("activity.timing", wire(choice("timing", Timing.class, v))));
    wanted.internalCalls().ifPresent(v -> values.put("activity.internal-calls", v.toString()));
    wanted
        .insights()
        .ifPresent(
            i -> {
              i.transcript().ifPresent(v -> values.put("insights.transcript", v.toString()));
              i.summary().ifPresent(v -> values.put("insights.summary", v.toString()));
              i.bullets().ifPresent(v -> values.put("insights.bullets", v.toString()));
              i.score().ifPresent(v -> values.put("insights.score", v.toString()));
              i.link().ifPresent(v -> values.put("insights.link", v.toString()));
            });
    settings.save(account, values);
    return json(settings.snapshot(account).settings());
  }

  private ServerLoggingJson json(LoggingSettings s) {
    var i = s.insights();
    return new ServerLoggingJson(
        Optional.of(wire(s.level())),
        Optional.of(wire(s.ownerPolicy())),
        Optional.of(wire(s.timing())),
        Optional.of(s.internalCalls()),
        Optional.of(
            new InsightsJson(
                Optional.of(i.transcript()),
                Optional.of(i.summary()),
                Optional.of(i.bullets()),
                Optional.of(i.score()),
                Optional.of(i.link()))),
        Optional.of(subscriptions.state(account())));
  }

  @GET
  @Path("crm-connections")
  @Operation(summary = "Lists who is connected to the CRM")
  public List<ConnectionJson> connections() {
    return connections.all(account()).stream().map(AdminResource::json).toList();
  }

  @PUT
  @Path("crm-connections/{extensionId}")
  @Operation(summary = "Connects a person to the CRM, after trying the credentials out")
  public ConnectionJson connect(@PathParam("extensionId") String id, @Nullable ConnectJson body) {
    var wanted = present(body);
    var extension = extension(id);
    var connector = required("connector", wanted.connector());
    if (plugins.find(connector).isEmpty()) {
      throw new AppException(
          ErrorCode.CONNECTOR_NOT_FOUND,
          "connector is '%s', and no JAR in the plugin folder offers it".formatted(connector));
    }
    return json(
        connectCrm.connect(
            account(),
            extension,
            wanted.admin().orElse(false),
            connector,
            address(required("baseUrl", wanted.baseUrl())),
            wanted.credentials().map(AdminResource::given).orElse(Map.of())));
  }

  @DELETE
  @Path("crm-connections/{extensionId}")
  @Operation(summary = "Forgets a person's CRM credentials")
  public void disconnect(@PathParam("extensionId") String id) {
    connections.remove(account(), idOf(id));
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

  private AccountId account() {
    return directory.company().account();
  }

  private ExtensionId extension(String id) {
    return directory
        .find(idOf(id))
        .map(Extension::id)
        .orElseThrow(
            () ->
                new AppException(
                    ErrorCode.EXTENSION_NOT_FOUND, "There is no extension with the id " + id));
  }

  private static ExtensionId idOf(String id) {
    if (id.isBlank()) {
      throw new AppException(ErrorCode.EXTENSION_NOT_FOUND, "There is no extension without an id");
    }
    return new ExtensionId(id);
  }

  /** JSON's null counts as absent. */
  private static Map<String, String> given(Map<String, @Nullable String> values) {
    var given = new HashMap<String, String>();
    values.forEach(
        (key, value) -> {
          if (value != null) {
            given.put(key, value);
          }
        });
    return given;
  }

  private static <T> T present(@Nullable T body) {
    if (body == null) {
      throw new AppException(ErrorCode.NOT_JSON, "The body is null, expected a JSON object");
    }
    return body;
  }

  private static String required(String field, Optional<String> value) {
    return value
        .filter(v -> !v.isBlank())
        .orElseThrow(() -> new AppException(ErrorCode.INVALID_FIELD, field + " is missing"));
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

  private static <E extends Enum<E>> E choice(String field, Class<E> type, String value) {
    for (var constant : type.getEnumConstants()) {
      if (wire(constant).equals(value)) {
        return constant;
      }
    }
    throw new AppException(
        ErrorCode.INVALID_FIELD,
        "%s is '%s', expected one of %s"
            .formatted(
                field,
                value,
                Arrays.stream(type.getEnumConstants())
                    .map(AdminResource::wire)
                    .collect(Collectors.joining(", "))));
  }

  private static String wire(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
