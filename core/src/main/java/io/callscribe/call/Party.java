package io.callscribe.call;

import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import io.callscribe.ringcentral.Endpoint;
import io.callscribe.ringcentral.PartyEvent;
import io.callscribe.ringcentral.PartyState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One party of a session, told by its events in the order of their sequence, however they arrived.
 */
record Party(List<PartyEvent> events) {
  static Party of(List<PartyEvent> anyOrder) {
    return new Party(
        anyOrder.stream().sorted(Comparator.comparingInt(PartyEvent::sequence)).toList());
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

  Instant startedAt() {
    return events.getFirst().at();
  }

  boolean isEnded() {
    return last().state() == PartyState.ENDED;
  }

  Instant endedAt() {
    return last().at();
  }

  boolean was(PartyState state) {
    return events.stream().anyMatch(e -> e.state() == state);
  }

  Optional<Instant> answeredAt() {
    return events.stream()
        .filter(e -> e.state() == PartyState.ANSWERED)
        .map(PartyEvent::at)
        .findFirst();
  }

  /** From answer to end, holds included. */
  Duration talk() {
    return answeredAt().map(from -> Duration.between(from, endedAt())).orElse(Duration.ZERO);
  }

  /** A menu, queue or voicemail also answers; this is for parties of people. */
  boolean talked() {
    return !isCalling() && answeredAt().isPresent();
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
