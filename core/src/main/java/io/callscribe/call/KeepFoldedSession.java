package io.callscribe.call;

import io.callscribe.call.CallSessionRow.CallLogState;
import io.callscribe.call.CallSessionRow.Outcome;
import io.callscribe.ringcentral.Directory;
import io.callscribe.ringcentral.RingCentralConfig;
import io.callscribe.work.Next;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;

/** Stores who took part in a session, and tells those who write about it. */
@ApplicationScoped
class KeepFoldedSession {
  private final CallJournal journal;
  private final Directory directory;
  private final CallConfig config;
  private final RingCentralConfig ringCentral;
  private final Event<CallFactsChanged> changed;
  private final Clock clock;

  @Inject
  KeepFoldedSession(
      CallJournal journal,
      Directory directory,
      CallConfig config,
      RingCentralConfig ringCentral,
      Event<CallFactsChanged> changed,
      Clock clock) {
    this.journal = journal;
    this.directory = directory;
    this.config = config;
    this.ringCentral = ringCentral;
    this.changed = changed;
    this.clock = clock;
  }

  @Transactional
  Next fold(SessionKey key) {
    var row = journal.find(key).orElseThrow();
    var events = row.events;
    var story = journal.story(key).orElseThrow();
    row.foldedEvents = events;
    announce(key, story);
    if (story.isOver()) {
      close(row, story);
      return new Next.Done();
    }
    return guard(row);
  }

  private void announce(SessionKey key, CallStory story) {
    var people =
        story.people(directory::isPerson).stream()
            .filter(e -> story.of(e, Optional.empty()).ended())
            .collect(Collectors.toSet());
    if (!people.isEmpty()) {
      changed.fire(new CallFactsChanged(key, people, story.startedAt(), story.endedAt()));
    }
  }

  private void close(CallSessionRow row, CallStory story) {
    row.endedAt = story.endedAt();
    var nobody = story.people(directory::isPerson).isEmpty();
    row.outcome = nobody ? Outcome.NOBODY : Outcome.PEOPLE;
    row.reason = nobody ? story.whyNobody() : "";
    if (!nobody && row.callLogState == CallLogState.NOT_YET) {
      row.callLogState = CallLogState.WANTED;
      row.callLogNextAt = clock.instant().plus(ringCentral.callLogDelay());
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
      row.callLogState = CallLogState.WANTED;
      row.callLogNextAt = now;
    }
    return new Next.At(now.plus(config.guard()));
  }
}
