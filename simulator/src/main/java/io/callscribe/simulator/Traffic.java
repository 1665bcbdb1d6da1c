package io.callscribe.simulator;

import io.callscribe.simulator.ringcentral.RingCentralSimulator;
import io.callscribe.simulator.ringcentral.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** A stream of random calls, the usual kinds more often than the rare ones. */
public final class Traffic implements AutoCloseable {
  private static final List<Scenario> MIX =
      List.of(
          Scenario.INBOUND_ANSWERED,
          Scenario.INBOUND_ANSWERED,
          Scenario.INBOUND_ANSWERED,
          Scenario.OUTBOUND_ANSWERED,
          Scenario.OUTBOUND_ANSWERED,
          Scenario.OUTBOUND_ANSWERED,
          Scenario.OUTBOUND_NO_ANSWER,
          Scenario.RINGOUT,
          Scenario.CALLOUT,
          Scenario.MISSED,
          Scenario.VOICEMAIL,
          Scenario.INBOUND_VIA_MENU,
          Scenario.QUEUE_ANSWERED,
          Scenario.QUEUE_ANSWERED,
          Scenario.QUEUE_UNANSWERED,
          Scenario.QUEUE_VOICEMAIL,
          Scenario.BLIND_TRANSFER,
          Scenario.ATTENDED_TRANSFER,
          Scenario.PARKED,
          Scenario.CONFERENCE,
          Scenario.INTERNAL,
          Scenario.DROPPED_IN_MENU,
          Scenario.FAX);

  private final Thread thread;

  private Traffic(Thread thread) {
    this.thread = thread;
  }

  static Traffic start(RingCentralSimulator ringCentral, double callsPerMinute, long seed) {
    if (!(callsPerMinute > 0)) {
      throw new IllegalArgumentException("Calls per minute must be above 0");
    }
    var pause = Duration.ofNanos((long) (Duration.ofMinutes(1).toNanos() / callsPerMinute));
    var dice = new SplittableRandom(seed);
    return new Traffic(
        Thread.ofVirtual().name("simulated-traffic").start(() -> run(ringCentral, pause, dice)));
  }

  private static void run(RingCentralSimulator ringCentral, Duration pause, SplittableRandom dice) {
    long due = System.nanoTime();
    try {
      while (!Thread.currentThread().isInterrupted()) {
        ringCentral.play(MIX.get(dice.nextInt(MIX.size())));
        due += pause.toNanos();
        Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
