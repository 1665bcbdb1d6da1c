package io.callscribe.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callscribe.simulator.Simulator;
import io.callscribe.simulator.SimulatorOptions;
import io.callscribe.simulator.ringcentral.Cast;
import io.callscribe.simulator.ringcentral.Scenario;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The server between a simulated RingCentral and a demo CRM, where Maya is connected as admin.
 * Nobody's calls are logged yet.
 */
final class SimulatedCompany implements AutoCloseable {
  static final Duration SOON = Duration.ofSeconds(60);
  static final String MAYA = "801234004";
  static final String TOM = "801234007";
  static final String PRIYA = "801234008";
  static final String LENA = "801234009";
  static final String QUEUE = "801234020";
  private static final String LOGGING = "/api/v1/admin/server-logging";

  final Simulator simulator;
  final WebHost host;
  private final HttpClient client = HttpClient.newHttpClient();

  private SimulatedCompany(Simulator simulator, WebHost host) {
    this.simulator = simulator;
    this.host = host;
  }

  static SimulatedCompany start(Path folder) throws IOException {
    var simulator = simulator();
    return start(folder, simulator, settings(simulator.ringCentral().uri()));
  }

  /** With the server's settings as they are given. */
  static SimulatedCompany start(Path folder, Simulator simulator, Map<String, String> settings)
      throws IOException {
    Files.copy(Path.of(System.getProperty("democrm.jar")), folder.resolve("democrm.jar"));
    var company = new SimulatedCompany(simulator, WebHost.start(folder, new HashMap<>(settings)));
    company.connect(MAYA, "key-maya", true);
    return company;
  }

  /** Everything comes as soon as it can. */
  static Simulator simulator() {
    return Simulator.start(
        SimulatorOptions.defaults()
            .withSpeed(50)
            .withSeed(5)
            .withRateLimits(false)
            .withRingCentral(
                o ->
                    o.withCallLogDelay(Duration.ZERO)
                        .withInProgressFor(Duration.ZERO)
                        .withRecordingDelay(Duration.ZERO)
                        .withInsightsDelay(Duration.ofMillis(50))));
  }

  /** Of a server that does not let a test wait. */
  static Map<String, String> settings(URI ringCentral) {
    var port = WebHost.freePort();
    var settings = new HashMap<String, String>();
    settings.put("callscribe.http.port", String.valueOf(port));
    settings.put("callscribe.ringcentral.server", ringCentral.toString());
    settings.put("callscribe.ringcentral.client-id", "demo-client");
    settings.put("callscribe.ringcentral.client-secret", "demo-secret");
    settings.put("callscribe.ringcentral.jwt", "demo-jwt");
    settings.put(
        "callscribe.ringcentral.webhook-address",
        "http://127.0.0.1:%d/webhooks/ringcentral".formatted(port));
    settings.put("callscribe.ringcentral.call-log-delay", "PT0.2S");
    settings.put("callscribe.ringcentral.call-log-interval", "PT0.3S");
    settings.put("callscribe.ringcentral.heavy-requests-per-minute", "1000");
    settings.put("callscribe.call.settle", "PT0.3S");
    return settings;
  }

  void connect(String extension, String key, boolean admin) {
    var answer =
        host.putAsAdmin(
            "/api/v1/admin/crm-connections/" + extension,
            """
            {"connector":"democrm","baseUrl":"%s","admin":%s,"credentials":{"apiKey":"%s"}}\
            """
                .formatted(simulator.crm().uri(), admin, key));
    assertThat(answer.status()).isEqualTo(200);
  }

  /** Logs everybody's calls, owned as said. */
  void log(String owner) {
    var answer =
        host.patchAsAdmin(LOGGING, "{\"level\":\"account\",\"owner\":\"%s\"}".formatted(owner));
    assertThat(answer.status()).isEqualTo(200);
    await().atMost(SOON).until(() -> host.getAsAdmin(LOGGING).body().contains("Active until"));
  }

  /** A call of an agent that ended and was logged. */
  JsonObject loggedCallOf(String agent)
      throws ExecutionException, InterruptedException, TimeoutException {
    var call = simulator.ringCentral().play(Scenario.INBOUND_ANSWERED, Cast.of(agent));
    call.end().toCompletableFuture().get(60, TimeUnit.SECONDS);
    return await()
        .atMost(SOON)
        .until(() -> logged(call.telephonySessionId()), Optional::isPresent)
        .orElseThrow();
  }

  private Optional<JsonObject> logged(String session) {
    return host.getAsAdmin("/api/v1/calls?limit=500").json().getJsonArray("items").stream()
        .map(JsonValue::asJsonObject)
        .filter(c -> c.getString("sessionId").equals(session))
        .filter(c -> c.getString("status").equals("logged"))
        .findFirst();
  }

  JsonArray list(String path) {
    try (var reader = Json.createReader(new StringReader(host.getAsAdmin(path).body()))) {
      return reader.readArray();
    }
  }

  /** Makes a contact as a person in the CRM would. */
  void addContact(String name, String phoneNumber) {
    var json =
        Json.createObjectBuilder()
            .add("name", name)
            .add("phoneNumbers", Json.createArrayBuilder().add(phoneNumber))
            .build();
    var request =
        HttpRequest.newBuilder(URI.create(simulator.crm().uri() + "/api/contacts"))
            .header("Authorization", "Bearer key-maya")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.toString()))
            .build();
    try {
      assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(201);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    host.close();
    simulator.close();
  }
}
