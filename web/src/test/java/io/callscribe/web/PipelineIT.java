package io.callscribe.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callscribe.simulator.Simulator;
import io.callscribe.simulator.crm.Activity;
import io.callscribe.simulator.ringcentral.Cast;
import io.callscribe.simulator.ringcentral.PlayedCall;
import io.callscribe.simulator.ringcentral.Scenario;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * From the webhook to the CRM with a pool of one connection: a second one taken anywhere would
 * stand still for ever.
 */
@Timeout(120)
class PipelineIT {
  private static final Duration SOON = SimulatedCompany.SOON;
  private static final String MAYA = SimulatedCompany.MAYA;
  private static final String TOM = SimulatedCompany.TOM;
  private static final String LOGGING = "/api/v1/admin/server-logging";
  private static final String CONNECTIONS = "/api/v1/admin/crm-connections/";

  private static SimulatedCompany company;
  private static Simulator simulator;
  private static WebHost host;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    simulator = SimulatedCompany.simulator();
    var settings = SimulatedCompany.settings(simulator.ringCentral().uri());
    settings.put("callscribe.database.pool-size", "1");
    settings.put("callscribe.activity.insights-settle", "PT0.5S");
    settings.put("callscribe.activity.insights-poll", "PT3S");
    company = SimulatedCompany.start(folder, simulator, settings);
    host = company.host;
    company.connect(TOM, "key-tom", false);
    assertThat(host.patchAsAdmin(LOGGING, "{\"level\":\"account\"}").status()).isEqualTo(200);
    await().atMost(SOON).until(() -> host.getAsAdmin(LOGGING).body().contains("Active until"));
  }

  @AfterAll
  static void stop() {
    company.close();
  }

  private static WebHost.Answer connect(String extension, String key, boolean admin) {
    return host.putAsAdmin(
        CONNECTIONS + extension,
        """
        {"connector":"democrm","baseUrl":"%s","admin":%s,"credentials":{"apiKey":"%s"}}\
        """
            .formatted(simulator.crm().uri(), admin, key));
  }

  private static PlayedCall play(Scenario scenario, String agent) throws Exception {
    var call = simulator.ringCentral().play(scenario, Cast.of(agent));
    call.end().toCompletableFuture().get(60, TimeUnit.SECONDS);
    return call;
  }

  private static List<JsonObject> shown(String session) {
    return host.getAsAdmin("/api/v1/calls?limit=500").json().getJsonArray("items").stream()
        .map(JsonValue::asJsonObject)
        .filter(c -> c.getString("sessionId").equals(session))
        .toList();
  }

  private static List<Activity> activities(String subject) {
    return simulator.crm().activities().stream()
        .filter(a -> a.subject().startsWith(subject))
        .toList();
  }

  @Test
  void a_call_is_logged_once_and_completed() throws Exception {
    var session = play(Scenario.OUTBOUND_ANSWERED, "102").telephonySessionId();

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(shown(session))
                    .singleElement()
                    .satisfies(c -> assertThat(c.getString("stage")).isEqualTo("complete")));

    var call = shown(session).getFirst();
    assertThat(call.getString("status")).isIn("logged", "parked");
    assertThat(call.getString("extensionId")).isEqualTo(TOM);
    if (call.getString("status").equals("logged")) {
      var id = call.getJsonObject("activity").getString("id");
      var written = simulator.crm().activity(id).orElseThrow();
      assertThat(written.body()).contains("- Duration:", "- Recording:");
      assertThat(written.direction()).isEqualTo("outbound");
    }
    var steps =
        host.getAsAdmin("/api/v1/calls/%d/explanation".formatted(call.getInt("id")))
            .json()
            .getJsonArray("steps");
    assertThat(steps).isNotEmpty();
  }

  @Test
  void many_calls_at_once_pass_a_pool_of_one() throws Exception {
    var calls = new ArrayList<PlayedCall>();
    for (int i = 0; i < 8; i++) {
      calls.add(simulator.ringCentral().play(Scenario.MISSED, Cast.of("101")));
    }
    for (var call : calls) {
      call.end().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(calls)
                    .allSatisfy(
                        c ->
                            assertThat(shown(c.telephonySessionId()))
                                .singleElement()
                                .satisfies(
                                    s ->
                                        assertThat(s.getString("status"))
                                            .isIn("logged", "parked"))));
    var references = simulator.crm().activities().stream().map(a -> a.reference()).toList();
    assertThat(references).doesNotHaveDuplicates();
    assertThat(activities("Inbound call")).isNotEmpty();
  }

  @Test
  void the_connector_is_listed() {
    assertThat(host.getAsAdmin("/api/v1/admin/connectors").body())
        .contains("\"file\":\"democrm.jar\"", "\"id\":\"democrm\"", "\"state\":\"active\"");
  }

  @Test
  @Tag("PN-14b")
  void who_is_connected_is_listed_without_credentials() {
    var connections = host.getAsAdmin("/api/v1/admin/crm-connections");

    assertThat(connections.body()).contains(MAYA, TOM).doesNotContain("key-maya", "key-tom");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "crm-connections/801234004 | {} | 400 | connector is missing",
        "crm-connections/801234004 | {'connector':'gone'} | 404 | connector is 'gone', and no JAR"
            + " in the plugin folder offers it",
        "crm-connections/801234004 | {'connector':'democrm'} | 400 | baseUrl is missing",
        "crm-connections/801234004 | {'connector':'democrm','baseUrl':'ftp://x'} | 400 | baseUrl is"
            + " 'ftp://x', expected an http or https address",
        "crm-connections/801234004 | {'connector':'democrm','baseUrl':'http://127.0.0.1:1'} | 400 |"
            + " credentials.apiKey is missing: enter the API key",
        "crm-connections/1 | {'connector':'democrm'} | 404 | There is no extension with the id 1",
        "user-mappings/801234004 | {} | 400 | crmUserId is missing",
        "user-mappings/801234004 | {'crmUserId':' '} | 400 | crmUserId is missing",
        "user-mappings/801234004 | null | 400 | The body is null, expected a JSON object"
      })
  void a_value_that_is_wrong_is_named(String path, String body, int status, String detail) {
    var answer = host.putAsAdmin("/api/v1/admin/" + path, body.replace('\'', '"'));

    assertThat(answer.detail()).isEqualTo(detail);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.type()).startsWith("application/problem+json");
  }

  @Test
  void a_credential_that_is_null_counts_as_missing() {
    var answer =
        host.putAsAdmin(
            CONNECTIONS + MAYA,
            """
            {"connector":"democrm","baseUrl":"http://127.0.0.1:1","credentials":{"apiKey":null}}\
            """);

    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void a_blank_id_is_no_defect() {
    var answer =
        host.send(host.asAdmin(CONNECTIONS + "%20").method("DELETE", BodyPublishers.noBody()));

    assertThat(answer.status()).isLessThan(500);
  }

  @Test
  @Tag("PN-14b")
  void credentials_are_tried_out_before_they_are_stored() {
    var refused = connect(TOM, "wrong-key", false);

    assertThat(refused.status()).isEqualTo(502);
    assertThat(refused.problem()).isEqualTo("urn:problem:crm-refused");
    assertThat(refused.body()).doesNotContain("wrong-key");
  }

  @Test
  void a_call_that_is_not_there_is_not_found() {
    var answer = host.getAsAdmin("/api/v1/calls/987654321");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("urn:problem:call-not-found");
  }
}
