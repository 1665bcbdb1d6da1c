package io.callscribe.call;

import io.callscribe.call.CallSessionRow.CallLogState;
import io.callscribe.ringcentral.CallRecord;
import io.callscribe.ringcentral.Directory;
import io.callscribe.ringcentral.RingCentralConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Stores what the call log said about one call, and when to ask again. */
@ApplicationScoped
class KeepCallRecords {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  private final CallJournal journal;
  private final Directory directory;
  private final RingCentralConfig config;
  private final Event<CallFactsChanged> changed;
  private final Clock clock;

  @Inject
  KeepCallRecords(
      CallJournal journal,
      Directory directory,
      RingCentralConfig config,
      Event<CallFactsChanged> changed,
      Clock clock) {
    this.journal = journal;
    this.directory = directory;
    this.config = config;
    this.changed = changed;
    this.clock = clock;
  }

  /**
   * @param records empty if the call log does not show the call yet
   */
  @Transactional
  void keep(SessionKey key, List<CallRecord> records) {
    var row = journal.find(key).orElseThrow();
    var lines = records.isEmpty() ? row.callLog : CallJournal.lines(records);
    var isNew = !lines.equals(row.callLog);
    row.callLog = lines;
    var story = journal.story(key).orElseThrow();
    row.callLogState = state(row, story);
    row.callLogTries++;
    row.callLogNextAt = clock.instant().plus(wait(row.callLogTries));
    if (isNew || row.callLogState == CallLogState.MISSING) {
      changed.fire(
          new CallFactsChanged(
              key, story.people(directory::isPerson), story.startedAt(), story.endedAt()));
    }
  }

  private CallLogState state(CallSessionRow row, CallStory story) {
    var isFinal = story.records().stream().anyMatch(CallRecord::isFinal);
    if (isFinal && !story.awaitsRecording()) {
      return CallLogState.FINAL;
    }
    var since = row.endedAt == null ? row.lastEventAt : row.endedAt;
    if (since.plus(config.callLogDeadline()).isAfter(clock.instant())) {
      return CallLogState.WANTED;
    }
    return isFinal ? CallLogState.FINAL : CallLogState.MISSING;
  }

  private Duration wait(int tries) {
    var wait = config.callLogDelay().multipliedBy(1L << Math.min(tries, 10));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }
}
