package io.callscribe.ringcentral;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.callscribe.settings.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers what is asked about people, licences and permissions of an account. */
public final class StubRingCentral implements AutoCloseable {
  private final HttpServer server;
  private final int people;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Set<String> denied = ConcurrentHashMap.newKeySet();
  private final Set<String> licensed = ConcurrentHashMap.newKeySet();
  private volatile boolean tellsLicences = true;
  private volatile boolean isDown;

  public StubRingCentral(int people) {
    this.people = people;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  public RingCentral client(Clock clock) {
    var app = new RingCentralConfig.App("id", new Secret("secret"), new Secret("jwt"));
    var later = Duration.ofHours(1);
    return new RingCentral(
        new RingCentralConfig(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
            Optional.of(app),
            Optional.empty(),
            later,
            later,
            later,
            later,
            later,
            later,
            1000),
        clock);
  }

  public static Directory directory(RingCentral client, Clock clock) {
    return new Directory(client, clock);
  }

  public StubRingCentral deny(String permission) {
    denied.add(permission);
    return this;
  }

  /** The n-th person, from 1 on. */
  public StubRingCentral license(int person) {
    licensed.add(id(person));
    return this;
  }

  public StubRingCentral saysNothingOfLicences() {
    tellsLicences = false;
    return this;
  }

  public void goDown() {
    isDown = true;
  }

  /** Paths with what follows, in order. */
  public List<String> asked(String part) {
    return asked.stream().filter(a -> a.contains(part)).toList();
  }

  private static String id(int person) {
    return String.valueOf(1000 + person);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var uri = exchange.getRequestURI().toString();
    asked.add(uri);
    var body = body(uri).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(isDown ? 503 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String body(String uri) {
    if (uri.contains("/oauth/token")) {
      return "{\"access_token\":\"t\",\"expires_in\":3600}";
    }
    if (uri.contains("authz-profile/check")) {
      var permission = uri.replaceFirst(".*permissionId=", "");
      return "{\"successful\":%s}".formatted(!denied.contains(permission));
    }
    if (uri.contains("/features")) {
      var person = uri.replaceFirst(".*/extension/(\\d+)/features.*", "$1");
      return tellsLicences
          ? "{\"records\":[{\"id\":\"RingSenseForSales\",\"available\":%s}]}"
              .formatted(licensed.contains(person))
          : "{\"records\":[]}";
    }
    if (uri.endsWith("/extension/~")) {
      return extension(1);
    }
    if (uri.contains("/extension?")) {
      return IntStream.rangeClosed(1, people)
          .mapToObj(StubRingCentral::extension)
          .collect(Collectors.joining(",", "{\"records\":[", "]}"));
    }
    return "{\"id\":\"11\",\"mainNumber\":\"+15551230000\"}";
  }

  private static String extension(int person) {
    return "{\"id\":%s,\"name\":\"Person %d\",\"type\":\"User\"}".formatted(id(person), person);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
