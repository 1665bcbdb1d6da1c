package io.callscribe.simulator.ringcentral;

import io.callscribe.simulator.ringcentral.LoggedCall.Kind;
import io.callscribe.simulator.ringcentral.LoggedCall.Leg;
import io.callscribe.simulator.ringcentral.LoggedCall.Outcome;
import io.callscribe.simulator.ringcentral.Party.Status;
import io.callscribe.simulator.ringcentral.Player.Stage;
import io.callscribe.simulator.ringcentral.Recording.Speaker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What happens in one call and when, in life's own milliseconds from its begin, and what the call
 * log says of it afterwards. The subclasses write the scenarios.
 */
abstract class Script {
  static final long RECORDING_STARTS = 1200;

  final Roles roles;
  private final Scene scene;
  private final List<Beat> beats = new ArrayList<>();
  private final List<Take> takes = new ArrayList<>();
  private final List<ExpectedActivity> expected = new ArrayList<>();

  /** Who plays what, and where. */
  record Scene(
      Scenario scenario,
      Roles roles,
      RandomGenerator dice,
      Stage stage,
      RingCentralOptions options,
      Ids ids,
      CallLog log) {}

  /** One thing that happens. */
  record Beat(long atMillis, Runnable action) {}

  /** A session with its record in the call log. */
  record Take(LiveSession session, LoggedCall call, Consumer<Instant> ending) {
    void close(Instant end) {
      ending.accept(end);
    }
  }

  Script(Scene scene) {
    this.scene = scene;
    this.roles = scene.roles;
  }

  static Script of(Scene scene) {
    var script =
        switch (scene.scenario) {
          case INBOUND_ANSWERED,
              OUTBOUND_ANSWERED,
              OUTBOUND_NO_ANSWER,
              RINGOUT,
              CALLOUT,
              MISSED,
              VOICEMAIL,
              INTERNAL,
              FAX ->
              new DirectScript(scene);
          case INBOUND_VIA_MENU,
              DROPPED_IN_MENU,
              QUEUE_ANSWERED,
              QUEUE_UNANSWERED,
              QUEUE_VOICEMAIL ->
              new CompanyNumberScript(scene);
          case BLIND_TRANSFER, ATTENDED_TRANSFER, PARKED, CONFERENCE -> new HandoverScript(scene);
        };
    script.write(scene.scenario);
    script.beats.sort(Comparator.comparingLong(Beat::atMillis));
    return script;
  }

  /** Writes all beats and takes of a scenario that the class knows. */
  abstract void write(Scenario scenario);

  final IllegalArgumentException unknown(Scenario scenario) {
    return new IllegalArgumentException(getClass().getSimpleName() + " does not know " + scenario);
  }

  List<Beat> beats() {
    return beats;
  }

  List<Take> takes() {
    return takes;
  }

  /** In life's own milliseconds. */
  long length() {
    return beats.getLast().atMillis();
  }

  List<String> sessionIds() {
    return takes.stream().map(take -> take.session().id()).toList();
  }

  Optional<String> customerNumber() {
    return scene.scenario == Scenario.INTERNAL
        ? Optional.empty()
        : Optional.of(roles.customerNumber());
  }

  List<ExpectedActivity> expected(Instant plannedEnd) {
    return expected.stream().map(activity -> activity.endedAt(plannedEnd)).toList();
  }

  Party colleague(LiveSession session, Extension first, Extension second) {
    var from = new Line(first.phoneNumber(), null, first.id(), device(first));
    return session.caller(first, from, Line.of(second.number()));
  }

  Party colleagueCalled(LiveSession session, Extension first, Extension second) {
    return session.called(
        second,
        Line.of(first.number(), first).withDevice(device(first)),
        Line.of(second.number(), second));
  }

  void dial(long from, Party caller, Party called) {
    change(from, caller, Status.SETUP);
    change(from + 20, called, Status.SETUP);
    at(
        from + 60,
        () -> {
          var line = caller.from();
          var name = called.from().name();
          caller.from(new Line(line.phoneNumber(), name, line.extensionId(), line.deviceId()));
          caller.to(called.to());
        });
    change(from + 60, caller, Status.ANSWERED);
    change(from + 90, called, Status.PROCEEDING);
  }

  List<Leg> colleagueLegs(
      LiveSession session,
      Extension first,
      Extension second,
      Party caller,
      Party called,
      @Nullable Recording recording) {
    var end = gone(called);
    return List.of(
        leg(Kind.TO_COLLEAGUE, Outcome.CONNECTED, session.startedAt(), end)
            .of(first, caller.id(), null)
            .between(Side.of(first).withDevice(device(first)), Side.of(second)),
        leg(Kind.FROM_COLLEAGUE, Outcome.ACCEPTED, called.first(Status.SETUP), end)
            .of(second, called.id(), recording)
            .between(Side.of(first), Side.of(second)));
  }

  /** The four events with which a call from outside reaches an extension. */
  void arrive(Party caller, Party called) {
    change(0, caller, Status.SETUP);
    change(40, called, Status.SETUP);
    at(160, () -> caller.to(called.to()));
    change(160, caller, Status.ANSWERED);
    change(230, called, Status.PROCEEDING);
  }

  void answer(long at, Party party, Extension person) {
    at(at, () -> party.to(party.to().withDevice(device(person))));
    change(at, party, Status.ANSWERED);
  }

  void startRecording(long at, Party party, @Nullable Recording recording, String otherPartyId) {
    if (recording == null) {
      return;
    }
    var owner = recording.owner();
    var other = roles.customer().map(Customer::name).orElse(roles.customerNumber());
    var heard =
        List.of(
            new Speaker(party.id(), owner.name(), owner.phoneNumber(), true),
            new Speaker(otherPartyId, other, roles.customerNumber(), false));
    at(
        at,
        () -> {
          party.recordedAs(recording);
          recording.start(scene.stage.now(), heard);
        });
    change(at, party, Status.ANSWERED);
  }

  static void endRecording(@Nullable Recording recording, Party party) {
    if (recording != null) {
      recording.end(gone(party));
    }
  }

  void hangUp(long at, Party party) {
    change(at, party, Status.DISCONNECTED);
  }

  void change(long at, Party party, Status status) {
    change(at, party, status, null);
  }

  void change(long at, Party party, Status status, @Nullable String reason) {
    change(at, party, status, reason, null);
  }

  /** A party that goes on in the session of its peer. */
  void join(long at, Party party, Party peer) {
    change(at, party, Status.GONE, "AttendedTransfer", peer);
  }

  private void change(
      long at, Party party, Status status, @Nullable String reason, @Nullable Party peer) {
    at(
        at,
        () -> {
          party.become(status, reason, peer, scene.stage.now());
          scene.stage.tell(party);
        });
  }

  void at(long millis, Runnable action) {
    beats.add(new Beat(millis, action));
  }

  void open(long at, LiveSession session, LoggedCall call) {
    at(at, () -> scene.log.begin(session, call));
  }

  /** A session that the call log never shows. */
  void openUnlogged(long at, LiveSession session) {
    at(at, () -> scene.log.begin(session));
  }

  void closeUnlogged(long at, LiveSession session) {
    at(at, () -> scene.log.end(session));
  }

  void take(LiveSession session, LoggedCall call, Consumer<Instant> ending) {
    takes.add(new Take(session, call, ending));
  }

  LiveSession newSession(long at) {
    return newSession(at, "Call");
  }

  /**
   * @param origin RingCentral's word for what makes the session
   */
  LiveSession newSession(long at, String origin) {
    var start = scene.stage.startedAt().plus(scene.stage.real(at));
    return new LiveSession(scene.ids.sessionKey(start), newId(), start, origin);
  }

  String newId() {
    return String.valueOf(scene.ids.next());
  }

  LoggedCall newCall(LiveSession session, Kind kind, Side from, Side to, String partyId) {
    return new LoggedCall(scene.ids.next(), session, kind, from, to, partyId, roles.device());
  }

  @Nullable Recording recording(LiveSession session, Extension person, String direction) {
    return scene.options.recorded().covers(scene.scenario, person)
        ? new Recording(newId(), session.id(), person, direction)
        : null;
  }

  void expect(
      LiveSession session,
      Extension person,
      String direction,
      boolean isAnswered,
      @Nullable Recording recording) {
    boolean isRecorded = recording != null;
    expected.add(
        new ExpectedActivity(
            session.id(),
            person.id(),
            roles.customerNumber(),
            direction,
            isAnswered,
            isRecorded,
            isRecorded && scene.stage.isLicensed(person),
            session.startedAt()));
  }

  Line customer() {
    return Line.of(roles.customerNumber());
  }

  Line namedCustomer() {
    return Line.of(roles.customerNumber(), roles.callerName());
  }

  Side customerSide() {
    return Side.outside(roles.customerNumber(), roles.callerName());
  }

  /** Null if the platform does not name the device of the call. */
  @Nullable String device(Extension person) {
    return roles.device().idOf(person);
  }

  static Side directSide(Extension person) {
    return Side.of(person.phoneNumber(), person);
  }

  static Instant rung(Party party) {
    return party.first(Status.PROCEEDING);
  }

  /** When a party that is over had left. */
  static Instant gone(Party party) {
    return party.first(party.status() == Status.GONE ? Status.GONE : Status.DISCONNECTED);
  }

  long ringing() {
    return between(4000, 9000);
  }

  long givingUp() {
    return between(10_000, 24_000);
  }

  long talking() {
    return between(20_000, 180_000);
  }

  long between(long least, long most) {
    return scene.dice.nextLong(least, most + 1);
  }

  static LegStart leg(Kind kind, Outcome outcome, Instant start, Instant end) {
    return new LegStart(kind, outcome, start, end);
  }

  /** The first half of a leg. */
  record LegStart(Kind kind, Outcome outcome, Instant start, Instant end) {
    LegOwner of(Extension extension, @Nullable String partyId, @Nullable Recording recording) {
      return new LegOwner(this, extension, partyId, recording);
    }
  }

  /** A leg that lacks its two ends. */
  record LegOwner(
      LegStart start,
      Extension extension,
      @Nullable String partyId,
      @Nullable Recording recording) {
    Leg between(Side from, Side to) {
      return new Leg(
          start.kind,
          start.outcome,
          start.start,
          start.end,
          from,
          to,
          extension,
          partyId,
          recording);
    }
  }
}
