package io.callscribe.call;

import io.callscribe.ringcentral.CallRecord;
import io.callscribe.ringcentral.CallRecord.Leg;
import io.callscribe.ringcentral.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Tells how a call was routed, from the legs that the call log has of it. */
final class Journey {
  private static final int MOST_NAMED = 3;
  private static final Set<String> PARK = Set.of("CallPark", "ParkLocation");
  private static final Set<String> CONFERENCE =
      Set.of("MoveToConference", "ConferenceCall", "JoinCall");

  /** Results that a ring without an answer has anyway. */
  private static final Set<String> NO_ANSWER =
      Set.of("", "stopped", "no answer", "missed", "hang up", "abandoned", "answered elsewhere");

  private final CallRecord record;
  private final List<Leg> legs;
  private final Function<Leg, Duration> length;
  private final List<String> lines = new ArrayList<>();
  private final List<Leg> rung = new ArrayList<>();
  private Instant stationSince;
  private boolean somebodyTalked;

  private Journey(CallRecord record, Function<Leg, Duration> length) {
    this.record = record;
    this.length = length;
    this.legs =
        record.legs().stream()
            .sorted(Comparator.comparing(this::toldAt).thenComparing(Leg::isAccepted))
            .toList();
    this.stationSince = record.startedAt();
  }

  /**
   * @param length how long a leg's talking or ringing took
   */
  static List<String> of(CallRecord record, Function<Leg, Duration> length) {
    var journey = new Journey(record, length);
    journey.begin();
    journey.legs.forEach(journey::tell);
    journey.tellRung();
    journey.end();
    return List.copyOf(journey.lines);
  }

  private void begin() {
    if (record.isInbound()) {
      var to = legs.isEmpty() ? record.to() : legs.getFirst().to();
      var place = place(to).or(() -> place(record.to()));
      add(Stream.of(Optional.of("Received"), place.map(text -> "at " + text)));
    } else {
      var caller = who(record.from());
      var called = who(record.to());
      add(
          Stream.of(
              caller.map(text -> comma(text) + " called").or(() -> Optional.of("Called")), called));
    }
  }

  /** Who answered is told when they did, after those who were rung together with them. */
  private Instant toldAt(Leg leg) {
    return leg.isConnected() && !leg.isArrival()
        ? leg.endedAt().minus(length.apply(leg))
        : leg.startedAt();
  }

  private void tell(Leg leg) {
    if (!leg.isAccepted()) {
      if (!isArrivalOfCall(leg)) {
        rung.add(leg);
      }
      return;
    }
    tellRung();
    if (leg.type().equals("TransferCall")) {
      handedOn(leg, "transferred the call", who(leg.to()).map(text -> "to " + text));
    } else if (PARK.contains(leg.type())) {
      handedOn(leg, "parked the call", time(leg.duration()));
    } else if (CONFERENCE.contains(leg.type())) {
      handedOn(leg, "made it a conference", time(leg.duration()));
    } else if (leg.type().endsWith("ToSubscriber")) {
      var first = who(leg.to()).map(Journey::comma);
      add(Stream.of(Optional.of("Rang"), first, Optional.of("to place the call")));
    } else if (isStation(leg)) {
      passedOn(leg);
    } else if (!isRepeated(leg)) {
      talked(leg);
    }
  }

  /** The first line has told it. */
  private boolean isArrivalOfCall(Leg leg) {
    return record.isInbound() && leg.isArrival() && leg == legs.getFirst();
  }

  /** A menu or queue: it takes the call in, and other legs take it from there. */
  private boolean isStation(Leg leg) {
    return leg.isArrival()
        && (isArrivalOfCall(leg)
            ? legs.size() > 1
            : legs.stream()
                .skip(legs.indexOf(leg) + 1L)
                .anyMatch(next -> !isRepeated(next) && !next.extension().equals(leg.extension())));
  }

  /** What one side of a call inside the company says, the other says again. */
  private boolean isRepeated(Leg leg) {
    return leg.type().equals("ExtensionToExtension")
        && legs.stream()
            .anyMatch(
                other ->
                    other != leg
                        && other.isAccepted()
                        && other.extension().isPresent()
                        && other.extension().equals(leg.to().extension()));
  }

  private void passedOn(Leg leg) {
    if (isArrivalOfCall(leg)) {
      return;
    }
    var waited = duration(Duration.between(stationSince, leg.startedAt()));
    add(
        Stream.of(
            Optional.of("Passed on"),
            who(leg.to()).map(text -> "to " + (waited.isPresent() ? comma(text) : text)),
            waited.map(text -> "after " + text)));
    stationSince = leg.startedAt();
  }

  private void talked(Leg leg) {
    somebodyTalked = true;
    var time = time(length.apply(leg));
    if (leg.type().equals("Pickup")) {
      var by = who(leg.to()).map(text -> "by " + (time.isPresent() ? comma(text) : text));
      add(Stream.of(Optional.of("Picked up"), by, time.map(text -> "who talked " + text)));
    } else {
      var to = who(leg.to()).map(text -> "to " + (time.isPresent() ? comma(text) : text));
      add(Stream.of(Optional.of("Talked"), to, time));
    }
  }

  private void handedOn(Leg leg, String what, Optional<String> more) {
    var by = who(leg.from());
    add(
        Stream.of(
            by.map(Journey::comma), Optional.of(by.isPresent() ? what : capital(what)), more));
  }

  private void tellRung() {
    if (rung.size() > MOST_NAMED) {
      var longest = rung.stream().map(length).max(Comparator.naturalOrder()).orElseThrow();
      add(Stream.of(Optional.of("Rang " + rung.size() + " phones"), time(longest)));
    } else {
      rung.forEach(this::tellRing);
    }
    rung.clear();
  }

  private void tellRing(Leg leg) {
    var time = time(length.apply(leg));
    var result = leg.result().toLowerCase(Locale.ROOT);
    add(
        Stream.of(
            Optional.of("Rang"),
            who(leg.to()).map(text -> time.isPresent() ? comma(text) : text),
            time,
            NO_ANSWER.contains(result) ? Optional.empty() : Optional.of("(" + result + ")")));
  }

  private void end() {
    if (!record.isInbound() || somebodyTalked) {
      return;
    }
    var result = record.result().toLowerCase(Locale.ROOT);
    if (result.contains("voicemail")) {
      add(Stream.of(Optional.of("Left a voicemail"), who(record.to()).map(text -> "for " + text)));
    } else if (legs.size() > 1) {
      add(Stream.of(Optional.of("Nobody answered")));
    } else {
      var after = record.duration().flatMap(Journey::duration);
      add(Stream.of(Optional.of("The caller hung up"), after.map(text -> "after " + text)));
    }
  }

  private void add(Stream<Optional<String>> parts) {
    lines.add(String.join(" ", parts.flatMap(Optional::stream).toList()));
  }

  /** Number first: where a call came in. */
  private static Optional<String> place(Endpoint side) {
    var number = side.number().filter(n -> !side.extensionNumber().equals(Optional.of(n)));
    return joined(Stream.of(number, side.name(), extension(side)));
  }

  /** Name first: somebody who took part. */
  private static Optional<String> who(Endpoint side) {
    var number = extension(side).or(side::number);
    return joined(Stream.of(side.name(), number));
  }

  private static Optional<String> extension(Endpoint side) {
    return side.extensionNumber().map(number -> "ext. " + number);
  }

  private static Optional<String> joined(Stream<Optional<String>> parts) {
    var known = parts.flatMap(Optional::stream).toList();
    return known.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", known));
  }

  private static String comma(String who) {
    return who.contains(",") ? who + "," : who;
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static Optional<String> time(Duration length) {
    return duration(length).map(text -> "for " + text);
  }

  /** To the second, such as {@code 2 min 5 s}; empty below that. */
  private static Optional<String> duration(Duration length) {
    var rounded = length.plusMillis(500);
    var parts = new ArrayList<String>();
    if (rounded.toHours() > 0) {
      parts.add(rounded.toHours() + " h");
    }
    if (rounded.toMinutesPart() > 0) {
      parts.add(rounded.toMinutesPart() + " min");
    }
    if (rounded.toSecondsPart() > 0) {
      parts.add(rounded.toSecondsPart() + " s");
    }
    return parts.isEmpty() || length.isNegative()
        ? Optional.empty()
        : Optional.of(String.join(" ", parts));
  }
}
