package io.callscribe.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.callscribe.api.ConnectorException.Ambiguous;
import io.callscribe.api.ConnectorException.Rejected;
import io.callscribe.api.ConnectorException.Unavailable;
import io.callscribe.api.CrmRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HostHttpTest {
  private static final int LONGEST = 10_000;

  private HttpServer crm;
  private URI tenant;
  private HostHttp http;

  @BeforeEach
  void start() throws IOException {
    crm = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    crm.createContext("/echo", HostHttpTest::echo);
    crm.createContext("/moved", exchange -> redirect(exchange, "/echo"));
    crm.createContext("/away", exchange -> redirect(exchange, "http://elsewhere.example/"));
    crm.createContext("/circle", exchange -> redirect(exchange, "/circle"));
    crm.createContext("/long", exchange -> answer(exchange, 200, "x".repeat(LONGEST + 1)));
    crm.createContext("/cut", HttpExchange::close);
    crm.start();
    tenant = URI.create("http://127.0.0.1:" + crm.getAddress().getPort());
    http = new HostHttp(HttpClient.newHttpClient(), tenant, Duration.ofSeconds(20), LONGEST);
  }

  @AfterEach
  void stop() {
    crm.stop(0);
  }

  private static void echo(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var type = exchange.getRequestHeaders().getFirst("Content-Type");
    var key = exchange.getRequestHeaders().getFirst("X-Key");
    answer(exchange, 200, "%s %s %s %s".formatted(exchange.getRequestMethod(), type, key, body));
  }

  private static void redirect(HttpExchange exchange, String target) throws IOException {
    exchange.getResponseHeaders().set("Location", target);
    answer(exchange, 302, "");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private CrmRequest request(String method, String path) {
    return CrmRequest.of(method, URI.create(tenant + path));
  }

  @Test
  void a_request_is_sent_with_its_headers_and_content() {
    var answer = http.send(request("POST", "/echo").header("X-Key", "k").json("{\"a\":\"é\"}"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("POST application/json k {\"a\":\"é\"}");
    assertThat(answer.header("Content-Length")).isPresent();
  }

  @Test
  void every_status_is_an_answer() {
    assertThat(http.send(request("GET", "/nowhere")).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://elsewhere.example/",
        "https://127.0.0.1:%d/",
        "http://127.0.0.1:1/",
        "http://127.0.0.1.elsewhere.example:%d/",
        "file:///etc/passwd"
      })
  void another_host_is_refused(String address) {
    var elsewhere = URI.create(address.replace("%d", String.valueOf(tenant.getPort())));

    assertThatExceptionOfType(Rejected.class)
        .isThrownBy(() -> http.send(CrmRequest.get(elsewhere)))
        .withMessageContaining("another host");
  }

  @Test
  void a_redirect_on_the_same_host_is_followed_for_a_read() {
    assertThat(http.send(request("GET", "/moved")).body()).startsWith("GET");
  }

  @Test
  void a_redirect_to_another_host_is_refused() {
    assertThatExceptionOfType(Rejected.class).isThrownBy(() -> http.send(request("GET", "/away")));
  }

  @Test
  void a_redirect_of_a_write_is_an_answer() {
    assertThat(http.send(request("POST", "/moved").json("{}")).status()).isEqualTo(302);
  }

  @Test
  void redirects_in_circles_end() {
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> http.send(request("GET", "/circle")))
        .withMessageContaining("circles");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/long", "/cut"})
  void without_a_whole_answer_a_read_may_be_repeated_and_a_write_is_in_doubt(String path) {
    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> http.send(request("GET", path)));
    assertThatExceptionOfType(Ambiguous.class)
        .isThrownBy(() -> http.send(request("POST", path).json("{}")));
  }

  @Test
  void without_a_connection_nothing_was_done() {
    crm.stop(0);

    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> http.send(request("POST", "/echo").json("{}")));
  }

  @Test
  void a_failure_names_the_address_without_its_query() {
    assertThatExceptionOfType(Ambiguous.class)
        .isThrownBy(() -> http.send(request("POST", "/cut?key=secret").json("{}")))
        .withMessageNotContaining("secret");
    assertThat(new CrmRequest("GET", tenant, Map.of("X-Key", "k"), Optional.empty()))
        .asString()
        .doesNotContain("X-Key");
  }
}
