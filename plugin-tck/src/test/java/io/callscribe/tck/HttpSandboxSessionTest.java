package io.callscribe.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.CrmCredentials;
import io.callscribe.api.CrmHttp;
import io.callscribe.api.CrmRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpSandboxSessionTest {
  private HttpServer server;
  private URI base;
  private CrmHttp http;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/echo", HttpSandboxSessionTest::echo);
    server.createContext("/moved", exchange -> moved(exchange, "/echo"));
    server.createContext("/away", exchange -> moved(exchange, "http://other.invalid/"));
    server.createContext("/broken", HttpExchange::close);
    server.start();
    base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    http = session(base).http();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void a_request_arrives_and_any_status_is_an_answer() {
    var answer =
        http.send(
            CrmRequest.of("POST", uri("/echo")).header("X-Status", "418").json("{\"a\":\"ü\"}"));

    assertThat(answer.status()).isEqualTo(418);
    assertThat(answer.body()).isEqualTo("POST application/json {\"a\":\"ü\"}");
    assertThat(answer.header("X-Answer")).contains("yes");
  }

  @Test
  void bytes_of_known_length_are_sent() {
    var bytes = "12345".getBytes(UTF_8);
    var content =
        new CrmRequest.Content.Binary(
            "text/plain", bytes.length, () -> new ByteArrayInputStream(bytes));

    var answer = http.send(CrmRequest.of("PUT", uri("/echo")).content(content));

    assertThat(answer.body()).isEqualTo("PUT text/plain 12345");
  }

  @Test
  void a_redirect_on_the_host_is_followed() {
    var answer = http.send(CrmRequest.get(uri("/moved")));

    assertThat(answer.body()).startsWith("GET");
  }

  @Test
  void another_host_is_refused() {
    assertThatExceptionOfType(ConnectorException.Rejected.class)
        .isThrownBy(() -> http.send(CrmRequest.get(URI.create("http://other.invalid/"))));
    assertThatExceptionOfType(ConnectorException.Rejected.class)
        .isThrownBy(() -> http.send(CrmRequest.get(uri("/away"))));
  }

  @Test
  void a_broken_answer_is_ambiguous_unless_it_was_a_read() {
    assertThatExceptionOfType(ConnectorException.Ambiguous.class)
        .isThrownBy(() -> http.send(CrmRequest.of("POST", uri("/broken")).json("{}")));
    assertThatExceptionOfType(ConnectorException.Unavailable.class)
        .isThrownBy(() -> http.send(CrmRequest.get(uri("/broken"))));
  }

  @Test
  void nobody_there_means_nothing_was_sent() throws IOException {
    var nobody = URI.create("http://127.0.0.1:" + freePort());
    var request = CrmRequest.of("POST", nobody.resolve("/echo")).json("{}");

    assertThatExceptionOfType(ConnectorException.Unavailable.class)
        .isThrownBy(() -> session(nobody).http().send(request));
  }

  private static HttpSandboxSession session(URI base) {
    return HttpSandboxSession.of(base, CrmCredentials.of(Map.of()));
  }

  private URI uri(String path) {
    return base.resolve(path);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void echo(HttpExchange exchange) throws IOException {
    var request = exchange.getRequestHeaders();
    var status = request.getFirst("X-Status");
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    var answer =
        (exchange.getRequestMethod() + " " + request.getFirst("Content-Type") + " " + body)
            .getBytes(UTF_8);
    exchange.getResponseHeaders().set("X-Answer", "yes");
    exchange.sendResponseHeaders(status == null ? 200 : Integer.parseInt(status), answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private static void moved(HttpExchange exchange, String location) throws IOException {
    exchange.getResponseHeaders().set("Location", location);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }
}
