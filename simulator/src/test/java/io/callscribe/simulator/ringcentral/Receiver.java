package io.callscribe.simulator.ringcentral;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.callscribe.simulator.http.JsonText;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A subscriber's address; it behaves well unless a test says otherwise. */
final class Receiver implements AutoCloseable {
  /** What the receiver does with a request; the body has been read already. */
  @FunctionalInterface
  interface Manners {
    void answer(HttpExchange exchange) throws IOException;
  }

  /** A delivery as it came. */
  record Delivery(JsonObject envelope, String verificationToken, String userAgent) {
    JsonObject body() {
      return envelope.getJsonObject("body");
    }

    boolean isInsights() {
      return envelope.getString("event").startsWith("/ai/");
    }
  }

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
  private volatile Manners manners = Receiver::echo;

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/hook", this::receive);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  void behave(Manners how) {
    manners = how;
  }

  List<Delivery> deliveries() {
    return List.copyOf(deliveries);
  }

  List<JsonObject> calls() {
    return deliveries.stream().filter(it -> !it.isInsights()).map(Delivery::body).toList();
  }

  List<JsonObject> insights() {
    return deliveries.stream().filter(Delivery::isInsights).map(Delivery::body).toList();
  }

  static void echo(HttpExchange exchange) throws IOException {
    var token = exchange.getRequestHeaders().getFirst("Validation-Token");
    if (token != null) {
      exchange.getResponseHeaders().set("Validation-Token", token);
    }
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, -1);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (!text.isEmpty()) {
        var headers = exchange.getRequestHeaders();
        deliveries.add(
            new Delivery(
                JsonText.parse(text),
                String.valueOf(headers.getFirst("Verification-Token")),
                String.valueOf(headers.getFirst("User-Agent"))));
      }
      manners.answer(exchange);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
