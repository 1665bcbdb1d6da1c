package io.callscribe.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.simulator.Simulator;
import io.callscribe.simulator.SimulatorOptions;
import io.callscribe.simulator.crm.Activity;
import io.callscribe.simulator.crm.DemoCrm;
import io.callscribe.simulator.ringcentral.Cast;
import io.callscribe.simulator.ringcentral.PlayedCall;
import io.callscribe.simulator.ringcentral.Scenario;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** The whole server between a company that calls and its CRM, as somebody who works with it. */
final class CallDesk implements AutoCloseable {
  static final Duration SOON = Duration.ofSeconds(60);
  static final String MAYA = "801234004";
  static final String TOM = "801234007";
  static final String CALLS = "/api/v1/calls";
  private static final String LOGGING = "/api/v1/admin/server-logging";

  private final Simulator simulator;
  private final WebHost host;

  private CallDesk(Simulator simulator, WebHost host) {
    this.simulator = simulator;
    this.host = host;
  }

  static CallDesk open(Path folder) throws IOException {
    var simulator =
        Simulator.start(
            SimulatorOptions.defaults()
                .withSpeed(100)
                .withSeed(11)
                .withRateLimits(false)
                .withRingCentral(
                    o ->
                        o.withCallLogDelay(Duration.ZERO)
                            .withInProgressFor(Duration.ZERO)
                            .withRecordingDelay(Duration.ZERO)
                            .withInsightsDelay(Duration.ofMillis(50))));
    Files.copy(Path.of(System.getProperty("democrm.jar")), folder.resolve("democrm.jar"));
    var desk = new CallDesk(simulator, WebHost.start(folder, settings(simulator)));
    desk.connect(MAYA, "key-maya", true);
    desk.connect(TOM, "key-tom", false);
    desk.logging("{\"level\":\"account\"}");
    Awaitility.await().atMost(SOON).until(() -> desk.get(LOGGING).body().contains("Active until"));
    return desk;
  }

  private static Map<String, String> settings(Simulator simulator) {
    var port = WebHost.freePort();
    var settings = new HashMap<String, String>();
    settings.put("callscribe.http.port", String.valueOf(port));
    settings.put("callscribe.ringcentral.server", simulator.ringCentral().uri().toString());
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
    settings.put("callscribe.activity.insights-settle", "PT0.5S");
    settings.put("callscribe.activity.insights-poll", "PT3S");
    return settings;
  }

  private void connect(String extension, String key, boolean admin) {
    var answer =
        host.putAsAdmin(
            "/api/v1/admin/crm-connections/" + extension,
            """
            {"connector":"democrm","baseUrl":"%s","admin":%s,"credentials":{"apiKey":"%s"}}\
            """
                .formatted(simulator.crm().uri(), admin, key));
    assertThat(answer.status()).isEqualTo(200);
  }

  /** Saves server-side logging; what is absent keeps its value. */
  WebHost.Answer logging(String json) {
    var answer = host.putAsAdmin(LOGGING, json);
    assertThat(answer.status()).isEqualTo(200);
    return answer;
  }

  WebHost.Answer get(String path) {
    return host.getAsAdmin(path);
  }

  WebHost.Answer put(String path, String json) {
    return host.putAsAdmin(path, json);
  }

  WebHost.Answer post(String path, String json) {
    return host.send(
        host.asAdmin(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  int rows(String table) {
    return host.count(table);
  }

  DemoCrm crm() {
    return simulator.crm();
  }

  /** As a person in the CRM does. */
  void makeContact(String name, String number) {
    var json =
        """
        {"name":"%s","type":"person","phoneNumbers":["%s"]}\
        """
            .formatted(name, number);
    var request =
        HttpRequest.newBuilder(URI.create(crm().uri() + "/api/contacts"))
            .header("Authorization", "Bearer key-maya")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json));
    assertThat(host.send(request).status()).isEqualTo(201);
  }

  PlayedCall play(Scenario scenario, String agent, String customer) {
    return play(scenario, Cast.of(agent).withCustomer(customer));
  }

  PlayedCall play(Scenario scenario, Cast cast) {
    var call = simulator.ringCentral().play(scenario, cast);
    try {
      call.end().toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("The call does not end", e);
    }
    return call;
  }

  List<JsonObject> shown(PlayedCall call) {
    return get(CALLS + "?sessionId=" + call.telephonySessionId())
        .json()
        .getJsonArray("items")
        .stream()
        .map(JsonValue::asJsonObject)
        .toList();
  }

  /** The only one there is, as soon as it is so. */
  JsonObject await(PlayedCall call, Predicate<JsonObject> state) {
    return Awaitility.await()
        .atMost(SOON)
        .until(() -> shown(call), found -> found.size() == 1 && state.test(found.getFirst()))
        .getFirst();
  }

  JsonObject awaitStatus(PlayedCall call, String status) {
    return await(call, c -> c.getString("status").equals(status));
  }

  /** With everything that can come. */
  JsonObject awaitComplete(PlayedCall call) {
    return await(
        call,
        c -> c.getString("stage").equals("complete") && c.getString("status").equals("logged"));
  }

  Activity record(JsonObject call) {
    return crm().activity(call.getJsonObject("activity").getString("id")).orElseThrow();
  }

  List<JsonObject> explanation(JsonObject call) {
    return steps(get(path(call, "/explanation")).json());
  }

  static List<JsonObject> steps(JsonObject of) {
    return of.getJsonArray("steps").stream().map(JsonValue::asJsonObject).toList();
  }

  static String path(JsonObject call, String what) {
    return CALLS + "/" + call.getJsonNumber("id").longValue() + what;
  }

  @Override
  public void close() {
    host.close();
    simulator.close();
  }
}
