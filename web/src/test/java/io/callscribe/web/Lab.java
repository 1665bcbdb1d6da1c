package io.callscribe.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callscribe.simulator.Simulator;
import io.callscribe.simulator.crm.Activity;
import io.callscribe.simulator.ringcentral.Cast;
import io.callscribe.simulator.ringcentral.PlayedCall;
import io.callscribe.simulator.ringcentral.Scenario;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The server between a RingCentral and a CRM, with its admin connected to the CRM. */
final class Lab implements AutoCloseable {
  static final Duration SOON = Duration.ofSeconds(30);
  static final String MAYA = SimulatedCompany.MAYA;
  static final String TOM = SimulatedCompany.TOM;
  static final String LOGGING = "/api/v1/admin/server-logging";
  static final String SETTINGS = "/api/v1/admin/settings";
  private static final String CUSTOMER = "+15557650188";

  final Simulator simulator;
  final RingCentralProxy ringCentral;
  final WebHost host;
  private final SimulatedCompany company;

  private Lab(SimulatedCompany company, RingCentralProxy ringCentral) {
    this.company = company;
    this.simulator = company.simulator;
    this.ringCentral = ringCentral;
    this.host = company.host;
  }

  static Lab start(Path folder, Map<String, String> changes) throws IOException {
    var simulator = SimulatedCompany.simulator();
    var ringCentral = new RingCentralProxy(simulator.ringCentral().uri());
    var settings = SimulatedCompany.settings(URI.create(ringCentral.uri()));
    settings.put("callscribe.ringcentral.monitor-interval", "PT1S");
    settings.put("callscribe.activity.insights-settle", "PT3S");
    settings.put("callscribe.activity.insights-poll", "PT2S");
    settings.putAll(changes);
    return new Lab(SimulatedCompany.start(folder, simulator, settings), ringCentral);
  }

  void connectAdmin() {
    company.connect(MAYA, "key-maya", true);
  }

  /** Saves server-side logging, with ' for ". */
  JsonObject save(String json) {
    return done(host.patchAsAdmin(LOGGING, json.replace('\'', '"')));
  }

  /** Changes settings of the company, with ' for ". */
  JsonObject set(String json) {
    return done(host.patchAsAdmin(SETTINGS, json.replace('\'', '"')));
  }

  JsonObject logging() {
    return done(host.getAsAdmin(LOGGING));
  }

  JsonObject settings() {
    return done(host.getAsAdmin(SETTINGS));
  }

  private static JsonObject done(WebHost.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  static JsonObject item(JsonObject settings, String name) {
    return items(settings).stream()
        .filter(i -> i.getString("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  static List<JsonObject> items(JsonObject json) {
    return json.getJsonArray("items").getValuesAs(JsonObject.class);
  }

  /** What RingCentral delivers to us: one list of filters per subscription. */
  List<List<String>> subscriptions() {
    try (var client = HttpClient.newHttpClient()) {
      var token =
          ask(
                  client,
                  request("/restapi/oauth/token")
                      .header(
                          "Authorization",
                          "Basic "
                              + Base64.getEncoder()
                                  .encodeToString(
                                      "demo-client:demo-secret".getBytes(StandardCharsets.UTF_8)))
                      .header("Content-Type", "application/x-www-form-urlencoded")
                      .POST(
                          BodyPublishers.ofString(
                              "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer"
                                  + "&assertion=demo-jwt")))
              .getString("access_token");
      return ask(
              client,
              request("/restapi/v1.0/subscription").header("Authorization", "Bearer " + token))
          .getJsonArray("records")
          .getValuesAs(JsonObject.class)
          .stream()
          .map(
              s ->
                  s.getJsonArray("eventFilters").getValuesAs(JsonString.class).stream()
                      .map(JsonString::getString)
                      .toList())
          .toList();
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(simulator.ringCentral().uri() + path));
  }

  private static JsonObject ask(HttpClient client, HttpRequest.Builder request) {
    try (var reader =
        Json.createReader(
            new StringReader(client.send(request.build(), BodyHandlers.ofString()).body()))) {
      return reader.readObject();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  boolean hasCalls() {
    return subscriptions().stream()
        .flatMap(List::stream)
        .anyMatch(f -> f.endsWith("/account/" + MAYA + "/telephony/sessions"));
  }

  boolean hasInsights() {
    return subscriptions().stream()
        .flatMap(List::stream)
        .anyMatch(f -> f.startsWith("/ai/ringsense/"));
  }

  /** Until the subscription was looked at twice since now, so that what had to follow followed. */
  void awaitMonitor() {
    var before = ringCentral.requests("GET /restapi/v1.0/subscription").size();
    await()
        .atMost(SOON)
        .until(() -> ringCentral.requests("GET /restapi/v1.0/subscription").size() >= before + 2);
  }

  PlayedCall play(String agent) throws Exception {
    var call =
        simulator
            .ringCentral()
            .play(Scenario.OUTBOUND_ANSWERED, Cast.of(agent).withCustomer(CUSTOMER));
    call.end().toCompletableFuture().get(60, TimeUnit.SECONDS);
    return call;
  }

  Optional<JsonObject> shown(PlayedCall call) {
    return host.getAsAdmin("/api/v1/calls?limit=500").json().getJsonArray("items").stream()
        .map(JsonValue::asJsonObject)
        .filter(c -> c.getString("sessionId").equals(call.telephonySessionId()))
        .findFirst();
  }

  /** The record of a call, once it is as the given stage says. */
  Activity record(PlayedCall call, String stage) {
    await()
        .atMost(SOON)
        .until(() -> shown(call).filter(c -> c.getString("stage").equals(stage)).isPresent());
    var id = shown(call).orElseThrow().getJsonObject("activity").getString("id");
    return simulator.crm().activity(id).orElseThrow();
  }

  /** Why it was logged as it was. */
  String explanation(PlayedCall call) {
    return host.getAsAdmin(
            "/api/v1/calls/%d/explanation".formatted(shown(call).orElseThrow().getInt("id")))
        .body();
  }

  @Override
  public void close() {
    company.close();
    ringCentral.close();
  }
}
