package io.callscribe.call;

import io.callscribe.call.CallSessionRow.CallLogState;
import io.callscribe.call.CallSessionRow.Outcome;
import io.callscribe.ringcentral.CallRecord;
import io.callscribe.ringcentral.Directory;
import io.callscribe.ringcentral.RingCentralConfig;
import io.callscribe.settings.Settings;
import io.callscribe.work.Next;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Stores what became known of a session, who took part, and tells those who write about it. Asks
 * RingCentral nothing: every method is one transaction.
 */
@ApplicationScoped
class KeepSession {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  private final CallJournal journal;
  private final Directory directory;
  private final CallConfig config;
  private final RingCentralConfig ringCentral;
  private final Settings settings;
  private final Event<CallFactsChanged> changed;
  private final Clock clock;

  @Inject
  KeepSession(
      CallJournal journal,
      Directory directory,
      CallConfig config,
      RingCentralConfig ringCentral,
      Settings settings,
      Event<CallFactsChanged> changed,
      Clock clock) {
    this.journal = journal;
    this.directory = directory;
    this.config = config;
    this.ringCentral = ringCentral;
    this.settings = settings;
    this.changed = changed;
    this.clock = clock;
  }

  /** Events arrived, and some of them said that a part of the call is over. */
  @Transactional
  Next fold(SessionKey key) {
    var row = journal.find(key).orElseThrow();
    row.foldedEvents = row.events;
    var story = journal.story(key).orElseThrow();
    announce(key, story);
    if (story.isOver()) {
      close(row, story);
      return new Next.Done();
    }
    return guard(row);
  }

  /**
   * The call log was read for the call.
   *
   * @param records empty if the call log does not show it yet
   */
  @Transactional
  void logged(SessionKey key, List<CallRecord> records) {
    var row = journal.find(key).orElseThrow();
    var lines = records.isEmpty() ? row.callLog : CallJournal.lines(records);
    var isNew = !lines.equals(row.callLog);
    row.callLog = lines;
    var story = journal.story(key).orElseThrow();
    if (story.isOver()) {
      close(row, story);
    }
    row.callLogState = state(row, story);
    row.callLogTries++;
    row.callLogNextAt = clock.instant().plus(wait(row.callLogTries));
    if (isNew || row.callLogState == CallLogState.MISSING) {
      announce(key, story);
    }
  }

  /** The call log shows a call of which no event came, or not its end. */
  @Transactional
  void discovered(SessionKey key, List<CallRecord> records) {
    if (!journal.hasSession(key)) {
      journal.addSession(key, records.getFirst().startedAt());
    }
    logged(key, records);
  }

  private void announce(SessionKey key, CallStory story) {
    var atConnect = settings.snapshot(key.account()).settings().createAtConnect();
    var people =
        story.people(directory::isPerson).stream()
            .filter(e -> isToldOf(story.of(e, Optional.empty()), atConnect))
            .collect(Collectors.toSet());
    if (!people.isEmpty()) {
      changed.fire(new CallFactsChanged(key, people, story.startedAt(), story.endedAt()));
    }
  }

  private static boolean isToldOf(PersonCall call, boolean atConnect) {
    return call.ended() || (atConnect && call.answered());
  }

  private void close(CallSessionRow row, CallStory story) {
    row.endedAt = story.endedAt();
    var nobody = story.people(directory::isPerson).isEmpty();
    row.outcome = nobody ? Outcome.NOBODY : Outcome.PEOPLE;
    row.reason = nobody ? story.whyNobody() : "";
    var mayHaveMore = !nobody || !story.isWhole();
    if (mayHaveMore && row.callLogState == CallLogState.NOT_YET) {
      want(row, ringCentral.callLogDelay());
    }
  }

  /** The end may have been lost: after a long time the call log is asked. */
  private Next guard(CallSessionRow row) {
    var now = clock.instant();
    var due = row.firstEventAt.plus(config.guard());
    if (due.isAfter(now)) {
      return new Next.At(due);
    }
    if (row.callLogState == CallLogState.NOT_YET) {
      want(row, Duration.ZERO);
    }
    return new Next.At(now.plus(config.guard()));
  }

  private void want(CallSessionRow row, Duration delay) {
    row.callLogState = CallLogState.WANTED;
    row.callLogNextAt = clock.instant().plus(delay);
  }

  private CallLogState state(CallSessionRow row, CallStory story) {
    var isFinal = story.records().stream().anyMatch(CallRecord::isFinal);
    if (isFinal && !mayGetRecording(row, story)) {
      return CallLogState.FINAL;
    }
    var since = row.endedAt == null ? row.lastEventAt : row.endedAt;
    if (since.plus(ringCentral.callLogDeadline()).isAfter(clock.instant())) {
      return CallLogState.WANTED;
    }
    return isFinal ? CallLogState.FINAL : CallLogState.MISSING;
  }

  private static boolean mayGetRecording(CallSessionRow row, CallStory story) {
    var hasNone = story.records().stream().allMatch(r -> r.recordings().isEmpty());
    return row.outcome != Outcome.NOBODY
        && (story.awaitsRecording() || (hasNone && !story.isWhole()));
  }

  private Duration wait(int tries) {
    var wait = ringCentral.callLogDelay().multipliedBy(1L << Math.min(tries, 10));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }
}
