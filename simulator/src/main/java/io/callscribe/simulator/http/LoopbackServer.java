package io.callscribe.simulator.http;

import io.helidon.http.Method;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/** An HTTP server that only this machine can reach. */
public final class LoopbackServer implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final WebServer server;

  private LoopbackServer(WebServer server) {
    this.server = server;
  }

  /**
   * Starts a server.
   *
   * @param port 0 for any free one
   * @throws PortInUse if another process listens there
   */
  public static LoopbackServer start(int port, Consumer<Routes> routes) {
    refuseUsed(port);
    var routing = HttpRouting.builder();
    routes.accept(
        (method, path, handler) ->
            routing.route(Method.create(method), path, (in, out) -> answer(handler, in, out)));
    var server =
        WebServer.builder()
            .host(HOST)
            .port(port)
            .shutdownHook(false)
            .shutdownGracePeriod(Duration.ofMillis(200))
            .routing(routing)
            .build();
    return new LoopbackServer(server.start());
  }

  public URI uri() {
    return URI.create("http://" + HOST + ":" + server.port());
  }

  @Override
  public void close() {
    server.stop();
  }

  /** Helidon reports a used port only deep inside an exception of its own. */
  private static void refuseUsed(int port) {
    try (var probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
    } catch (BindException e) {
      throw new PortInUse(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(
      Function<Request, Reply> handler, ServerRequest in, ServerResponse out) {
    var reply = handler.apply(new Request(in));
    if (reply.isHangUp()) {
      throw new CloseConnectionException("Closed without an answer, as asked");
    }
    out.status(reply.status());
    reply.headers().forEach(out::header);
    out.send(reply.body());
  }

  /** Takes the routes of a server; a part of the path in braces is a variable. */
  @FunctionalInterface
  public interface Routes {
    void on(String method, String path, Function<Request, Reply> handler);

    default void get(String path, Function<Request, Reply> handler) {
      on("GET", path, handler);
    }

    default void post(String path, Function<Request, Reply> handler) {
      on("POST", path, handler);
    }

    default void put(String path, Function<Request, Reply> handler) {
      on("PUT", path, handler);
    }

    default void patch(String path, Function<Request, Reply> handler) {
      on("PATCH", path, handler);
    }

    default void delete(String path, Function<Request, Reply> handler) {
      on("DELETE", path, handler);
    }
  }

  /** Another process listens on the wanted port. */
  public static final class PortInUse extends RuntimeException {
    PortInUse(int port) {
      super("Port " + port + " on " + HOST + " is in use; choose another");
    }
  }
}
