package io.callscribe.simulator.ringcentral;

import io.callscribe.simulator.http.JsonText;
import io.callscribe.simulator.http.LoopbackServer.Routes;
import io.callscribe.simulator.http.Reply;
import io.callscribe.simulator.http.Request;
import io.callscribe.simulator.ringcentral.RateLimits.Group;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Webhook subscriptions: create with address check, read, change, renew, delete. */
final class SubscriptionApi {
  private static final String PATH = "/restapi/v1.0/subscription";
  private static final String SCOPE = "SubscriptionWebhook";
  private static final Duration DEFAULT_LIFETIME = Duration.ofDays(7);
  private static final long LONGEST_LIFETIME_SECONDS = 315_360_000;
  private static final int LIMIT = 30;

  private final Clock clock;
  private final Gateway gateway;
  private final FilterRights rights;
  private final Map<String, Subscription> subscriptions;
  private final Deliveries deliveries;
  private final Supplier<URI> server;

  SubscriptionApi(
      Clock clock,
      Gateway gateway,
      FilterRights rights,
      Map<String, Subscription> subscriptions,
      Deliveries deliveries,
      Supplier<URI> server) {
    this.clock = clock;
    this.gateway = gateway;
    this.rights = rights;
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
    this.server = server;
  }

  static Map<String, Subscription> newStore() {
    return new ConcurrentHashMap<>();
  }

  void route(Routes routes) {
    routes.post(PATH, gateway.guarded(Group.MEDIUM, SCOPE, "", this::create));
    routes.get(PATH, gateway.guarded(Group.LIGHT, "", "", (caller, in) -> list(caller)));
    routes.get(
        PATH + "/{id}",
        gateway.guarded(Group.LIGHT, "", "", (who, in) -> ok(theSubscription(who, in))));
    routes.put(PATH + "/{id}", gateway.guarded(Group.MEDIUM, "", "", this::change));
    routes.post(PATH + "/{id}/renew", gateway.guarded(Group.LIGHT, "", "", this::renew));
    routes.delete(PATH + "/{id}", gateway.guarded(Group.MEDIUM, "", "", this::delete));
  }

  private Reply create(Caller caller, Request request) {
    var wish = request.json().orElseThrow(() -> ApiError.invalid("body"));
    var filters = filters(wish, caller);
    var mode =
        Optional.ofNullable(wish.get("deliveryMode"))
            .filter(JsonObject.class::isInstance)
            .map(JsonObject.class::cast)
            .orElseThrow(() -> ApiError.invalid("deliveryMode"));
    if (!JsonText.text(mode, "transportType").equals(Optional.of("WebHook"))) {
      throw ApiError.invalid("deliveryMode.transportType");
    }
    var address = address(mode);
    var lifetime = lifetime(wish).orElse(DEFAULT_LIFETIME);
    if (filters.stream().allMatch(it -> rights.refusal(it, caller.extension().id()).isPresent())) {
      throw ApiError.of(403, "SUB-406", "Not allowed subscribe for events specified in request");
    }
    if (of(caller).size() >= LIMIT) {
      throw ApiError.of(403, "SUB-505", "Subscriptions limit exceeded");
    }
    deliveries
        .check(address)
        .ifPresent(
            error -> {
              throw error;
            });
    var subscription =
        new Subscription(
            UUID.randomUUID().toString(),
            caller.extension().id(),
            caller.clientId(),
            address,
            JsonText.text(mode, "verificationToken"),
            clock.instant(),
            lifetime,
            filters);
    subscriptions.put(subscription.id(), subscription);
    return ok(subscription);
  }

  private static List<Filter> filters(JsonObject wish, Caller caller) {
    var texts = JsonText.texts(wish, "eventFilters");
    if (texts.isEmpty()) {
      throw ApiError.invalid("eventFilters");
    }
    var filters = new ArrayList<Filter>();
    for (var text : texts) {
      filters.add(
          Filter.of(text, caller.extension().id())
              .orElseThrow(
                  () -> ApiError.of(400, "SUB-508", "Event filter [" + text + "] is invalid")));
    }
    return filters;
  }

  private static URI address(JsonObject mode) {
    try {
      return JsonText.text(mode, "address")
          .map(URI::create)
          .filter(uri -> "http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          .filter(uri -> uri.getHost() != null)
          .orElseThrow(() -> ApiError.invalid("deliveryMode.address"));
    } catch (IllegalArgumentException e) {
      throw ApiError.invalid("deliveryMode.address");
    }
  }

  private static Optional<Duration> lifetime(JsonObject wish) {
    if (!JsonText.isPresent(wish, "expiresIn")) {
      return Optional.empty();
    }
    if (wish.get("expiresIn") instanceof JsonNumber number
        && number.longValue() > 0
        && number.longValue() <= LONGEST_LIFETIME_SECONDS) {
      return Optional.of(Duration.ofSeconds(number.longValue()));
    }
    throw ApiError.invalid("expiresIn");
  }

  private List<Subscription> of(Caller caller) {
    var now = clock.instant();
    return subscriptions.values().stream()
        .filter(it -> it.isOf(caller) && !it.isExpired(now))
        .sorted(Comparator.comparing(Subscription::createdAt))
        .toList();
  }

  /** Everybody's that have not expired, the oldest first. */
  List<Subscriber> all() {
    var now = clock.instant();
    return subscriptions.values().stream()
        .filter(it -> !it.isExpired(now))
        .sorted(Comparator.comparing(Subscription::createdAt))
        .map(this::subscriber)
        .toList();
  }

  private Subscriber subscriber(Subscription subscription) {
    var bySilence =
        subscription.filters().stream()
            .collect(
                Collectors.partitioningBy(
                    it -> rights.refusal(it, subscription.ownerId()).isPresent(),
                    Collectors.mapping(Filter::canonical, Collectors.toList())));
    return new Subscriber(
        subscription.id(),
        subscription.ownerId(),
        subscription.address(),
        bySilence.get(false),
        bySilence.get(true),
        subscription.blacklisting().isPresent(),
        subscription.createdAt(),
        subscription.expiresAt());
  }

  private Reply list(Caller caller) {
    var records = JsonText.array();
    of(caller).forEach(it -> records.add(json(it)));
    return Reply.json(
        200, JsonText.object().add("uri", server.get() + PATH).add("records", records).build());
  }

  private Subscription theSubscription(Caller caller, Request request) {
    var id = request.part("id");
    var subscription = subscriptions.get(id);
    if (subscription == null || !subscription.isOf(caller)) {
      throw ApiError.notFound("subscriptionId");
    }
    if (subscription.isExpired(clock.instant())) {
      throw ApiError.of(
          404,
          "SUB-507",
          "Subscription with key [%s] and assigned session [%s] was expired"
              .formatted(id, caller.sessionId()));
    }
    return subscription;
  }

  private Reply change(Caller caller, Request request) {
    var subscription = theSubscription(caller, request);
    var wish = request.json().orElseThrow(() -> ApiError.invalid("body"));
    if (wish.containsKey("eventFilters")) {
      subscription.change(filters(wish, caller));
    }
    subscription.renew(clock.instant(), lifetime(wish).orElse(DEFAULT_LIFETIME));
    return ok(subscription);
  }

  private Reply renew(Caller caller, Request request) {
    var subscription = theSubscription(caller, request);
    subscription.renew(clock.instant(), subscription.firstLifetime());
    return ok(subscription);
  }

  private Reply delete(Caller caller, Request request) {
    subscriptions.remove(theSubscription(caller, request).id());
    return Reply.empty(204);
  }

  private Reply ok(Subscription subscription) {
    return Reply.json(200, json(subscription));
  }

  private JsonObject json(Subscription subscription) {
    var active = JsonText.array();
    var disabled = JsonText.array();
    boolean isAnyDisabled = false;
    for (var filter : subscription.filters()) {
      var refusal = rights.refusal(filter, subscription.ownerId());
      if (refusal.isEmpty()) {
        active.add(filter.canonical());
      } else {
        isAnyDisabled = true;
        disabled.add(
            JsonText.object()
                .add("filter", filter.canonical())
                .add("reason", refusal.get().code())
                .add("message", refusal.get().message()));
      }
    }
    var left = Duration.between(clock.instant(), subscription.expiresAt());
    var json =
        JsonText.object()
            .add("uri", server.get() + PATH + "/" + subscription.id())
            .add("id", subscription.id())
            .add("creationTime", Times.wire(subscription.createdAt()))
            .add("status", subscription.blacklisting().isPresent() ? "Blacklisted" : "Active")
            .add("eventFilters", active)
            .add("expirationTime", Times.wire(subscription.expiresAt()))
            .add("expiresIn", left.toSeconds())
            .add(
                "deliveryMode",
                JsonText.object()
                    .add("transportType", "WebHook")
                    .add("encryption", false)
                    .add("address", subscription.address().toString()));
    if (isAnyDisabled) {
      json.add("disabledFilters", disabled);
    }
    subscription
        .blacklisting()
        .ifPresent(
            it ->
                json.add(
                    "blacklistedData",
                    JsonText.object()
                        .add("reason", it.reason())
                        .add("blacklistedAt", Times.wire(it.at()))));
    return json.build();
  }
}
