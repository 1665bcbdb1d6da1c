package io.callscribe.simulator.crm;

import io.callscribe.simulator.http.JsonText;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What goes wrong in the running CRM. Users are named by their ids ({@code u-maya}, {@code u-tom},
 * {@code u-priya}, {@code u-lena}, {@code u-omar}), rights as {@code GET /api/me} tells them. Safe
 * for use by several threads. Over HTTP the same is {@code POST /simulator/crm/faults}.
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
  private int failingReads;
  private int overtakenUpdates;
  private boolean normalisedBodies;
  private Optional<String> refusal = Optional.empty();
  private Set<String> revokedKeys = Set.of();
  private Set<String> inactiveUsers = Set.of();
  private Set<String> usersWithoutUpdates = Set.of();
  private Set<String> requiredFields = Set.of();
  private final Map<String, Set<String>> changedRights = new HashMap<>();

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

  /** The next reads of one activity answer 500. */
  public synchronized Faults failNextReads(int number) {
    failingReads = number;
    return this;
  }

  /**
   * Somebody else changes the activity just before each of the next updates that name a version, by
   * one more line at the end of its body: they answer 412.
   */
  public synchronized Faults overtakeNextUpdates(int number) {
    overtakenUpdates = number;
    return this;
  }

  /** Nobody can change activities from now on: 400 with these words. */
  public synchronized Faults refuseUpdates(String words) {
    refusal = Optional.of(words);
    return this;
  }

  /** Undoes {@link #refuseUpdates}. */
  public synchronized Faults acceptUpdates() {
    refusal = Optional.empty();
    return this;
  }

  /** The user can change no activities from now on, not even own ones: 403. */
  public synchronized Faults denyUpdates(String userId) {
    usersWithoutUpdates = with(usersWithoutUpdates, theUser(userId).id());
    return this;
  }

  /** Undoes {@link #denyUpdates}. */
  public synchronized Faults allowUpdates(String userId) {
    usersWithoutUpdates = without(usersWithoutUpdates, userId);
    return this;
  }

  /**
   * Bodies are shown in other form than they were sent: lines end with CRLF, blank lines at the end
   * are gone.
   */
  public synchronized Faults normaliseBodies(boolean on) {
    normalisedBodies = on;
    return this;
  }

  /** A new activity without a value of this custom field is refused: 422 with its name. */
  public synchronized Faults requireField(String key) {
    requiredFields = with(requiredFields, key);
    return this;
  }

  /** Undoes {@link #requireField}. */
  public synchronized Faults releaseField(String key) {
    requiredFields = without(requiredFields, key);
    return this;
  }

  /** Requests with this key answer 401 from now on. */
  public synchronized Faults revoke(String key) {
    revokedKeys = with(revokedKeys, key);
    return this;
  }

  /** The key works again. */
  public synchronized Faults restore(String key) {
    revokedKeys = without(revokedKeys, key);
    return this;
  }

  /** The user is inactive from now on, and can own no new activity. */
  public synchronized Faults deactivate(String userId) {
    inactiveUsers = with(inactiveUsers, userId);
    return this;
  }

  /**
   * Takes a right, such as {@code create-activity}, from a user.
   *
   * @throws IllegalArgumentException if there is no such user or right
   */
  public synchronized Faults take(String userId, String right) {
    changedRights.put(userId, without(rights(theUser(userId)), theRight(right)));
    return this;
  }

  /**
   * Gives a user a right.
   *
   * @throws IllegalArgumentException if there is no such user or right
   */
  public synchronized Faults give(String userId, String right) {
    changedRights.put(userId, with(rights(theUser(userId)), theRight(right)));
    return this;
  }

  private static User theUser(String id) {
    return User.ALL.stream()
        .filter(user -> user.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no user " + id));
  }

  private static String theRight(String name) {
    if (!User.MAYA.rights().contains(name)) {
      throw new IllegalArgumentException("There is no right " + name);
    }
    return name;
  }

  /** Everything works again. */
  public synchronized Faults clear() {
    latency = Duration.ZERO;
    searchLag = Duration.ZERO;
    retryAfter = RETRY_AFTER;
    onCreate = Optional.empty();
    creates = 0;
    probability = 0;
    failingReads = 0;
    overtakenUpdates = 0;
    normalisedBodies = false;
    refusal = Optional.empty();
    revokedKeys = Set.of();
    inactiveUsers = Set.of();
    usersWithoutUpdates = Set.of();
    requiredFields = Set.of();
    changedRights.clear();
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

  synchronized Set<String> rights(User user) {
    return changedRights.getOrDefault(user.id(), user.rights());
  }

  boolean may(User user, String right) {
    return rights(user).contains(right);
  }

  synchronized boolean mayUpdateNothing(User user) {
    return usersWithoutUpdates.contains(user.id());
  }

  /** The words with which every update is refused. */
  synchronized Optional<String> refusal() {
    return refusal;
  }

  synchronized Set<String> requiredFields() {
    return requiredFields;
  }

  synchronized boolean normalisesBodies() {
    return normalisedBodies;
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

  /** Whether the read that is just beginning fails. */
  synchronized boolean failsNextRead() {
    if (failingReads < 1) {
      return false;
    }
    failingReads--;
    return true;
  }

  /** Whether somebody is faster than the update that is just beginning. */
  synchronized boolean overtakesNextUpdate() {
    if (overtakenUpdates < 1) {
      return false;
    }
    overtakenUpdates--;
    return true;
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
    if (JsonText.isPresent(wanted, "failNextReads")) {
      failNextReads(wanted.getInt("failNextReads"));
    }
    if (JsonText.isPresent(wanted, "overtakeNextUpdates")) {
      overtakeNextUpdates(wanted.getInt("overtakeNextUpdates"));
    }
    if (wanted.get("refuseUpdates") == JsonValue.NULL) {
      acceptUpdates();
    }
    named(wanted, "refuseUpdates", this::refuseUpdates);
    named(wanted, "denyUpdates", this::denyUpdates);
    named(wanted, "allowUpdates", this::allowUpdates);
    if (JsonText.isPresent(wanted, "normaliseBodies")) {
      normaliseBodies(wanted.getBoolean("normaliseBodies"));
    }
    named(wanted, "requireField", this::requireField);
    named(wanted, "releaseField", this::releaseField);
    named(wanted, "revokeKey", this::revoke);
    named(wanted, "restoreKey", this::restore);
    named(wanted, "deactivateUser", this::deactivate);
    if (wanted.get("takeRight") instanceof JsonObject take) {
      take(take.getString("user", ""), take.getString("right", ""));
    }
    if (wanted.get("giveRight") instanceof JsonObject give) {
      give(give.getString("user", ""), give.getString("right", ""));
    }
    if (wanted.get("create") instanceof JsonObject create) {
      changeCreates(create);
    }
  }

  private static void named(JsonObject wanted, String name, Consumer<String> change) {
    JsonText.text(wanted, name).ifPresent(change);
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
    json.add("failNextReads", failingReads)
        .add("overtakeNextUpdates", overtakenUpdates)
        .add("normaliseBodies", normalisedBodies);
    refusal.ifPresent(words -> json.add("refuseUpdates", words));
    return json.add("usersWithoutUpdates", JsonText.array(usersWithoutUpdates))
        .add("requiredFields", JsonText.array(requiredFields))
        .add("revokedKeys", JsonText.array(revokedKeys))
        .add("inactiveUsers", JsonText.array(inactiveUsers))
        .add("changedRights", rightsJson())
        .build();
  }

  private JsonObjectBuilder rightsJson() {
    var json = JsonText.object();
    changedRights.forEach((user, rights) -> json.add(user, JsonText.array(rights)));
    return json;
  }

  private static Set<String> with(Set<String> names, String name) {
    var more = new HashSet<>(names);
    more.add(name);
    return Set.copyOf(more);
  }

  private static Set<String> without(Set<String> names, String name) {
    var fewer = new HashSet<>(names);
    fewer.remove(name);
    return Set.copyOf(fewer);
  }
}
