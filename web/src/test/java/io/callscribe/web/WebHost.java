package io.callscribe.web;

import io.helidon.microprofile.server.ServerCdiExtension;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** The whole server with a database in memory, as a client meets it. One at a time. */
final class WebHost implements AutoCloseable {
  static final String TOKEN = "the-admin-token";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final SeContainer container;
  private final URI uri;

  private record Values(Map<String, String> values) implements ConfigSource {
    @Override
    public Set<String> getPropertyNames() {
      return values.keySet();
    }

    @Override
    public @Nullable String getValue(String name) {
      return values.get(name);
    }

    @Override
    public int getOrdinal() {
      return 1000;
    }

    @Override
    public String getName() {
      return "test";
    }
  }

  /** An answer, read whole. */
  record Answer(int status, String type, String body, HttpResponse<String> response) {
    JsonObject json() {
      try (var reader = Json.createReader(new StringReader(body))) {
        return reader.readObject();
      }
    }

    String problem() {
      return json().getString("type");
    }

    String detail() {
      return json().getString("detail");
    }
  }

  private WebHost(SeContainer container) {
    this.container = container;
    var port = container.getBeanManager().getExtension(ServerCdiExtension.class).port();
    uri = URI.create("http://127.0.0.1:" + port);
  }

  static WebHost start(Path folder, Map<String, String> settings) {
    var values = new HashMap<String, String>();
    values.put("callscribe.admin.token", TOKEN);
    values.put("callscribe.data.directory", folder.resolve("data").toString());
    values.put(
        "callscribe.database.url",
        "jdbc:derby:memory:web%d;create=true".formatted(COUNT.incrementAndGet()));
    values.put("callscribe.http.port", "0");
    values.put("callscribe.plugins.directory", folder.toString());
    values.put("mp.initializer.allow", "true");
    values.put("mp.initializer.no-warn", "true");
    values.putAll(settings);
    var configs = ConfigProviderResolver.instance();
    var loader = Thread.currentThread().getContextClassLoader();
    configs.releaseConfig(configs.getConfig(loader));
    configs.registerConfig(
        configs
            .getBuilder()
            .addDefaultSources()
            .addDiscoveredSources()
            .addDiscoveredConverters()
            .withSources(new Values(values))
            .build(),
        loader);
    return new WebHost(SeContainerInitializer.newInstance().initialize());
  }

  /** Free now, and most probably still in a moment. */
  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer getAsAdmin(String path) {
    return send(asAdmin(path).GET());
  }

  Answer putAsAdmin(String path, String json) {
    return sendAsAdmin("PUT", path, json);
  }

  Answer patchAsAdmin(String path, String json) {
    return sendAsAdmin("PATCH", path, json);
  }

  Answer postAsAdmin(String path, String json) {
    return sendAsAdmin("POST", path, json);
  }

  Answer sendAsAdmin(String method, String path, String json) {
    return send(
        asAdmin(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json)));
  }

  /** An event, with headers by name and value. */
  Answer deliver(String body, String... headers) {
    var request =
        request("/webhooks/ringcentral")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  HttpRequest.Builder asAdmin(String path) {
    return request(path).header("Authorization", "Bearer " + TOKEN);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri.resolve(path)).timeout(Duration.ofSeconds(30));
  }

  Answer send(HttpRequest.Builder request) {
    try {
      var response = client.send(request.build(), BodyHandlers.ofString());
      var type = response.headers().firstValue("Content-Type").orElse("");
      return new Answer(response.statusCode(), type, response.body(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  int count(String table) {
    try (var connection = database().getConnection();
        var rows = connection.createStatement().executeQuery("select count(*) from " + table)) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void execute(String sql) {
    try (var connection = database().getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private DataSource database() {
    return container.select(DataSource.class, NamedLiteral.of("main")).get();
  }

  @Override
  public void close() {
    client.close();
    container.close();
  }
}
