package io.callscribe.dist.demo;

import static org.awaitility.Awaitility.await;

import io.callscribe.dist.HostApi;
import io.callscribe.dist.HostProcess;
import io.callscribe.simulator.Simulator;
import io.callscribe.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;

/** The built distribution as a process, with a simulated RingCentral and a demo CRM beside it. */
final class Company implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration LOOK = Duration.ofMillis(200);

  final Simulator simulator;
  final HostProcess host;
  final HostApi api;

  private Company(Simulator simulator, HostProcess host, HostApi api) {
    this.simulator = simulator;
    this.host = host;
    this.api = api;
  }

  /** A server that is connected and subscribed to the calls of everybody. */
  static Company subscribed(Path data) throws InterruptedException {
    var company = started(data, Map.of());
    DemoSetup.connect(company.api, company.simulator);
    company.awaitSubscription();
    return company;
  }

  static Company started(Path data, Map<String, String> changes) throws InterruptedException {
    var simulator =
        Simulator.start(
            SimulatorOptions.defaults()
                .withRingCentralPort(0)
                .withCrmPort(0)
                .withSpeed(60)
                .withSeed(7)
                .withRingCentral(
                    o ->
                        o.withCallLogDelay(Duration.ofSeconds(1))
                            .withInsightsDelay(Duration.ofSeconds(2))));
    var port = freePort();
    var settings = new HashMap<>(DemoSetup.settings(simulator.ringCentral().uri(), port));
    settings.putAll(changes);
    var host = HostProcess.start(data, port, settings, List.of());
    host.awaitReady();
    return new Company(simulator, host, new HostApi(host.uri(), DemoSetup.TOKEN));
  }

  void awaitSubscription() {
    await()
        .atMost(PATIENCE)
        .pollInterval(LOOK)
        .until(() -> api.subscription().startsWith("Active"));
  }

  /**
   * Waits until every call is over and every record that should exist is complete. If that takes
   * too long, what is there is answered: its faults say what is missing.
   */
  DemoCheck awaitComplete() {
    try {
      return await()
          .atMost(PATIENCE)
          .pollInterval(LOOK)
          .ignoreExceptionsInstanceOf(UncheckedIOException.class)
          .until(() -> new DemoCheck(simulator, api.calls()), DemoCheck::isEverythingComplete);
    } catch (ConditionTimeoutException e) {
      return new DemoCheck(simulator, api.calls());
    }
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    api.close();
    host.close();
    simulator.close();
  }
}
