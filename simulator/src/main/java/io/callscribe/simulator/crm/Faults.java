package io.callscribe.simulator.crm;

import io.callscribe.simulator.http.JsonText;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * What goes wrong in the running CRM. Safe for use by several threads. Over HTTP the same is {@code
 * POST /simulator/crm/faults}.
 */
public final class Faults {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
  private static final int ALL = -1;

  /** How the creation of an activity fails. */
  public enum OnCreate {
    /** The activity is there, but the connection closes without an answer. */
    DROP_REPLY_AFTER_COMMIT,
    /** The activity is there, and the answer says 500. */
    ANSWER_500_AFTER_COMMIT,
    ANSWER_500,
    /** With {@code Retry-After}. */
    ANSWER_429,
    ANSWER_503,
    /** Nothing is created and no answer comes for a minute. */
    HANG
  }

  private final Random dice;
  private Duration latency = Duration.ZERO;
  private Duration searchLag = Duration.ZERO;
  private Duration retryAfter = RETRY_AFTER;
  private Optional<OnCreate> onCreate = Optional.empty();
  private int creates;
  private double probability;
  private Set<String> revokedKeys = Set.of();
  private Set<String> inactiveUsers = Set.of();

  Faults(long seed) {
    dice = new Random(seed);
  }

  /** Every API call takes at least this long. */
  public synchronized Faults latency(Duration value) {
    latency = value;
    return this;
  }

  /** A new activity is not found by its reference for so long. */
  public synchronized Faults searchLag(Duration value) {
    searchLag = value;
    return this;
  }

  /** What a 429 asks for. */
  public synchronized Faults retryAfter(Duration value) {
    retryAfter = value;
    return this;
  }

  public synchronized Faults failNextCreates(int number, OnCreate how) {
    return fail(how, number, 0);
  }

  public synchronized Faults failAllCreates(OnCreate how) {
    return fail(how, ALL, 0);
  }

  public synchronized Faults failCreates(double withProbability, OnCreate how) {
    if (!(withProbability >= 0 && withProbability <= 1)) {
      throw new IllegalArgumentException("A probability lies between 0 and 1");
    }
    return fail(how, 0, withProbability);
  }

  private Faults fail(OnCreate how, int number, double withProbability) {
    onCreate = Optional.of(how);
    creates = number;
    probability = withProbability;
    return this;
  }

  /** Requests with this key answer 401 from now on. */
  public synchronized Faults revoke(String key) {
    revokedKeys = with(revokedKeys, key);
    return this;
  }

  /** The user is inactive from now on, and can own no new activity. */
  public synchronized Faults deactivate(String userId) {
    inactiveUsers = with(inactiveUsers, userId);
    return this;
  }

  /** Everything works again. */
  public synchronized Faults clear() {
    latency = Duration.ZERO;
    searchLag = Duration.ZERO;
    retryAfter = RETRY_AFTER;
    onCreate = Optional.empty();
    creates = 0;
    probability = 0;
    revokedKeys = Set.of();
    inactiveUsers = Set.of();
    return this;
  }

  synchronized Duration latency() {
    return latency;
  }

  synchronized Duration searchLag() {
    return searchLag;
  }

  synchronized Duration retryAfter() {
    return retryAfter;
  }

  synchronized boolean isRevoked(String key) {
    return revokedKeys.contains(key);
  }

  synchronized boolean isInactive(String userId) {
    return inactiveUsers.contains(userId);
  }

  /** What happens to the create that is just beginning. */
  synchronized Optional<OnCreate> nextCreate() {
    if (creates == ALL) {
      return onCreate;
    }
    if (creates > 0) {
      creates--;
      return onCreate;
    }
    return probability > 0 && dice.nextDouble() < probability ? onCreate : Optional.empty();
  }

  /**
   * Changes what the object names and nothing else.
   *
   * @throws IllegalArgumentException if a value is impossible
   */
  synchronized void change(JsonObject wanted) {
    if (wanted.getBoolean("clear", false)) {
      clear();
    }
    millis(wanted, "latencyMillis").ifPresent(this::latency);
    millis(wanted, "searchLagMillis").ifPresent(this::searchLag);
    if (JsonText.isPresent(wanted, "retryAfterSeconds")) {
      retryAfter(Duration.ofSeconds(wanted.getInt("retryAfterSeconds")));
    }
    JsonText.text(wanted, "revokeKey").ifPresent(this::revoke);
    JsonText.text(wanted, "deactivateUser").ifPresent(this::deactivate);
    if (wanted.get("create") instanceof JsonObject create) {
      changeCreates(create);
    }
  }

  private void changeCreates(JsonObject wanted) {
    var how = OnCreate.valueOf(wanted.getString("kind", ""));
    if (wanted.getBoolean("all", false)) {
      failAllCreates(how);
    } else if (wanted.get("probability") instanceof JsonNumber number) {
      failCreates(number.doubleValue(), how);
    } else {
      failNextCreates(wanted.getInt("next", 1), how);
    }
  }

  private static Optional<Duration> millis(JsonObject from, String name) {
    return from.get(name) instanceof JsonNumber number
        ? Optional.of(Duration.ofMillis(number.longValue()))
        : Optional.empty();
  }

  synchronized JsonObject toJson() {
    var json =
        JsonText.object()
            .add("latencyMillis", latency.toMillis())
            .add("searchLagMillis", searchLag.toMillis())
            .add("retryAfterSeconds", retryAfter.toSeconds());
    onCreate.ifPresent(
        how ->
            json.add(
                "create",
                JsonText.object()
                    .add("kind", how.name())
                    .add("next", Math.max(0, creates))
                    .add("all", creates == ALL)
                    .add("probability", probability)));
    return json.add("revokedKeys", JsonText.array(revokedKeys))
        .add("inactiveUsers", JsonText.array(inactiveUsers))
        .build();
  }

  private static Set<String> with(Set<String> names, String name) {
    var more = new HashSet<>(names);
    more.add(name);
    return Set.copyOf(more);
  }
}
