package io.callscribe.simulator.ringcentral;

import io.callscribe.simulator.http.LoopbackServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A running RingCentral of one account, on this machine only. Calls are played in it and the truth
 * about them can be asked for. Safe for use by several threads.
 */
public final class RingCentralSimulator implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Switches switches;
  private final Deliveries deliveries;
  private final Player player;
  private final RequestLog requests = new RequestLog();
  private final SubscriptionApi subscriptionApi;
  private final RingCentralOptions options;
  private final LoopbackServer server;
  private final URI uri;

  private RingCentralSimulator(RingCentralOptions options) {
    this.options = options;
    var clock = options.clock();
    var tokens = new Tokens(clock);
    switches =
        new Switches(
            options,
            action -> {
              switch (action) {
                case REVOKE -> tokens.revokeAll();
                case EXPIRE -> tokens.expireAll();
              }
            });
    var permissions = new Permissions(switches);
    var rights = new FilterRights(switches, permissions);
    var gateway = new Gateway(switches, tokens, new RateLimits(clock), permissions, requests);
    var log = new CallLog(options.keptCalls());
    Map<String, Subscription> subscriptions = SubscriptionApi.newStore();
    deliveries = new Deliveries(options, switches, subscriptions.values(), rights, threads);
    var insights = new InsightsApi(switches, gateway, log, this::uri);
    subscriptionApi =
        new SubscriptionApi(clock, gateway, rights, subscriptions, deliveries, this::uri);
    player = new Player(options, switches, log, deliveries, insights, threads);
    server =
        LoopbackServer.start(
            options.port(),
            routes -> {
              new OAuthApi(options, switches, tokens, gateway).route(routes);
              new AccountApi(switches, gateway, permissions, this::uri).route(routes);
              subscriptionApi.route(routes);
              new CallLogApi(options, gateway, log, this::uri).route(routes);
              new RecordingApi(clock, switches, gateway, log, this::uri).route(routes);
              insights.route(routes);
              new ControlApi(player, switches, deliveries, requests, subscriptionApi).route(routes);
            });
    uri = server.uri();
  }

  /**
   * Starts the server.
   *
   * @throws LoopbackServer.PortInUse if another process listens on the port
   */
  public static RingCentralSimulator start(RingCentralOptions options) {
    return new RingCentralSimulator(options);
  }

  /** Without a path: stands for {@code https://platform.ringcentral.com}, for media too. */
  public URI uri() {
    return uri;
  }

  /** Plays a call among people drawn by lot; returns at once. */
  public PlayedCall play(Scenario scenario) {
    return play(scenario, Cast.anyone());
  }

  /**
   * Plays a call; returns at once while its events flow in the background.
   *
   * @throws IllegalArgumentException if the cast cannot play the scenario, for instance an agent
   *     who is no member of the queue
   */
  public PlayedCall play(Scenario scenario, Cast cast) {
    return player.play(scenario, cast);
  }

  public Switches switches() {
    return switches;
  }

  /** How long so much of life's time takes at this speed; at least 0.2 s. */
  public Duration scaled(Duration natural) {
    return options.scaled(natural);
  }

  /**
   * How many requests came whose path begins with this, refused ones included. A part {@code *}
   * stands for any, as in <code>/restapi/v1.0/account/&#42;/recording/&#42;/content</code>. Paths
   * count as they were sent, with {@code ~} or real ids.
   */
  public long requests(String path) {
    return requests.count(path);
  }

  /** The same of one method, in capitals. */
  public long requests(String method, String path) {
    return requests.count(method, path);
  }

  /** Who is subscribed to events now, the oldest subscription first. */
  public List<Subscriber> subscriptions() {
    return subscriptionApi.all();
  }

  /**
   * Lets the whole insights of a call come now, once more if they have come before: one event for
   * each recording whose owner has the licence.
   *
   * @return how many events
   * @throws IllegalArgumentException if there is no such call, or it has not ended
   */
  public int sendInsights(String telephonySessionId) {
    return player.sendInsights(telephonySessionId, true);
  }

  /** Lets the AI notes of a call come now, which precede the other insights. */
  public int sendNotes(String telephonySessionId) {
    return player.sendInsights(telephonySessionId, false);
  }

  /** All calls that are remembered, in the order of playing. */
  public List<PlayedCall> played() {
    return player.played();
  }

  /** The truth for "exactly once": what must be in the CRM when everything is through. */
  public List<ExpectedActivity> expected() {
    return played().stream().flatMap(call -> call.expected().stream()).toList();
  }

  /** Stops the server; calls that are still up end without further events. */
  @Override
  public void close() {
    server.close();
    threads.shutdownNow();
    deliveries.close();
  }
}
