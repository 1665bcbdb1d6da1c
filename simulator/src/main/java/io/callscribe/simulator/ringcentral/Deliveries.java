package io.callscribe.simulator.ringcentral;

import io.callscribe.simulator.http.JsonText;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLException;

/**
 * Takes events to the subscribers' addresses. A failed delivery is not repeated. Events of one call
 * keep their order for each subscriber, unless the switches say otherwise.
 */
final class Deliveries implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int LONGEST_ANSWER = 1024;
  private static final String USER_AGENT = "RingCentral-Webhook/8.3";

  private final Clock clock;
  private final Switches switches;
  private final Duration blacklistAfter;
  private final Iterable<Subscription> subscriptions;
  private final FilterRights rights;
  private final ExecutorService threads;
  private final HttpClient http;
  private final LongAdder sent = new LongAdder();
  private final LongAdder accepted = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final LongAdder duplicated = new LongAdder();
  private final LongAdder reordered = new LongAdder();
  private final Map<String, LongAdder> byStatus = new ConcurrentSkipListMap<>();

  /** The ordered ways of one call, one to each subscriber. */
  static final class Lanes {
    private final Map<String, Lane> bySubscription = new ConcurrentHashMap<>();

    private Lane to(Subscription subscription, ExecutorService threads) {
      return bySubscription.computeIfAbsent(subscription.id(), any -> new Lane(threads));
    }
  }

  Deliveries(
      RingCentralOptions options,
      Switches switches,
      Iterable<Subscription> subscriptions,
      FilterRights rights,
      ExecutorService threads) {
    this.clock = options.clock();
    this.switches = switches;
    this.blacklistAfter = options.theBlacklistTime();
    this.subscriptions = subscriptions;
    this.rights = rights;
    this.threads = threads;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .executor(threads)
            .build();
  }

  /** Hands an event over; returns at once. */
  void publish(Event event, Lanes lanes, RandomGenerator dice) {
    for (var subscription : subscriptions) {
      if (isWanted(event, subscription)) {
        publish(event, subscription, lanes, dice);
      }
    }
  }

  private boolean isWanted(Event event, Subscription subscription) {
    if (!subscription.isDelivered(clock.instant())) {
      return false;
    }
    for (var filter : subscription.filters()) {
      if (filter.wants(event) && rights.refusal(filter, subscription.ownerId()).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private void publish(Event event, Subscription subscription, Lanes lanes, RandomGenerator dice) {
    if (dice.nextDouble() < switches.drop()) {
      dropped.increment();
      return;
    }
    var delay = between(switches.shortestDelay(), switches.longestDelay(), dice);
    long due = System.nanoTime() + delay.toNanos();
    if (dice.nextDouble() < switches.reorder()) {
      reordered.increment();
      long late = due + between(Duration.ZERO, switches.reorderWindow(), dice).toNanos();
      threads.execute(() -> sendAt(late, event, subscription));
    } else {
      lanes.to(subscription, threads).add(() -> sendAt(due, event, subscription));
    }
    if (dice.nextDouble() < switches.duplicate()) {
      duplicated.increment();
      long again = due + between(Duration.ZERO, switches.reorderWindow(), dice).toNanos();
      threads.execute(() -> sendAt(again, event, subscription));
    }
  }

  private static Duration between(Duration shortest, Duration longest, RandomGenerator dice) {
    long span = longest.minus(shortest).toNanos();
    return span <= 0 ? shortest : shortest.plusNanos(dice.nextLong(span));
  }

  private void sendAt(long due, Event event, Subscription subscription) {
    try {
      Pause.until(due);
      subscription.deliveries().acquire();
      try {
        send(event, subscription);
      } finally {
        subscription.deliveries().release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(Event event, Subscription subscription) throws InterruptedException {
    if (!subscription.isDelivered(clock.instant())) {
      return;
    }
    var request =
        HttpRequest.newBuilder(subscription.address())
            .timeout(PATIENCE)
            .header("Accept", "application/json")
            .header("Content-Type", "application/json; charset=UTF-8")
            .header("User-Agent", USER_AGENT)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    event.envelope(subscription, Times.wire(clock.instant()))));
    subscription
        .verificationToken()
        .ifPresent(token -> request.header("Verification-Token", token));
    sent.increment();
    try {
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      count(String.valueOf(answer.statusCode()));
      if (answer.statusCode() / 100 != 2) {
        failed(subscription, "HTTP code " + answer.statusCode());
      } else if (size(answer) > LONGEST_ANSWER) {
        failed(subscription, "Response is larger than " + LONGEST_ANSWER + " bytes");
      } else {
        accepted.increment();
        subscription.succeeded();
      }
    } catch (HttpTimeoutException e) {
      count("timeout");
      failed(subscription, "I/O operation is failed. Details: [Read timed out]");
    } catch (IOException e) {
      count("unreachable");
      failed(subscription, "I/O operation is failed. Details: [Connection refused]");
    }
  }

  private void failed(Subscription subscription, String reason) {
    failed.increment();
    subscription.failed(reason, clock.instant(), blacklistAfter);
  }

  private void count(String outcome) {
    byStatus.computeIfAbsent(outcome, any -> new LongAdder()).increment();
  }

  /** About the bytes of status line, headers and body. */
  private static int size(HttpResponse<byte[]> answer) {
    int size = "HTTP/1.1 200 OK\r\n\r\n".length() + answer.body().length;
    for (var header : answer.headers().map().entrySet()) {
      for (var value : header.getValue()) {
        size += header.getKey().length() + value.length() + ": \r\n".length();
      }
    }
    return size;
  }

  /** Asks an address whether it wants events; the error to answer with, if it does not. */
  Optional<ApiError> check(URI address) {
    var token = UUID.randomUUID().toString();
    var request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Validation-Token", token)
            .header("Content-Type", "application/json")
            .header("User-Agent", USER_AGENT)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      long asked = System.nanoTime();
      var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      boolean isInTime = System.nanoTime() - asked <= PATIENCE.toNanos();
      boolean isJson =
          answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
      boolean isEchoed =
          answer.headers().firstValue("Validation-Token").filter(token::equals).isPresent();
      return answer.statusCode() == 200
              && isInTime
              && isJson
              && isEchoed
              && size(answer) <= LONGEST_ANSWER
          ? Optional.empty()
          : Optional.of(ApiError.of(400, "SUB-525", "WebHook server response is invalid"));
    } catch (HttpTimeoutException | ConnectException e) {
      return Optional.of(unreachable());
    } catch (SSLException e) {
      return Optional.of(ApiError.of(400, "SUB-524", "WebHook certificate is invalid"));
    } catch (IOException e) {
      return Optional.of(unreachable());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(unreachable());
    }
  }

  private static ApiError unreachable() {
    return ApiError.of(400, "SUB-521", "WebHook is not reachable");
  }

  JsonObject toJson() {
    var statuses = JsonText.object();
    byStatus.forEach((status, count) -> statuses.add(status, count.sum()));
    return JsonText.object()
        .add("sent", sent.sum())
        .add("accepted", accepted.sum())
        .add("failed", failed.sum())
        .add("dropped", dropped.sum())
        .add("duplicated", duplicated.sum())
        .add("reordered", reordered.sum())
        .add("byStatus", statuses)
        .build();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
