package io.callscribe.simulator.ringcentral;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One call of the player, from the moment it was asked for. Safe for use by several threads. */
public final class PlayedCall {
  private final long number;
  private final Scenario scenario;
  private final List<String> telephonySessionIds;
  private final Optional<String> customer;
  private final Instant startedAt;
  private final CompletableFuture<Instant> end = new CompletableFuture<>();
  private volatile List<ExpectedActivity> expected;

  PlayedCall(
      long number,
      Scenario scenario,
      List<String> telephonySessionIds,
      Optional<String> customer,
      Instant startedAt,
      List<ExpectedActivity> expected) {
    this.number = number;
    this.scenario = scenario;
    this.telephonySessionIds = List.copyOf(telephonySessionIds);
    this.customer = customer;
    this.startedAt = startedAt;
    this.expected = List.copyOf(expected);
  }

  /** Counts from 1 in the order of playing. */
  public long number() {
    return number;
  }

  public Scenario scenario() {
    return scenario;
  }

  /** One id; two for an attended transfer and a conference, the customer's session first. */
  public List<String> telephonySessionIds() {
    return telephonySessionIds;
  }

  public String telephonySessionId() {
    return telephonySessionIds.getFirst();
  }

  /** The outside number; empty for an internal call. */
  public Optional<String> customer() {
    return customer;
  }

  public Instant startedAt() {
    return startedAt;
  }

  public boolean isEnded() {
    return end.isDone();
  }

  /** Completes when the last event of the call has been handed over for delivery. */
  public CompletionStage<Instant> end() {
    return end.minimalCompletionStage();
  }

  /** The activities this call has to lead to, one per person; may be empty. */
  public List<ExpectedActivity> expected() {
    return expected;
  }

  void endedAt(Instant at) {
    expected = expected.stream().map(activity -> activity.endedAt(at)).toList();
    end.complete(at);
  }
}
