package io.callscribe.call;

import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import io.callscribe.api.Direction;
import io.callscribe.call.PersonCall.CallLog;
import io.callscribe.call.PersonCall.CallRecording;
import io.callscribe.ringcentral.CallRecord;
import io.callscribe.ringcentral.CallRecord.Leg;
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
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What happened in one session, from all that is known of it: a pure function of events in any
 * order, repeated or not, and of the call log's records. It reduces every topology (direct, menu,
 * queue, transfer) to the people who took part. Where events were lost, the call log tells.
 *
 * @param records of the call log; empty until it has the call
 */
public record CallStory(
    SessionId session, List<Party> parties, List<CallRecord> records, boolean missingInCallLog) {
  private static final Set<String> CALLS = Set.of("call", "ringout", "callout");
  private static final int FIRST_SEQUENCE = 2;
  private static final Duration SAME_TIME = Duration.ofSeconds(2);

  /** The customer, as one session knows them. */
  private record Outside(Optional<String> number, boolean isCalling) {}

  /** When somebody's part began and ended, and how long they talked. */
  private record Span(Instant from, Instant to, Duration talk) {}

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
    return (!parties.isEmpty() && parties.stream().allMatch(Party::isEnded)) || isLogged();
  }

  /**
   * Whether every event arrived: RingCentral numbers them from 2. Only then does it mean anything
   * that something was not announced.
   */
  boolean isWhole() {
    var numbers =
        parties.stream()
            .flatMap(p -> p.events().stream())
            .map(PartyEvent::sequence)
            .collect(Collectors.toCollection(TreeSet::new));
    return !numbers.isEmpty()
        && numbers.first() <= FIRST_SEQUENCE
        && numbers.last() - numbers.first() + 1 == numbers.size()
        && parties.stream().allMatch(Party::isEnded);
  }

  /** The call log's final word. */
  private Optional<CallRecord> record() {
    return records.stream().filter(CallRecord::isFinal).findFirst();
  }

  private boolean isLogged() {
    return record().isPresent();
  }

  Instant startedAt() {
    return Stream.concat(
            parties.stream().map(Party::startedAt), record().map(CallRecord::startedAt).stream())
        .min(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  /** By the events if they tell of the end, else by the call log. */
  Instant endedAt() {
    var last = parties.stream().map(Party::endedAt).max(Comparator.naturalOrder());
    return last.filter(end -> parties.stream().allMatch(Party::isEnded))
        .or(() -> record().map(CallRecord::endedAt))
        .or(() -> last)
        .orElse(Instant.EPOCH);
  }

  /** The session whose outside party talks in this one after an attended transfer. */
  Optional<SessionId> peer() {
    return parties.stream()
        .flatMap(p -> p.peer().stream())
        .findFirst()
        .or(() -> record().flatMap(CallRecord::transferee));
  }

  /** The customer, as far as this session has one. */
  private Optional<Outside> outside() {
    return parties.stream()
        .filter(Party::isOutside)
        .min(Comparator.comparing(p -> p.isCalling() ? 0 : 1))
        .map(p -> new Outside(p.isCalling() ? p.from().number() : p.to().number(), p.isCalling()))
        .or(() -> record().flatMap(CallStory::outside))
        .or(this::dialled)
        .or(this::calling);
  }

  private static Optional<Outside> outside(CallRecord record) {
    if (record.isInbound() && record.from().extension().isEmpty()) {
      return Optional.of(new Outside(record.from().number(), true));
    }
    return !record.isInbound() && record.to().extension().isEmpty()
        ? Optional.of(new Outside(record.to().number(), false))
        : Optional.empty();
  }

  /** Outside parties are not promised to be announced: then only the caller of ours is known. */
  private Optional<Outside> dialled() {
    var alone =
        parties.stream().allMatch(Party::isCalling)
            && parties.stream().noneMatch(p -> p.to().extension().isPresent());
    return parties.stream()
        .filter(p -> alone)
        .flatMap(p -> p.to().number().stream())
        .filter(n -> n.startsWith("+"))
        .findFirst()
        .map(n -> new Outside(Optional.of(n), false));
  }

  /** Likewise: somebody of ours is called, and nobody of ours calls. */
  private Optional<Outside> calling() {
    return parties.stream().anyMatch(p -> p.isCalling() || p.from().extension().isPresent())
        ? Optional.empty()
        : parties.stream().findFirst().map(p -> new Outside(p.from().number(), true));
  }

  /** Everybody who called or talked, or was called directly while nobody answered. */
  Set<ExtensionId> people(Predicate<ExtensionId> isPerson) {
    var all =
        Stream.concat(
                parties.stream().flatMap(p -> p.extension().stream()),
                legs().flatMap(leg -> leg.extension().stream()))
            .filter(isPerson)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    var talked = all.stream().anyMatch(e -> !isCaller(e) && talked(e));
    return all.stream()
        .filter(e -> isCaller(e) || (talked ? talked(e) : wasCalledDirectly(e)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Stream<Leg> legs() {
    return record().stream().flatMap(r -> r.legs().stream());
  }

  private Stream<Leg> legsOf(ExtensionId extension) {
    return legs().filter(leg -> leg.extension().filter(extension::equals).isPresent());
  }

  private Stream<Party> partiesOf(ExtensionId extension) {
    return parties.stream().filter(p -> p.extension().filter(extension::equals).isPresent());
  }

  private boolean isCaller(ExtensionId extension) {
    return partiesOf(extension).anyMatch(Party::isCalling)
        || record()
            .filter(r -> !r.isInbound())
            .flatMap(r -> r.from().extension())
            .filter(extension::equals)
            .isPresent();
  }

  private boolean talked(ExtensionId extension) {
    return partiesOf(extension).anyMatch(Party::talked)
        || legsOf(extension).anyMatch(Leg::isConnected);
  }

  private boolean wasCalledDirectly(ExtensionId extension) {
    var own = partiesOf(extension).toList();
    return own.isEmpty()
        ? record().flatMap(r -> r.to().extension()).filter(extension::equals).isPresent()
        : own.stream().noneMatch(Party::isQueueMember);
  }

  /** Why there is nobody to log the call for. */
  String whyNobody() {
    if (parties.isEmpty() && records.isEmpty()) {
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
    var isCaller = isCaller(extension);
    var answered = isCaller ? wasAnswered(extension) : talked(extension);
    var span = span(extension, own, isCaller);
    var outside =
        outside().or(() -> isCaller ? Optional.empty() : joined.flatMap(CallStory::outside));
    return new PersonCall(
        session,
        extension,
        direction(outside),
        outside.isPresent() ? outside.get().number() : insideNumber(own, isCaller),
        answered,
        span.from(),
        own.stream().allMatch(Party::isEnded) || isLogged(),
        span.to(),
        duration(span),
        span.talk(),
        record().map(CallRecord::result).orElseGet(() -> result(own, isCaller, answered)),
        isLogged() ? CallLog.FINAL : missingInCallLog ? CallLog.MISSING : CallLog.AWAITED,
        announced(own),
        recordings(extension, own),
        isWhole(),
        record().filter(CallRecord::tooShortToKeep).isPresent(),
        List.of(),
        "",
        List.of());
  }

  private static Direction direction(Optional<Outside> outside) {
    return outside
        .map(o -> o.isCalling() ? Direction.INBOUND : Direction.OUTBOUND)
        .orElse(Direction.INTERNAL);
  }

  private Optional<String> insideNumber(List<Party> own, boolean isCaller) {
    return own.stream()
        .flatMap(p -> (isCaller ? p.to() : p.from()).number().stream())
        .findFirst()
        .or(() -> record().flatMap(r -> (isCaller ? r.to() : r.from()).number()));
  }

  /** RingCentral's own figure for who stayed from start to end, else what was measured. */
  private Duration duration(Span span) {
    var stayed =
        span.from().equals(startedAt())
            && Duration.between(span.to(), endedAt()).abs().compareTo(SAME_TIME) <= 0;
    var measured = Duration.ofMillis(Duration.between(span.from(), span.to()).toMillis() + 500);
    return record()
        .filter(r -> stayed)
        .flatMap(CallRecord::duration)
        .orElse(Duration.ofSeconds(Math.max(0, measured.toSeconds())));
  }

  private Span span(ExtensionId extension, List<Party> own, boolean isCaller) {
    var whole = isCaller || isFirst(extension);
    if (!own.isEmpty() && own.stream().allMatch(Party::isEnded)) {
      var from = own.stream().map(Party::startedAt).min(Comparator.naturalOrder()).orElseThrow();
      var to = own.stream().map(Party::endedAt).max(Comparator.naturalOrder()).orElseThrow();
      return new Span(whole ? startedAt() : from, to, talk(extension, own, isCaller));
    }
    var leg = legsOf(extension).filter(Leg::isConnected).min(Comparator.comparing(Leg::duration));
    return new Span(
        whole ? startedAt() : leg.map(Leg::startedAt).orElse(startedAt()),
        leg.map(Leg::endedAt).orElse(endedAt()),
        leg.map(Leg::duration).orElse(Duration.ZERO));
  }

  /** The first who talked has the whole call; who came later has their part. */
  private boolean isFirst(ExtensionId extension) {
    var byEvents =
        parties.stream()
            .filter(this::isHumanAnswer)
            .filter(p -> p.extension().isPresent())
            .min(Comparator.comparing(p -> p.answeredAt().orElse(Instant.MAX)))
            .flatMap(Party::extension);
    var byLog =
        legs()
            .filter(leg -> leg.isConnected() && !leg.type().equals("Accept"))
            .min(Comparator.comparing(Leg::startedAt))
            .flatMap(Leg::extension);
    return byEvents.or(() -> byLog).map(extension::equals).orElse(true);
  }

  private boolean wasAnswered(ExtensionId caller) {
    return parties.stream().anyMatch(this::isHumanAnswer)
        || legsOf(caller).anyMatch(Leg::isConnected);
  }

  private Duration talk(ExtensionId extension, List<Party> own, boolean isCaller) {
    if (!isCaller) {
      return own.stream().map(Party::talk).reduce(Duration.ZERO, Duration::plus);
    }
    return parties.stream()
        .filter(p -> p.extension().filter(extension::equals).isEmpty())
        .filter(this::isHumanAnswer)
        .map(Party::talk)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /** A queue answers too, and leaves with AgentAnswered when an agent does. */
  private boolean isHumanAnswer(Party party) {
    return party.talked()
        && party.events().stream().noneMatch(e -> e.reason().equalsIgnoreCase("AgentAnswered"));
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
    legsOf(extension).forEach(leg -> ids.addAll(leg.recordings()));
    var others =
        parties.stream()
            .filter(p -> p.extension().filter(extension::equals).isEmpty())
            .flatMap(p -> p.recordings().stream())
            .collect(Collectors.toSet());
    return records.stream()
        .flatMap(r -> r.recordings().stream())
        .distinct()
        .filter(r -> ids.isEmpty() ? !others.contains(r.id()) : ids.contains(r.id()))
        .map(r -> new CallRecording(r.id(), r.content()))
        .toList();
  }
}
