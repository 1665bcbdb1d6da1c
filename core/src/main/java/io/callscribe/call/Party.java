package io.callscribe.call;

import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import io.callscribe.ringcentral.Endpoint;
import io.callscribe.ringcentral.PartyEvent;
import io.callscribe.ringcentral.PartyState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One party of a session, told by its events in the order of their sequence, however they arrived.
 */
record Party(List<PartyEvent> events) {
  static Party of(List<PartyEvent> anyOrder) {
    var once = new TreeMap<Integer, PartyEvent>();
    anyOrder.forEach(event -> once.putIfAbsent(event.sequence(), event));
    return new Party(List.copyOf(once.values()));
  }

  /** As RingCentral names it. */
  String id() {
    return last().party();
  }

  private PartyEvent last() {
    return events.getLast();
  }

  Optional<ExtensionId> extension() {
    return events.stream().flatMap(e -> e.extension().stream()).findFirst();
  }

  boolean isCalling() {
    return last().calling();
  }

  boolean isOutside() {
    return extension().isEmpty();
  }

  Endpoint from() {
    return last().from();
  }

  Endpoint to() {
    return last().to();
  }

  /** RingCentral's word for what made the session. */
  String origin() {
    return last().origin();
  }

  Instant startedAt() {
    return events.getFirst().at();
  }

  boolean isEnded() {
    return last().state() == PartyState.ENDED;
  }

  /** The end is told up to three times; the first counts. */
  Instant endedAt() {
    return isEnded() ? events.get(firstOfTheEnd()).at() : last().at();
  }

  private int firstOfTheEnd() {
    int first = events.size() - 1;
    while (first > 0 && events.get(first - 1).state() == PartyState.ENDED) {
      first--;
    }
    return first;
  }

  /** When whoever was here had left: a call that is parked goes on without them. */
  Instant leftAt() {
    var end = isEnded() ? firstOfTheEnd() : 0;
    var before = events.get(Math.max(0, end - 1));
    return isEnded() && before.state() == PartyState.PARKED ? before.at() : endedAt();
  }

  boolean was(PartyState state) {
    return events.stream().anyMatch(e -> e.state() == state);
  }

  /** Who holds a call has answered it, even if that event was lost. */
  Optional<Instant> answeredAt() {
    return events.stream().filter(Party::isUp).map(PartyEvent::at).findFirst();
  }

  private static boolean isUp(PartyEvent event) {
    return event.state() == PartyState.ANSWERED || event.state() == PartyState.HOLD;
  }

  /** From answer to end, holds included, parking not. */
  Duration talk() {
    return talkUntil(endedAt());
  }

  Duration talkUntil(Instant limit) {
    var talked = Duration.ZERO;
    var up = false;
    for (int i = 0; i < events.size(); i++) {
      var event = events.get(i);
      up = isUp(event) || (up && !isDown(event));
      var next = i + 1 < events.size() ? events.get(i + 1).at() : endedAt();
      var to = next.isBefore(limit) ? next : limit;
      if (up && to.isAfter(event.at())) {
        talked = talked.plus(Duration.between(event.at(), to));
      }
    }
    return talked;
  }

  private static boolean isDown(PartyEvent event) {
    return switch (event.state()) {
      case PARKED, VOICEMAIL, FAX, ENDED -> true;
      case SETUP, RINGING, ANSWERED, HOLD, UNKNOWN -> false;
    };
  }

  /** A menu, queue or voicemail also answers; this is for parties of people. */
  boolean talked() {
    return !isCalling() && answeredAt().isPresent();
  }

  boolean has(String reason) {
    return events.stream().anyMatch(e -> e.reason().equalsIgnoreCase(reason));
  }

  boolean endsWithoutReason() {
    return isEnded()
        && events.stream()
            .filter(e -> e.state() == PartyState.ENDED)
            .allMatch(e -> e.reason().isEmpty());
  }

  boolean isQueueMember() {
    return events.stream().anyMatch(PartyEvent::queueCall);
  }

  /** The session that this one was joined with. */
  Optional<SessionId> peer() {
    return events.stream()
        .filter(e -> e.reason().equalsIgnoreCase("AttendedTransfer"))
        .flatMap(e -> e.peer().stream())
        .findFirst();
  }

  List<String> recordings() {
    return events.stream().flatMap(e -> e.recordings().stream()).distinct().toList();
  }
}
