package io.callscribe.simulator.ringcentral;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Plays calls, each on a virtual thread of its own. */
final class Player {
  private final RingCentralOptions options;
  private final Switches switches;
  private final CallLog log;
  private final Deliveries deliveries;
  private final InsightsApi insights;
  private final ExecutorService threads;
  private final Ids ids;
  private final AtomicLong numbers = new AtomicLong();
  private final AtomicInteger kept = new AtomicInteger();
  private final Queue<PlayedCall> played = new ConcurrentLinkedQueue<>();

  Player(
      RingCentralOptions options,
      Switches switches,
      CallLog log,
      Deliveries deliveries,
      InsightsApi insights,
      ExecutorService threads) {
    this.options = options;
    this.switches = switches;
    this.log = log;
    this.deliveries = deliveries;
    this.insights = insights;
    this.threads = threads;
    this.ids = new Ids(options.clock().instant());
  }

  List<PlayedCall> played() {
    return List.copyOf(played);
  }

  /**
   * Starts a call.
   *
   * @throws IllegalArgumentException if the cast cannot play the scenario
   */
  PlayedCall play(Scenario scenario, Cast cast) {
    long number = numbers.incrementAndGet();
    var dice = new SplittableRandom(options.seed() * 31 + number);
    long began = System.nanoTime();
    var start = options.clock().instant();
    var stage = new Stage(start, began, dice);
    var roles = Roles.of(scenario, cast, dice);
    var script = Script.of(new Script.Scene(scenario, roles, dice, stage, options, ids, log));
    var call =
        new PlayedCall(
            number,
            scenario,
            script.sessionIds(),
            script.customerNumber(),
            start,
            script.expected(start.plus(stage.real(script.length()))));
    played.add(call);
    if (kept.incrementAndGet() > options.keptCalls()) {
      kept.decrementAndGet();
      played.poll();
    }
    threads.execute(() -> run(script, stage, call));
    return call;
  }

  private void run(Script script, Stage stage, PlayedCall call) {
    try {
      for (var beat : script.beats()) {
        Pause.until(stage.due(beat.atMillis()));
        beat.action().run();
      }
      end(script, stage, call);
      tellInsights(script, stage);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end(Script script, Stage stage, PlayedCall call) {
    var end = stage.now();
    var length = Duration.between(stage.startedAt(), end);
    var inProgressAt = end.plus(switches.callLogDelay());
    var recordedAt = end.plus(switches.recordingDelay().orElseGet(() -> ownLength(length)));
    for (var take : script.takes()) {
      take.close(end);
      take.call().recordings().forEach(recording -> recording.readyAt(recordedAt));
      take.call().appear(inProgressAt, inProgressAt.plus(switches.inProgressFor()), recordedAt);
      log.end(take.session(), take.call());
    }
    call.endedAt(end);
  }

  private static Duration ownLength(Duration length) {
    return length.compareTo(RingCentralOptions.SHORTEST) < 0 ? RingCentralOptions.SHORTEST : length;
  }

  private void tellInsights(Script script, Stage stage) throws InterruptedException {
    var recordings = new ArrayList<Recording>();
    for (var take : script.takes()) {
      licensed(take.call()).forEach(recordings::add);
    }
    if (recordings.isEmpty() || switches.hasInsightsByHand()) {
      return;
    }
    long ended = System.nanoTime();
    long delay = switches.insightsDelay().toNanos();
    Pause.until(ended + delay);
    for (var recording : recordings) {
      recording.notesCame(stage.now());
      tell(recording, stage);
    }
    Pause.until(ended + 2 * delay);
    for (var recording : recordings) {
      recording.insightsCame(stage.now());
      tell(recording, stage);
    }
  }

  private Stream<Recording> licensed(LoggedCall call) {
    return call.recordings().stream().filter(recording -> switches.isLicensed(recording.owner()));
  }

  /**
   * Sends what there is to say about the recordings of a session, now.
   *
   * @return how many events
   * @throws IllegalArgumentException if there is no such call, or it has not ended
   */
  int sendInsights(String telephonySessionId, boolean isComplete) {
    var call =
        log.findBySession(telephonySessionId)
            .filter(LoggedCall::isEnded)
            .orElseThrow(
                () -> new IllegalArgumentException("No call has ended: " + telephonySessionId));
    var now = options.clock().instant();
    var stage = new Stage(now, System.nanoTime(), new SplittableRandom());
    var recordings = licensed(call).toList();
    for (var recording : recordings) {
      if (isComplete) {
        recording.insightsCame(now);
      } else {
        recording.notesCame(now);
      }
      tell(recording, stage);
    }
    return recordings.size();
  }

  private void tell(Recording recording, Stage stage) {
    if (switches.hasInsights()) {
      deliveries.publish(
          Event.ofInsights(stage.uuid(), insights.body(recording)), stage.lanes, stage.dice);
    }
  }

  /** What a script acts upon: the time of its call and the way to the subscribers. */
  final class Stage {
    private final Instant startedAt;
    private final long began;
    private final SplittableRandom dice;
    private final Deliveries.Lanes lanes = new Deliveries.Lanes();

    private Stage(Instant startedAt, long began, SplittableRandom dice) {
      this.startedAt = startedAt;
      this.began = began;
      this.dice = dice;
    }

    Instant startedAt() {
      return startedAt;
    }

    /** The begin of the call plus the time that has really passed since. */
    Instant now() {
      return startedAt.plusNanos(System.nanoTime() - began);
    }

    boolean isLicensed(Extension person) {
      return switches.isLicensed(person);
    }

    /** How long life's own time takes at this speed. */
    Duration real(long naturalMillis) {
      return Duration.ofNanos((long) (naturalMillis * 1_000_000.0 / options.speed()));
    }

    private long due(long naturalMillis) {
      return began + real(naturalMillis).toNanos();
    }

    private String uuid() {
      return String.valueOf(dice.nextLong(100_000_000_000_000_000L, Long.MAX_VALUE));
    }

    void tell(Party party) {
      var body = party.session().nextEvent(party, now());
      deliveries.publish(Event.ofParty(uuid(), party, body), lanes, dice);
    }
  }
}
