package io.callscribe.simulator.ringcentral;

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
import java.util.Set;
import java.util.function.Consumer;

/**
 * Faults and settings of the running simulator. Each change holds from the next event or request
 * on; delays of the call log, recordings and insights hold for the calls that end from then on.
 * Safe for use by several threads. Over HTTP the same is {@code /simulator/switches}.
 */
public final class Switches {
  private static final Duration REORDER_WINDOW = Duration.ofMillis(300);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  private final Consumer<TokenAction> tokens;

  private volatile double reorder;
  private volatile Duration reorderWindow = REORDER_WINDOW;
  private volatile double duplicate;
  private volatile double drop;
  private volatile Duration shortestDelay = Duration.ZERO;
  private volatile Duration longestDelay = Duration.ZERO;
  private volatile Duration callLogDelay;
  private volatile Duration inProgressFor;
  private volatile Optional<Duration> recordingDelay;
  private volatile Duration insightsDelay;
  private volatile boolean insights = true;
  private volatile boolean insightsFilterDisabled;
  private volatile Set<String> insightsWithout = Set.of();
  private volatile Optional<Integer> insightsScore = Optional.empty();
  private volatile boolean insightsByHand;
  private volatile boolean licences = true;
  private volatile Map<String, Boolean> licenceOf = Map.of();
  private volatile boolean rateLimits;
  private volatile boolean purgedRecordings;
  private volatile Set<String> deniedPermissions = Set.of();
  private volatile Set<String> deniedScopes = Set.of();
  private volatile Set<String> disabledGrants = Set.of();
  private volatile Duration slowAnswers = Duration.ZERO;
  private Failures failures = Failures.NONE;

  enum TokenAction {
    REVOKE,
    EXPIRE
  }

  Switches(RingCentralOptions options, Consumer<TokenAction> tokens) {
    this.tokens = tokens;
    callLogDelay = options.theCallLogDelay();
    inProgressFor = options.theInProgressTime();
    recordingDelay = options.recordingDelay();
    insightsDelay = options.theInsightsDelay();
    rateLimits = options.rateLimits();
  }

  /** An event overtakes others with this probability, by at most the window. */
  public Switches reorder(double probability, Duration window) {
    reorder = probability(probability);
    reorderWindow = window;
    return this;
  }

  public Switches reorder(double probability) {
    return reorder(probability, reorderWindow);
  }

  /** An event is sent a second time, same uuid, with this probability. */
  public Switches duplicate(double probability) {
    duplicate = probability(probability);
    return this;
  }

  /** An event is never sent, with this probability. */
  public Switches drop(double probability) {
    drop = probability(probability);
    return this;
  }

  /** Every event is sent this much late; the order stays. */
  public Switches delay(Duration shortest, Duration longest) {
    shortestDelay = shortest;
    longestDelay = longest.compareTo(shortest) < 0 ? shortest : longest;
    return this;
  }

  public Switches callLogDelay(Duration delay) {
    callLogDelay = delay;
    return this;
  }

  public Switches inProgressFor(Duration time) {
    inProgressFor = time;
    return this;
  }

  public Switches recordingDelay(Duration delay) {
    recordingDelay = Optional.of(delay);
    return this;
  }

  public Switches insightsDelay(Duration delay) {
    insightsDelay = delay;
    return this;
  }

  /** Off: no insights come into being, and reading them answers 404. */
  public Switches insights(boolean on) {
    insights = on;
    return this;
  }

  /** Leaves members such as {@code Summary} out of all insights. */
  public Switches insightsWithout(String... members) {
    insightsWithout = Set.of(members);
    return this;
  }

  /**
   * The score of all insights, instead of one drawn by lot.
   *
   * @throws IllegalArgumentException unless it lies between 0 and 100
   */
  public Switches insightsScore(int score) {
    if (score < 0 || score > 100) {
      throw new IllegalArgumentException("A score lies between 0 and 100, not at " + score);
    }
    insightsScore = Optional.of(score);
    return this;
  }

  /** No insights come by themselves: see {@link RingCentralSimulator#sendInsights}. */
  public Switches insightsByHand(boolean on) {
    insightsByHand = on;
    return this;
  }

  /** Off: nobody in the account has the insights licence, and nobody can read insights. */
  public Switches licences(boolean on) {
    licences = on;
    return this;
  }

  /**
   * Gives one person the insights licence or takes it; holds for the calls that begin from then on.
   *
   * @throws IllegalArgumentException if nobody has the extension number
   */
  public synchronized Switches licence(String extensionNumber, boolean on) {
    Account.findByNumber(extensionNumber)
        .filter(Extension::isPerson)
        .orElseThrow(
            () -> new IllegalArgumentException("Nobody has the extension " + extensionNumber));
    var changed = new HashMap<>(licenceOf);
    changed.put(extensionNumber, on);
    licenceOf = Map.copyOf(changed);
    return this;
  }

  /** Subscriptions then list the insights filter under {@code disabledFilters}. */
  public Switches insightsFilterDisabled(boolean disabled) {
    insightsFilterDisabled = disabled;
    return this;
  }

  public Switches rateLimits(boolean on) {
    rateLimits = on;
    return this;
  }

  /** All recordings answer 404, as after 90 days. */
  public Switches purgedRecordings(boolean purged) {
    purgedRecordings = purged;
    return this;
  }

  /** Takes a user permission, such as {@code ReadCompanyCallLog}, from everybody. */
  public synchronized Switches deny(String permissionId) {
    deniedPermissions = with(deniedPermissions, permissionId);
    return this;
  }

  public synchronized Switches allow(String permissionId) {
    deniedPermissions = without(deniedPermissions, permissionId);
    return this;
  }

  /** Takes a scope, such as {@code RingSense}, from the application. */
  public synchronized Switches denyScope(String scope) {
    deniedScopes = with(deniedScopes, scope);
    return this;
  }

  public synchronized Switches allowScope(String scope) {
    deniedScopes = without(deniedScopes, scope);
    return this;
  }

  /** Sign-in by these {@code grant_type} values is refused with OAU-251. */
  public Switches disabledGrants(String... grantTypes) {
    disabledGrants = Set.of(grantTypes);
    return this;
  }

  /** The next requests fail with this status; a 503 asks to wait 30 s. */
  public Switches failNext(int requests, int status) {
    return failNext(requests, status, "", RETRY_AFTER);
  }

  /**
   * The next matching requests fail.
   *
   * @param pathPart only requests whose path contains it; empty for all
   * @param retryAfter sent with a 503; a 429 comes without any header
   */
  public synchronized Switches failNext(
      int requests, int status, String pathPart, Duration retryAfter) {
    failures = new Failures(requests, status, pathPart, retryAfter);
    return this;
  }

  /** Every API request waits this long before it is served. */
  public Switches slowAnswers(Duration delay) {
    slowAnswers = delay;
    return this;
  }

  /** Ends all sessions: their tokens are unknown from now on. */
  public Switches revokeTokens() {
    tokens.accept(TokenAction.REVOKE);
    return this;
  }

  /** Lets all access tokens run out now; refresh tokens stay. */
  public Switches expireTokens() {
    tokens.accept(TokenAction.EXPIRE);
    return this;
  }

  double reorder() {
    return reorder;
  }

  Duration reorderWindow() {
    return reorderWindow;
  }

  double duplicate() {
    return duplicate;
  }

  double drop() {
    return drop;
  }

  Duration shortestDelay() {
    return shortestDelay;
  }

  Duration longestDelay() {
    return longestDelay;
  }

  Duration callLogDelay() {
    return callLogDelay;
  }

  Duration inProgressFor() {
    return inProgressFor;
  }

  Optional<Duration> recordingDelay() {
    return recordingDelay;
  }

  Duration insightsDelay() {
    return insightsDelay;
  }

  boolean hasInsights() {
    return insights;
  }

  boolean isInsightsFilterDisabled() {
    return insightsFilterDisabled;
  }

  Set<String> insightsWithout() {
    return insightsWithout;
  }

  Optional<Integer> insightsScore() {
    return insightsScore;
  }

  boolean hasInsightsByHand() {
    return insightsByHand;
  }

  boolean hasLicences() {
    return licences;
  }

  boolean isLicensed(Extension person) {
    return licences && licenceOf.getOrDefault(person.number(), person.licensed());
  }

  boolean hasRateLimits() {
    return rateLimits;
  }

  boolean hasPurgedRecordings() {
    return purgedRecordings;
  }

  boolean isDenied(String permissionId) {
    return deniedPermissions.contains(permissionId);
  }

  boolean isScopeDenied(String scope) {
    return deniedScopes.contains(scope);
  }

  boolean isGrantDisabled(String grantType) {
    return disabledGrants.contains(grantType);
  }

  Duration slowAnswers() {
    return slowAnswers;
  }

  /** Takes one of the failures that were asked for. */
  synchronized Optional<Failures> nextFailure(String path) {
    if (failures.requests < 1 || !path.contains(failures.pathPart)) {
      return Optional.empty();
    }
    failures = failures.less();
    return Optional.of(failures);
  }

  synchronized JsonObject toJson() {
    var json =
        JsonText.object()
            .add("reorder", reorder)
            .add("reorderWindowMillis", reorderWindow.toMillis())
            .add("duplicate", duplicate)
            .add("drop", drop)
            .add("delayMinMillis", shortestDelay.toMillis())
            .add("delayMaxMillis", longestDelay.toMillis())
            .add("callLogDelayMillis", callLogDelay.toMillis())
            .add("inProgressMillis", inProgressFor.toMillis());
    recordingDelay.ifPresentOrElse(
        delay -> json.add("recordingDelayMillis", delay.toMillis()),
        () -> json.addNull("recordingDelayMillis"));
    return json.add("insightsDelayMillis", insightsDelay.toMillis())
        .add("insights", insights)
        .add("insightsWithout", JsonText.array(insightsWithout))
        .add("insightsScore", insightsScore.map(JsonText::number).orElse(JsonValue.NULL))
        .add("insightsByHand", insightsByHand)
        .add("licences", licences)
        .add("licenceOf", licencesJson())
        .add("insightsFilterDisabled", insightsFilterDisabled)
        .add("rateLimits", rateLimits)
        .add("purgedRecordings", purgedRecordings)
        .add("deniedPermissions", JsonText.array(deniedPermissions))
        .add("deniedScopes", JsonText.array(deniedScopes))
        .add("disabledGrants", JsonText.array(disabledGrants))
        .add("slowAnswerMillis", slowAnswers.toMillis())
        .add("failNext", failures.toJson())
        .build();
  }

  private JsonObjectBuilder licencesJson() {
    var json = JsonText.object();
    licenceOf.forEach(json::add);
    return json;
  }

  /**
   * Changes what the object names and nothing else.
   *
   * @throws IllegalArgumentException if a value is impossible
   */
  synchronized void change(JsonObject wanted) {
    number(wanted, "reorder").ifPresent(value -> reorder = probability(value.doubleValue()));
    millis(wanted, "reorderWindowMillis").ifPresent(value -> reorderWindow = value);
    number(wanted, "duplicate").ifPresent(value -> duplicate = probability(value.doubleValue()));
    number(wanted, "drop").ifPresent(value -> drop = probability(value.doubleValue()));
    if (wanted.containsKey("delayMinMillis") || wanted.containsKey("delayMaxMillis")) {
      delay(
          millis(wanted, "delayMinMillis").orElse(shortestDelay),
          millis(wanted, "delayMaxMillis").orElse(longestDelay));
    }
    millis(wanted, "callLogDelayMillis").ifPresent(value -> callLogDelay = value);
    millis(wanted, "inProgressMillis").ifPresent(value -> inProgressFor = value);
    if (wanted.get("recordingDelayMillis") == JsonValue.NULL) {
      recordingDelay = Optional.empty();
    }
    millis(wanted, "recordingDelayMillis").ifPresent(this::recordingDelay);
    millis(wanted, "insightsDelayMillis").ifPresent(value -> insightsDelay = value);
    flag(wanted, "insights").ifPresent(this::insights);
    names(wanted, "insightsWithout").ifPresent(value -> insightsWithout = value);
    if (wanted.get("insightsScore") == JsonValue.NULL) {
      insightsScore = Optional.empty();
    }
    number(wanted, "insightsScore").ifPresent(value -> insightsScore(value.intValue()));
    flag(wanted, "insightsByHand").ifPresent(this::insightsByHand);
    flag(wanted, "licences").ifPresent(this::licences);
    if (wanted.get("licenceOf") instanceof JsonObject people) {
      people.keySet().forEach(number -> flag(people, number).ifPresent(on -> licence(number, on)));
    }
    flag(wanted, "insightsFilterDisabled").ifPresent(this::insightsFilterDisabled);
    flag(wanted, "rateLimits").ifPresent(this::rateLimits);
    flag(wanted, "purgedRecordings").ifPresent(this::purgedRecordings);
    names(wanted, "deniedPermissions").ifPresent(value -> deniedPermissions = value);
    names(wanted, "deniedScopes").ifPresent(value -> deniedScopes = value);
    names(wanted, "disabledGrants").ifPresent(value -> disabledGrants = value);
    millis(wanted, "slowAnswerMillis").ifPresent(this::slowAnswers);
    if (wanted.get("failNext") instanceof JsonObject wish) {
      failures = Failures.of(wish);
    }
    flag(wanted, "revokeTokens").filter(now -> now).ifPresent(now -> revokeTokens());
    flag(wanted, "expireTokens").filter(now -> now).ifPresent(now -> expireTokens());
  }

  private static Optional<JsonNumber> number(JsonObject from, String name) {
    if (!JsonText.isPresent(from, name)) {
      return Optional.empty();
    }
    if (from.get(name) instanceof JsonNumber number) {
      return Optional.of(number);
    }
    throw new IllegalArgumentException(name + " must be a number");
  }

  private static Optional<Duration> millis(JsonObject from, String name) {
    return number(from, name).map(JsonNumber::longValue).map(Duration::ofMillis);
  }

  private static Optional<Boolean> flag(JsonObject from, String name) {
    if (!JsonText.isPresent(from, name)) {
      return Optional.empty();
    }
    return switch (from.get(name).getValueType()) {
      case TRUE -> Optional.of(true);
      case FALSE -> Optional.of(false);
      default -> throw new IllegalArgumentException(name + " must be true or false");
    };
  }

  private static Optional<Set<String>> names(JsonObject from, String name) {
    return JsonText.isPresent(from, name)
        ? Optional.of(Set.copyOf(JsonText.texts(from, name)))
        : Optional.empty();
  }

  private static double probability(double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("A probability lies between 0 and 1, not at " + value);
    }
    return value;
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

  /** Requests that are still going to fail. */
  record Failures(int requests, int status, String pathPart, Duration retryAfter) {
    static final Failures NONE = new Failures(0, 500, "", RETRY_AFTER);

    static Failures of(JsonObject wish) {
      return new Failures(
          wish.getInt("count", 1),
          wish.getInt("status", 500),
          wish.getString("path", ""),
          Duration.ofSeconds(wish.getInt("retryAfterSeconds", (int) RETRY_AFTER.toSeconds())));
    }

    Failures less() {
      return new Failures(requests - 1, status, pathPart, retryAfter);
    }

    JsonObject toJson() {
      return JsonText.object()
          .add("count", requests)
          .add("status", status)
          .add("path", pathPart)
          .add("retryAfterSeconds", retryAfter.toSeconds())
          .build();
    }
  }
}
