package io.callscribe.simulator.ringcentral;

import io.callscribe.simulator.http.JsonText;
import io.callscribe.simulator.http.LoopbackServer.Routes;
import io.callscribe.simulator.http.Reply;
import io.callscribe.simulator.http.Request;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** The simulator's own endpoints for other processes on this machine. */
final class ControlApi {
  private static final int MOST_CALLS = 10_000;

  private final Player player;
  private final Switches switches;
  private final Deliveries deliveries;
  private final RequestLog requests;
  private final SubscriptionApi subscriptions;

  ControlApi(
      Player player,
      Switches switches,
      Deliveries deliveries,
      RequestLog requests,
      SubscriptionApi subscriptions) {
    this.requests = requests;
    this.subscriptions = subscriptions;
    this.player = player;
    this.switches = switches;
    this.deliveries = deliveries;
  }

  void route(Routes routes) {
    routes.post("/simulator/calls", this::play);
    routes.get("/simulator/calls", request -> calls(player.played()));
    routes.get("/simulator/expected", this::expected);
    routes.get("/simulator/deliveries", request -> Reply.json(200, deliveries.toJson()));
    routes.get("/simulator/switches", request -> Reply.json(200, switches.toJson()));
    routes.put("/simulator/switches", this::change);
    routes.get("/simulator/requests", this::requests);
    routes.get("/simulator/subscriptions", request -> subscriptions());
    routes.post("/simulator/insights", this::sendInsights);
  }

  private Reply requests(Request request) {
    var path = request.query("path").orElse("/");
    long count =
        request
            .query("method")
            .map(method -> requests.count(method, path))
            .orElseGet(() -> requests.count(path));
    return Reply.json(200, JsonText.object().add("count", count).build());
  }

  private Reply subscriptions() {
    var all = JsonText.array();
    for (var one : subscriptions.all()) {
      all.add(
          JsonText.object()
              .add("id", one.id())
              .add("extensionId", one.extensionId())
              .add("address", one.address().toString())
              .add("filters", JsonText.array(one.filters()))
              .add("disabledFilters", JsonText.array(one.disabledFilters()))
              .add("blacklisted", one.blacklisted())
              .add("createdAt", Times.wire(one.createdAt()))
              .add("expiresAt", Times.wire(one.expiresAt())));
    }
    return Reply.json(200, JsonText.object().add("items", all).build());
  }

  private Reply sendInsights(Request request) {
    try {
      var wish = request.json().orElseThrow(() -> new IllegalArgumentException("Not JSON"));
      int sent =
          player.sendInsights(
              wish.getString("telephonySessionId", ""), !wish.getBoolean("notes", false));
      return Reply.json(200, JsonText.object().add("sent", sent).build());
    } catch (IllegalArgumentException e) {
      return refusal(e);
    }
  }

  private Reply play(Request request) {
    try {
      var wish = request.json().orElseThrow(() -> new IllegalArgumentException("Not JSON"));
      var scenario = Scenario.valueOf(wish.getString("scenario", ""));
      int count = wish.getInt("count", 1);
      if (count < 1 || count > MOST_CALLS) {
        throw new IllegalArgumentException("count must lie between 1 and " + MOST_CALLS);
      }
      var cast = cast(wish);
      return calls(Stream.generate(() -> player.play(scenario, cast)).limit(count).toList());
    } catch (IllegalArgumentException e) {
      return refusal(e);
    }
  }

  private static Cast cast(JsonObject wish) {
    var cast = Cast.anyone();
    for (var agent : JsonText.texts(wish, "agents")) {
      cast = cast.withAgent(agent);
    }
    if (JsonText.isPresent(wish, "agent")) {
      cast = cast.withAgent(wish.getString("agent"));
    }
    if (JsonText.isPresent(wish, "device")) {
      cast = cast.withDevice(Device.valueOf(wish.getString("device")));
    }
    return JsonText.text(wish, "customer").map(cast::withCustomer).orElse(cast);
  }

  private Reply change(Request request) {
    try {
      switches.change(request.json().orElseThrow(() -> new IllegalArgumentException("Not JSON")));
      return Reply.json(200, switches.toJson());
    } catch (IllegalArgumentException | ClassCastException e) {
      return refusal(e);
    }
  }

  private static Reply refusal(RuntimeException e) {
    return Reply.json(
        400, JsonText.object().add("message", String.valueOf(e.getMessage())).build());
  }

  private static Reply calls(List<PlayedCall> calls) {
    var all = JsonText.array();
    calls.forEach(call -> all.add(json(call)));
    return Reply.json(200, JsonText.object().add("items", all).build());
  }

  private Reply expected(Request request) {
    boolean isEndedOnly = request.query("ended").filter("true"::equals).isPresent();
    var all = JsonText.array();
    for (var call : player.played()) {
      if (call.isEnded() || !isEndedOnly) {
        call.expected().forEach(activity -> all.add(json(activity)));
      }
    }
    return Reply.json(200, JsonText.object().add("items", all).build());
  }

  private static JsonObject json(PlayedCall call) {
    var json =
        JsonText.object()
            .add("number", call.number())
            .add("scenario", call.scenario().name())
            .add("telephonySessionIds", JsonText.array(call.telephonySessionIds()))
            .add("startedAt", Times.wire(call.startedAt()))
            .add("ended", call.isEnded());
    call.customer().ifPresent(number -> json.add("customer", number));
    var expected = JsonText.array();
    call.expected().forEach(activity -> expected.add(json(activity)));
    return json.add("expected", expected).build();
  }

  private static JsonObject json(ExpectedActivity activity) {
    return JsonText.object()
        .add("telephonySessionId", activity.telephonySessionId())
        .add("extensionId", activity.extensionId())
        .add("otherPartyNumber", activity.otherPartyNumber())
        .add("direction", activity.direction())
        .add("answered", activity.answered())
        .add("recorded", activity.recorded())
        .add("insights", activity.insights())
        .add("endedAt", Times.wire(activity.endedAt()))
        .build();
  }
}
