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
 * queue, transfer, parking, conference) to the people who took part. Where events were lost, the
 * call log tells.
 *
 * @param records of the call log; empty until it has the call
 */
public record CallStory(
    SessionId session, List<Party> parties, List<CallRecord> records, boolean missingInCallLog) {
  private static final Set<String> PLACED_CALLS = Set.of("ringout", "callout");
  private static final int FIRST_SEQUENCE = 2;
  private static final Duration SAME_TIME = Duration.ofSeconds(2);

  /** The customer, as one session knows them. */
  private record Outside(Optional<String> number, boolean isCalling) {}

  /** When somebody's part began and ended, and how long they talked. */
  private record Span(Instant from, Instant to, Duration talk) {}

  static CallStory of(
      SessionId session, List<PartyEvent> events, List<CallRecord> records, boolean missing) {
    var parties =
        events.stream().collect(Collectors.groupingBy(PartyEvent::party)).values().stream()
            .map(Party::of)
            .sorted(Comparator.comparing(Party::startedAt))
            .toList();
    return new CallStory(session, parties, List.copyOf(records), missing);
  }

  /** The session of a conference, for instance, is none: its people came by calls of their own. */
  private boolean isPhoneCall() {
    return !isFax()
        && parties.stream()
            .map(Party::origin)
            .allMatch(origin -> origin.equalsIgnoreCase("Call") || isPlaced(origin));
  }

  private boolean isFax() {
    return parties.stream().anyMatch(p -> p.was(PartyState.FAX))
        || records.stream().anyMatch(CallRecord::isFax);
  }

  /** Such a call is made by the platform, which rings the person's own phone first. */
  private static boolean isPlaced(String origin) {
    return PLACED_CALLS.contains(origin.toLowerCase(Locale.ROOT));
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
    if (!isPhoneCall()) {
      return Set.of();
    }
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
        || (parties.stream().noneMatch(Party::isCalling)
            && partiesOf(extension).map(Party::origin).anyMatch(CallStory::isPlaced))
        || record()
            .filter(r -> !r.isInbound())
            .flatMap(r -> r.from().extension())
            .filter(extension::equals)
            .isPresent();
  }

  private boolean talked(ExtensionId extension) {
    return partiesOf(extension).anyMatch(Party::talked) || !talkedOn(extension).isEmpty();
  }

  private boolean wasCalledDirectly(ExtensionId extension) {
    var own = partiesOf(extension).toList();
    return own.isEmpty()
        ? record().flatMap(r -> r.to().extension()).filter(extension::equals).isPresent()
        : own.stream().noneMatch(Party::isQueueMember);
  }

  /** Why there is nobody to log the call for. */
  String whyNobody() {
    if (isFax()) {
      return "A fax, not a phone call";
    }
    if (!isPhoneCall() || (parties.isEmpty() && records.isEmpty())) {
      return "Not a phone call";
    }
    if (parties.stream().anyMatch(Party::isQueueMember)) {
      return "Nobody in the queue answered";
    }
    return legs().anyMatch(leg -> !leg.isArrival())
        ? "Nobody who was rung answered"
        : "The caller hung up before reaching a person";
  }

  /** How the call was routed, one sentence for each stretch; empty until the call log has it. */
  List<String> journey() {
    return record().map(r -> Journey.of(r, this::length)).orElse(List.of());
  }

  /** By the events, which tell ringing from talking; a leg holds both. */
  private Duration length(Leg leg) {
    var all = leg.extension().stream().flatMap(this::partiesOf).toList();
    var named = all.stream().filter(p -> leg.party().filter(p.id()::equals).isPresent()).toList();
    var own = named.isEmpty() ? all : named;
    if (own.size() != 1 || !own.getFirst().isEnded()) {
      return leg.duration();
    }
    var party = own.getFirst();
    if (!leg.isConnected()) {
      return Duration.between(party.startedAt(), party.endedAt());
    }
    var extension = leg.extension().orElseThrow();
    var talk = talk(extension, own, isCaller(extension));
    return talk.isZero() ? leg.duration() : talk;
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
    var joining = joined.filter(j -> !isCaller && outside().isEmpty());
    var outside = outside().or(() -> joining.flatMap(CallStory::outside));
    var otherNumber = outside.isPresent() ? outside.get().number() : insideNumber(own, isCaller);
    return new PersonCall(
        session,
        extension,
        direction(outside),
        otherNumber,
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
        agentNumber(extension, own).orElse(""),
        numbers(otherNumber, own),
        joining.map(this::journeyAfter).orElseGet(this::journey));
  }

  /** The customer's way to this session led through the other one. */
  private List<String> journeyAfter(CallStory joined) {
    var before = joined.journey();
    return Stream.concat(before.stream(), journey().stream().skip(before.isEmpty() ? 0 : 1))
        .toList();
  }

  /** The person's own side of the call, by whatever tells it. */
  private Optional<String> agentNumber(ExtensionId extension, List<Party> own) {
    var byEvents =
        own.stream()
            .filter(p -> !p.isQueueMember())
            .map(p -> p.isCalling() ? p.from() : p.to())
            .filter(side -> side.extension().map(extension::equals).orElse(true));
    var byLog =
        record().stream()
            .flatMap(
                r ->
                    Stream.concat(
                        Stream.of(r.from(), r.to()),
                        r.legs().stream().flatMap(leg -> Stream.of(leg.from(), leg.to()))))
            .filter(side -> side.extension().filter(extension::equals).isPresent());
    return Stream.concat(byEvents, byLog).flatMap(side -> side.number().stream()).findFirst();
  }

  private List<String> numbers(Optional<String> otherNumber, List<Party> own) {
    var sides =
        Stream.concat(
            own.stream()
                .flatMap(p -> p.events().stream())
                .flatMap(e -> Stream.of(e.from(), e.to())),
            record().stream().flatMap(r -> Stream.of(r.from(), r.to())));
    var all = sides.flatMap(side -> Stream.of(side.number(), side.extensionNumber()));
    return Stream.concat(Stream.of(otherNumber), all).flatMap(Optional::stream).distinct().toList();
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
      return new Span(whole ? startedAt() : from, leftAt(own), talk(extension, own, isCaller));
    }
    var legs = talkedOn(extension);
    var from = legs.stream().map(Leg::startedAt).min(Comparator.naturalOrder());
    var to = legs.stream().map(Leg::endedAt).max(Comparator.naturalOrder());
    return new Span(
        whole ? startedAt() : from.orElse(startedAt()), to.orElse(endedAt()), union(legs));
  }

  private static Instant leftAt(List<Party> own) {
    return own.stream().map(Party::leftAt).max(Comparator.naturalOrder()).orElseThrow();
  }

  /**
   * The legs of the person's devices; the arrival of the call only if no device was rung, since a
   * colleague may have answered.
   */
  private List<Leg> talkedOn(ExtensionId extension) {
    var own = legsOf(extension).toList();
    var devices = own.stream().filter(leg -> !leg.isArrival()).toList();
    return (devices.isEmpty() ? own : devices).stream().filter(Leg::isConnected).toList();
  }

  /** How long at least one of the legs lasted. */
  private static Duration union(List<Leg> legs) {
    var until = Instant.MIN;
    var sum = Duration.ZERO;
    for (var leg : legs.stream().sorted(Comparator.comparing(Leg::startedAt)).toList()) {
      var from = leg.startedAt().isAfter(until) ? leg.startedAt() : until;
      if (leg.endedAt().isAfter(from)) {
        sum = sum.plus(Duration.between(from, leg.endedAt()));
        until = leg.endedAt();
      }
    }
    return sum;
  }

  /** The first who talked has the whole call; who came later has their part. */
  private boolean isFirst(ExtensionId extension) {
    var isFromOutside = parties.stream().anyMatch(p -> p.isCalling() && p.isOutside());
    var byEvents =
        parties.stream()
            .filter(this::isHumanAnswer)
            .filter(p -> !isFromOutside || !p.isOutside())
            .min(Comparator.comparing(p -> p.answeredAt().orElse(Instant.MAX)));
    if (byEvents.isPresent()) {
      return byEvents.get().extension().filter(extension::equals).isPresent();
    }
    return legs()
        .filter(leg -> leg.isConnected() && !leg.isArrival())
        .min(Comparator.comparing(Leg::startedAt))
        .flatMap(Leg::extension)
        .map(extension::equals)
        .orElse(true);
  }

  private boolean wasAnswered(ExtensionId caller) {
    return parties.stream()
            .filter(p -> p.extension().filter(caller::equals).isEmpty())
            .anyMatch(this::isHumanAnswer)
        || legsOf(caller).anyMatch(Leg::isConnected);
  }

  private Duration talk(ExtensionId extension, List<Party> own, boolean isCaller) {
    if (!isCaller) {
      return own.stream().map(Party::talk).reduce(Duration.ZERO, Duration::plus);
    }
    var left = leftAt(own);
    return parties.stream()
        .filter(p -> p.extension().filter(extension::equals).isEmpty())
        .filter(this::isHumanAnswer)
        .map(p -> p.talkUntil(left))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private boolean isHumanAnswer(Party party) {
    return party.talked() && !isMachine(party);
  }

  /**
   * A queue or menu answers too. It leaves when an agent answers, at the caller's choice, or
   * without a reason just as somebody else is rung; people who hand a call on leave with a reason.
   */
  private boolean isMachine(Party party) {
    return party.has("AgentAnswered")
        || party.has("CallerInputRedirect")
        || isQueue(party)
        || (party.endsWithoutReason() && parties.stream().anyMatch(p -> follows(p, party)));
  }

  private boolean isQueue(Party party) {
    return !party.isQueueMember()
        && party.extension().isPresent()
        && parties.stream()
            .filter(Party::isQueueMember)
            .anyMatch(p -> p.to().extension().equals(party.extension()));
  }

  private static boolean follows(Party later, Party party) {
    return !later.isCalling()
        && later.extension().isPresent()
        && !later.startedAt().isBefore(party.endedAt())
        && later != party;
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
