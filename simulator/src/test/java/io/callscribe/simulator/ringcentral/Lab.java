package io.callscribe.simulator.ringcentral;

import static org.awaitility.Awaitility.await;

import io.callscribe.simulator.http.Api;
import io.callscribe.simulator.http.Api.Answer;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A simulator at high speed with a receiver beside it. */
final class Lab implements AutoCloseable {
  static final String CALLS = "/restapi/v1.0/account/~/telephony/sessions";
  static final String INSIGHTS = "/ai/ringsense/v1/public/accounts/~/domains/pbx/insights";
  static final String LOG = "/restapi/v1.0/account/~/call-log";
  static final String JWT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final long BOUND_SECONDS = 20;

  final RingCentralSimulator simulator;
  final Receiver receiver = new Receiver();

  Lab() {
    this(options -> options);
  }

  Lab(UnaryOperator<RingCentralOptions> change) {
    simulator = RingCentralSimulator.start(change.apply(fast()));
  }

  /** So fast that a call takes less than a second; nothing waits long. */
  static RingCentralOptions fast() {
    return RingCentralOptions.defaults()
        .withSeed(7)
        .withSpeed(400)
        .withRateLimits(false)
        .withCallLogDelay(Duration.ZERO)
        .withInProgressFor(Duration.ZERO)
        .withRecordingDelay(Duration.ZERO)
        .withInsightsDelay(Duration.ofMillis(20));
  }

  Api client() {
    return Api.of(simulator.uri()).basic("demo-client", "demo-secret");
  }

  Answer token(Map<String, String> form) {
    return client().form("/restapi/oauth/token", form);
  }

  String newToken() {
    return token(Map.of("grant_type", JWT, "assertion", "demo-jwt"))
        .json()
        .getString("access_token");
  }

  /** The administrator, signed in. */
  Api admin() {
    return Api.of(simulator.uri()).bearer(newToken());
  }

  Api signedIn(String jwt) {
    var answer = token(Map.of("grant_type", JWT, "assertion", jwt));
    return Api.of(simulator.uri()).bearer(answer.json().getString("access_token"));
  }

  Answer subscribe(Api who, String... filters) {
    return who.post(
        "/restapi/v1.0/subscription", subscription(receiver.address(), List.of(filters)));
  }

  static String subscription(String address, List<String> filters) {
    return """
    {"eventFilters":[%s],
     "deliveryMode":{"transportType":"WebHook","address":"%s","verificationToken":"secret"},
     "expiresIn":604800}
    """
        .formatted(String.join(",", filters.stream().map(it -> '"' + it + '"').toList()), address);
  }

  /** Plays a call and waits until it is over. */
  PlayedCall playToEnd(Scenario scenario, Cast cast) {
    var call = simulator.play(scenario, cast);
    endOf(call);
    return call;
  }

  static void endOf(PlayedCall call) {
    try {
      call.end().toCompletableFuture().get(BOUND_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("The call did not end", e);
    }
  }

  /** Waits for so many events of the calls, in the order of arrival. */
  List<JsonObject> calls(int count) {
    await()
        .atMost(Duration.ofSeconds(BOUND_SECONDS))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> receiver.calls().size() >= count);
    return receiver.calls();
  }

  List<JsonObject> insights(int count) {
    await()
        .atMost(Duration.ofSeconds(BOUND_SECONDS))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> receiver.insights().size() >= count);
    return receiver.insights();
  }

  @Override
  public void close() {
    simulator.close();
    receiver.close();
  }
}
