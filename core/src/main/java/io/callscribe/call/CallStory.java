package io.callscribe.call;

import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import io.callscribe.api.Direction;
import io.callscribe.call.PersonCall.CallLog;
import io.callscribe.call.PersonCall.CallRecording;
import io.callscribe.ringcentral.CallRecord;
import io.callscribe.ringcentral.PartyEvent;
import io.callscribe.ringcentral.PartyState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What happened in one session, from all that is known of it: a pure function of events in any
 * order, repeated or not, and of the call log's records. It reduces every topology (direct, menu,
 * queue, transfer) to the people who took part.
 *
 * @param records of the call log; empty until it has the call
 */
public record CallStory(
    SessionId session, List<Party> parties, List<CallRecord> records, boolean missingInCallLog) {
  private static final Set<String> CALLS = Set.of("call", "ringout", "callout");
  private static final Duration SAME_TIME = Duration.ofSeconds(2);

  static CallStory of(
      SessionId session, List<PartyEvent> events, List<CallRecord> records, boolean missing) {
    var parties =
        events.stream()
            .filter(e -> CALLS.contains(e.origin().toLowerCase(Locale.ROOT)))
            .collect(Collectors.groupingBy(PartyEvent::party))
            .values()
            .stream()
            .map(Party::of)
            .sorted(Comparator.comparing(Party::startedAt))
            .toList();
    return new CallStory(session, parties, List.copyOf(records), missing);
  }

  /** Whether nobody is on the line any more, by the events or by the call log. */
  boolean isOver() {
    return (!parties.isEmpty() && parties.stream().allMatch(Party::isEnded))
        || record().isPresent();
  }

  private Optional<CallRecord> record() {
    return records.stream().filter(CallRecord::isFinal).findFirst();
  }

  Instant endedAt() {
    return parties.stream()
        .map(Party::endedAt)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  Instant startedAt() {
    return parties.stream()
        .map(Party::startedAt)
        .min(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  /** The session whose outside party talks in this one after an attended transfer. */
  Optional<SessionId> peer() {
    return parties.stream().flatMap(p -> p.peer().stream()).findFirst();
  }

  /** The customer's party, as far as this session has one. */
  private Optional<Party> outside() {
    return parties.stream()
        .filter(Party::isOutside)
        .min(Comparator.comparing(p -> p.isCalling() ? 0 : 1));
  }

  /** Everybody who talked, or was called directly while nobody answered. */
  Set<ExtensionId> people(Predicate<ExtensionId> isPerson) {
    var all = extensions(isPerson);
    var talked =
        all.stream().filter(this::talked).collect(Collectors.toCollection(LinkedHashSet::new));
    var callers =
        all.stream()
            .filter(e -> partiesOf(e).anyMatch(Party::isCalling))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (!talked.isEmpty() || !callers.isEmpty()) {
      talked.addAll(callers);
      if (callers.isEmpty() || talked.size() > callers.size()) {
        return talked;
      }
    }
    return Stream.concat(callers.stream(), all.stream().filter(this::wasCalledDirectly))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Set<ExtensionId> extensions(Predicate<ExtensionId> isPerson) {
    return parties.stream()
        .flatMap(p -> p.extension().stream())
        .filter(isPerson)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private boolean talked(ExtensionId extension) {
    return partiesOf(extension).anyMatch(Party::talked);
  }

  private boolean wasCalledDirectly(ExtensionId extension) {
    return partiesOf(extension).noneMatch(Party::isQueueMember);
  }

  private Stream<Party> partiesOf(ExtensionId extension) {
    return parties.stream().filter(p -> p.extension().filter(extension::equals).isPresent());
  }

  /** Why there is nobody to log the call for. */
  String whyNobody() {
    if (parties.isEmpty()) {
      return "Not a phone call";
    }
    return parties.stream().anyMatch(Party::isQueueMember)
        ? "Nobody in the queue answered"
        : "The caller hung up before reaching a person";
  }

  /**
   * The call for one person.
   *
   * @param joined the story of {@link #peer()}, if there is one
   */
  PersonCall of(ExtensionId extension, Optional<CallStory> joined) {
    var own = partiesOf(extension).toList();
    var isCaller = own.stream().anyMatch(Party::isCalling);
    var answered = isCaller ? parties.stream().anyMatch(this::isHumanAnswer) : talked(extension);
    var startedAt = start(extension, own, isCaller);
    var ended = own.stream().allMatch(Party::isEnded) || record().isPresent();
    var endedAt = own.stream().map(Party::endedAt).max(Comparator.naturalOrder()).orElse(endedAt());
    var stayedToTheEnd =
        startedAt.equals(startedAt())
            && Duration.between(endedAt, endedAt()).abs().compareTo(SAME_TIME) <= 0;
    var measured = Duration.ofMillis(Duration.between(startedAt, endedAt).toMillis() + 500);
    var duration =
        record()
            .filter(r -> stayedToTheEnd)
            .flatMap(CallRecord::duration)
            .orElse(Duration.ofSeconds(measured.toSeconds()));
    var talk =
        isCaller
            ? longestTalkWith(extension)
            : own.stream().map(Party::talk).reduce(Duration.ZERO, Duration::plus);
    var outside =
        outside().or(() -> isCaller ? Optional.empty() : joined.flatMap(CallStory::outside));
    return new PersonCall(
        session,
        extension,
        direction(isCaller, joined),
        otherNumber(own, isCaller, outside),
        answered,
        startedAt,
        ended,
        endedAt,
        duration,
        talk,
        record().map(CallRecord::result).orElseGet(() -> result(own, isCaller, answered)),
        record().isPresent() ? CallLog.FINAL : missingInCallLog ? CallLog.MISSING : CallLog.AWAITED,
        announced(own).size(),
        recordings(extension, own),
        record().filter(CallRecord::tooShortToKeep).isPresent());
  }

  /** The first who talked, or the caller, has the whole call; who came later has their part. */
  private Instant start(ExtensionId extension, List<Party> own, boolean isCaller) {
    var first =
        parties.stream()
            .filter(p -> p.talked() && p.extension().isPresent())
            .filter(this::isHumanAnswer)
            .min(Comparator.comparing(p -> p.answeredAt().orElse(Instant.MAX)));
    var hasWhole =
        isCaller
            || first.isEmpty()
            || first.get().extension().filter(extension::equals).isPresent();
    return hasWhole
        ? startedAt()
        : own.stream().map(Party::startedAt).min(Comparator.naturalOrder()).orElse(startedAt());
  }

  /** Menus and queues end at once or with AgentAnswered; who talks to the end is human. */
  private boolean isHumanAnswer(Party party) {
    return party.talked()
        && party.events().stream().noneMatch(e -> e.reason().equalsIgnoreCase("AgentAnswered"));
  }

  private Duration longestTalkWith(ExtensionId caller) {
    return parties.stream()
        .filter(p -> p.extension().filter(caller::equals).isEmpty())
        .filter(this::isHumanAnswer)
        .map(Party::talk)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private Direction direction(boolean isCaller, Optional<CallStory> joined) {
    var here = outside();
    if (here.isPresent()) {
      return here.get().isCalling() ? Direction.INBOUND : Direction.OUTBOUND;
    }
    var there = joined.flatMap(CallStory::outside);
    if (isCaller || there.isEmpty()) {
      return isCaller && callsOutside() ? Direction.OUTBOUND : Direction.INTERNAL;
    }
    return there.get().isCalling() ? Direction.INBOUND : Direction.OUTBOUND;
  }

  /** Outside parties are not promised to be announced: then nobody else of ours is in the call. */
  private boolean callsOutside() {
    return parties.stream().allMatch(Party::isCalling)
        && parties.stream().noneMatch(p -> p.to().extension().isPresent())
        && parties.stream()
            .anyMatch(p -> p.to().number().filter(n -> n.startsWith("+")).isPresent());
  }

  private static Optional<String> otherNumber(
      List<Party> own, boolean isCaller, Optional<Party> outside) {
    if (outside.isPresent()) {
      var party = outside.get();
      return party.isCalling() ? party.from().number() : party.to().number();
    }
    return own.stream().flatMap(p -> (isCaller ? p.to() : p.from()).number().stream()).findFirst();
  }

  private static String result(List<Party> own, boolean isCaller, boolean answered) {
    if (answered) {
      return isCaller ? "Call connected" : "Accepted";
    }
    if (isCaller) {
      return "No Answer";
    }
    return own.stream().anyMatch(p -> p.was(PartyState.VOICEMAIL)) ? "Voicemail" : "Missed";
  }

  /** Whether a recording was announced that the call log does not have yet. */
  boolean awaitsRecording() {
    var there =
        records.stream()
            .flatMap(r -> r.recordings().stream())
            .map(CallRecord.Recording::id)
            .collect(Collectors.toSet());
    return !there.containsAll(announced(parties))
        && record().filter(CallRecord::tooShortToKeep).isEmpty();
  }

  private static List<String> announced(List<Party> own) {
    return own.stream().flatMap(p -> p.recordings().stream()).distinct().toList();
  }

  /** By the ids the events gave this person, by the person's leg, or as the only one there is. */
  private List<CallRecording> recordings(ExtensionId extension, List<Party> own) {
    var ids = new LinkedHashSet<>(announced(own));
    records.stream()
        .flatMap(r -> r.legs().stream())
        .filter(leg -> leg.extension().filter(extension::equals).isPresent())
        .forEach(leg -> ids.addAll(leg.recordings()));
    var all = records.stream().flatMap(r -> r.recordings().stream()).distinct().toList();
    var othersAnnounced =
        parties.stream()
            .filter(p -> p.extension().filter(extension::equals).isEmpty())
            .flatMap(p -> p.recordings().stream())
            .collect(Collectors.toSet());
    return all.stream()
        .filter(r -> ids.isEmpty() ? !othersAnnounced.contains(r.id()) : ids.contains(r.id()))
        .map(r -> new CallRecording(r.id(), r.content()))
        .toList();
  }
}
