package io.callscribe.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.simulator.Simulator;
import io.callscribe.simulator.crm.Activity;
import io.callscribe.simulator.crm.DemoCrm;
import io.callscribe.simulator.ringcentral.Cast;
import io.callscribe.simulator.ringcentral.PlayedCall;
import io.callscribe.simulator.ringcentral.Scenario;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** The whole server between a company that calls and its CRM, as somebody who works with it. */
final class CallDesk implements AutoCloseable {
  static final Duration SOON = SimulatedCompany.SOON;
  static final String MAYA = SimulatedCompany.MAYA;
  static final String TOM = SimulatedCompany.TOM;
  static final String CALLS = "/api/v1/calls";
  private static final String LOGGING = "/api/v1/admin/server-logging";

  private final SimulatedCompany company;
  private final Simulator simulator;
  private final WebHost host;

  private CallDesk(SimulatedCompany company) {
    this.company = company;
    this.simulator = company.simulator;
    this.host = company.host;
  }

  static CallDesk open(Path folder) throws IOException {
    var simulator = SimulatedCompany.simulator();
    var settings = SimulatedCompany.settings(simulator.ringCentral().uri());
    settings.put("callscribe.activity.insights-settle", "PT0.5S");
    settings.put("callscribe.activity.insights-poll", "PT3S");
    var desk = new CallDesk(SimulatedCompany.start(folder, simulator, settings));
    desk.company.connect(TOM, "key-tom", false);
    desk.logging("{\"level\":\"account\"}");
    Awaitility.await().atMost(SOON).until(() -> desk.get(LOGGING).body().contains("Active until"));
    return desk;
  }

  /** Saves server-side logging; what is absent keeps its value. */
  WebHost.Answer logging(String json) {
    var answer = host.patchAsAdmin(LOGGING, json);
    assertThat(answer.status()).isEqualTo(200);
    return answer;
  }

  /** Changes settings by name, with ' for ", and applies them at once. */
  void settings(String json) {
    var answer = host.patchAsAdmin("/api/v1/admin/settings", json.replace('\'', '"'));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    logging("{}");
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
    company.addContact(name, number);
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
    company.close();
  }
}
