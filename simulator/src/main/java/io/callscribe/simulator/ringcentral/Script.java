package io.callscribe.simulator.ringcentral;

import io.callscribe.simulator.ringcentral.LoggedCall.Kind;
import io.callscribe.simulator.ringcentral.LoggedCall.Leg;
import io.callscribe.simulator.ringcentral.LoggedCall.Outcome;
import io.callscribe.simulator.ringcentral.Party.Status;
import io.callscribe.simulator.ringcentral.Player.Stage;
import io.callscribe.simulator.ringcentral.Recording.Speaker;
import java.time.Duration;
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
 * log says of it afterwards.
 */
final class Script {
  private static final long RECORDING_STARTS = 1200;

  private final Scenario scenario;
  private final Roles roles;
  private final RandomGenerator dice;
  private final Stage stage;
  private final RingCentralOptions options;
  private final Ids ids;
  private final CallLog log;
  private final List<Beat> beats = new ArrayList<>();
  private final List<Take> takes = new ArrayList<>();
  private final List<ExpectedActivity> expected = new ArrayList<>();

  /** One thing that happens. */
  record Beat(long atMillis, Runnable action) {}

  /** A session with its record in the call log. */
  record Take(LiveSession session, LoggedCall call, Consumer<Instant> ending) {
    void close(Instant end) {
      ending.accept(end);
    }
  }

  private Script(
      Scenario scenario,
      Roles roles,
      RandomGenerator dice,
      Stage stage,
      RingCentralOptions options,
      Ids ids,
      CallLog log) {
    this.scenario = scenario;
    this.roles = roles;
    this.dice = dice;
    this.stage = stage;
    this.options = options;
    this.ids = ids;
    this.log = log;
  }

  static Script of(
      Scenario scenario,
      Roles roles,
      RandomGenerator dice,
      Stage stage,
      RingCentralOptions options,
      Ids ids,
      CallLog log) {
    var script = new Script(scenario, roles, dice, stage, options, ids, log);
    switch (scenario) {
      case INBOUND_ANSWERED -> script.inboundAnswered();
      case OUTBOUND_ANSWERED -> script.outbound(true);
      case OUTBOUND_NO_ANSWER -> script.outbound(false);
      case MISSED -> script.missed();
      case VOICEMAIL -> script.voicemail();
      case INBOUND_VIA_MENU -> script.viaMenu();
      case QUEUE_ANSWERED -> script.queueAnswered();
      case QUEUE_UNANSWERED -> script.queueUnanswered();
      case BLIND_TRANSFER -> script.blindTransfer();
      case ATTENDED_TRANSFER -> script.attendedTransfer();
      case INTERNAL -> script.internal();
      case DROPPED_IN_MENU -> script.droppedInMenu();
    }
    script.beats.sort(Comparator.comparingLong(Beat::atMillis));
    return script;
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
    return scenario == Scenario.INTERNAL ? Optional.empty() : Optional.of(roles.customerNumber());
  }

  List<ExpectedActivity> expected(Instant plannedEnd) {
    return expected.stream().map(activity -> activity.endedAt(plannedEnd)).toList();
  }

  private void inboundAnswered() {
    var person = roles.first();
    var session = newSession(0);
    var caller = session.caller(customer(), Line.of(person.phoneNumber()));
    var called = session.called(person, namedCustomer(), Line.of(person.phoneNumber(), person));
    var recording = recording(session, person, "Inbound");
    var call = newCall(session, Kind.FROM_OUTSIDE, customerSide(), directSide(person), called.id());
    open(0, session, call);
    arrive(caller, called);
    long answered = 230 + ringing();
    answer(answered, called, person);
    startRecording(answered + RECORDING_STARTS, called, recording, caller.id());
    long end = answered + talking();
    hangUp(end, called);
    hangUp(end + 40, caller);
    take(
        session,
        call,
        at -> {
          endRecording(recording, called);
          call.end(
              at,
              Outcome.ACCEPTED,
              List.of(
                  leg(Kind.FROM_OUTSIDE, Outcome.ACCEPTED, session.startedAt(), at)
                      .of(person, called.id(), recording)
                      .between(customerSide(), directSide(person)),
                  leg(Kind.TO_DEVICE, Outcome.ACCEPTED, called.first(Status.PROCEEDING), at)
                      .of(person, null, recording)
                      .between(customerSide(), directSide(person).withDevice())));
        });
    expect(session, person, "inbound", true, recording);
  }

  private void outbound(boolean isAnswered) {
    var person = roles.first();
    var session = newSession(0);
    var from = new Line(person.phoneNumber(), null, person.id(), person.deviceId());
    var caller = session.caller(person, from, customer());
    var called = session.called(Line.of(person.phoneNumber(), person), customer());
    var recording = isAnswered ? recording(session, person, "Outbound") : null;
    var to = isAnswered ? customerSide() : Side.outside(roles.customerNumber(), null);
    var call = newCall(session, Kind.TO_OUTSIDE, directSide(person).withDevice(), to, caller.id());
    open(0, session, call);
    change(0, caller, Status.SETUP);
    change(36, called, Status.PROCEEDING);
    change(3500, caller, Status.PROCEEDING);
    long end;
    if (isAnswered) {
      long answered = 3500 + ringing();
      change(answered, called, Status.ANSWERED);
      change(answered + 28, caller, Status.ANSWERED);
      startRecording(answered + RECORDING_STARTS, caller, recording, called.id());
      end = answered + talking();
    } else {
      end = 3500 + givingUp();
    }
    hangUp(end, caller);
    hangUp(end + 2, called);
    var outcome = isAnswered ? Outcome.CONNECTED : Outcome.HANG_UP;
    take(
        session,
        call,
        at -> {
          endRecording(recording, caller);
          call.end(
              at,
              outcome,
              List.of(
                  leg(Kind.TO_OUTSIDE, outcome, session.startedAt(), at)
                      .of(person, caller.id(), recording)
                      .between(directSide(person).withDevice(), to)));
        });
    expect(session, person, "outbound", isAnswered, recording);
  }

  private void missed() {
    var person = roles.first();
    var session = newSession(0);
    var caller = session.caller(customer(), Line.of(person.phoneNumber()));
    var called = session.called(person, namedCustomer(), Line.of(person.phoneNumber(), person));
    var call = newCall(session, Kind.FROM_OUTSIDE, customerSide(), directSide(person), called.id());
    open(0, session, call);
    arrive(caller, called);
    long end = 230 + givingUp();
    at(end, called::missed);
    hangUp(end, called);
    hangUp(end + 40, caller);
    take(
        session,
        call,
        at ->
            call.end(
                at,
                Outcome.MISSED,
                List.of(
                    leg(Kind.FROM_OUTSIDE, Outcome.MISSED, session.startedAt(), at)
                        .of(person, called.id(), null)
                        .between(customerSide(), directSide(person)),
                    leg(Kind.TO_DEVICE, Outcome.HANG_UP, called.first(Status.PROCEEDING), at)
                        .of(person, null, null)
                        .between(customerSide(), directSide(person)))));
    expect(session, person, "inbound", false, null);
  }

  private void voicemail() {
    var person = roles.first();
    var session = newSession(0);
    var caller = session.caller(customer(), Line.of(person.phoneNumber()));
    var called = session.called(person, namedCustomer(), Line.of(person.phoneNumber(), person));
    var call = newCall(session, Kind.FROM_OUTSIDE, customerSide(), directSide(person), called.id());
    var messageId = String.valueOf(ids.next());
    open(0, session, call);
    arrive(caller, called);
    change(20_300, called, Status.VOICEMAIL);
    long end = 20_300 + between(12_000, 45_000);
    at(end, called::missed);
    hangUp(end, called);
    hangUp(end + 30, caller);
    take(
        session,
        call,
        at -> {
          var asked = called.first(Status.VOICEMAIL);
          call.leaves(
              new Voicemail(
                  messageId,
                  person,
                  roles.customerNumber(),
                  roles.callerName(),
                  at,
                  Duration.between(asked, called.first(Status.DISCONNECTED))));
          call.end(
              at,
              Outcome.VOICEMAIL,
              List.of(
                  leg(Kind.FROM_OUTSIDE, Outcome.VOICEMAIL, session.startedAt(), at)
                      .of(person, called.id(), null)
                      .between(customerSide(), directSide(person)),
                  leg(Kind.TO_DEVICE, Outcome.NO_ANSWER, called.first(Status.PROCEEDING), asked)
                      .of(person, null, null)
                      .between(customerSide(), directSide(person))));
        });
    expect(session, person, "inbound", false, null);
  }

  private void viaMenu() {
    var person = roles.first();
    var session = newSession(0);
    var menu = menu(session);
    var main = Account.MAIN_NUMBER;
    var called = session.called(person, namedCustomer(), Line.of(main, person));
    var recording = recording(session, person, "Inbound");
    var call =
        newCall(session, Kind.FROM_OUTSIDE, customerSide(), Side.of(main, person), called.id());
    open(0, session, call);
    enter(menu);
    long chosen = between(5000, 12_000);
    hangUp(chosen, menu.called());
    change(chosen, called, Status.SETUP);
    change(chosen + 29, called, Status.PROCEEDING);
    long answered = chosen + ringing();
    change(answered, called, Status.ANSWERED);
    startRecording(answered + RECORDING_STARTS, called, recording, menu.caller().id());
    long held = answered + 4600;
    change(held, called, Status.HOLD);
    change(held + 2400, called, Status.ANSWERED);
    long end = held + 2400 + talking();
    hangUp(end, called);
    hangUp(end + 2, menu.caller());
    take(
        session,
        call,
        at -> {
          endRecording(recording, called);
          call.end(
              at,
              Outcome.ACCEPTED,
              List.of(
                  leg(Kind.FROM_OUTSIDE, Outcome.ACCEPTED, session.startedAt(), at)
                      .of(Account.MENU, menu.called().id(), null)
                      .between(customerSide(), Side.of(main, Account.MENU)),
                  leg(Kind.TO_DEVICE, Outcome.ACCEPTED, called.first(Status.SETUP), at)
                      .of(person, called.id(), recording)
                      .between(customerSide(), Side.of(person).withDevice())));
        });
    expect(session, person, "inbound", true, recording);
  }

  private void droppedInMenu() {
    var session = newSession(0);
    var menu = menu(session);
    var to = Side.of(Account.MAIN_NUMBER, Account.MENU);
    var call = newCall(session, Kind.FROM_OUTSIDE, customerSide(), to, menu.called().id());
    open(0, session, call);
    enter(menu);
    long end = between(4000, 15_000);
    hangUp(end, menu.called());
    hangUp(end + 4, menu.caller());
    take(
        session,
        call,
        at ->
            call.end(
                at,
                Outcome.HANG_UP,
                List.of(
                    leg(Kind.FROM_OUTSIDE, Outcome.HANG_UP, session.startedAt(), at)
                        .of(Account.MENU, menu.called().id(), null)
                        .between(customerSide(), to))));
  }

  /** The caller and the menu that takes the call. */
  private record Menu(Party caller, Party called) {}

  private Menu menu(LiveSession session) {
    var number = Account.MAIN_NUMBER;
    return new Menu(
        session.caller(customer(), Line.of(number)),
        session.called(Account.MENU, customer(), Line.of(number, Account.MENU)));
  }

  private void enter(Menu menu) {
    change(0, menu.caller(), Status.SETUP);
    change(24, menu.called(), Status.SETUP);
    at(140, () -> menu.caller().to(menu.called().to()));
    change(140, menu.caller(), Status.ANSWERED);
  }

  private void queueAnswered() {
    var person = roles.first();
    var other = roles.otherMember();
    var session = newSession(0);
    var queue = queue(session, other, person);
    var recording = recording(session, person, "Inbound");
    var call = queueCall(session, queue);
    open(0, session, call);
    ring(queue);
    long answered = 4310 + ringing();
    change(answered, queue.second(), Status.ANSWERED);
    change(answered + 30, queue.line(), Status.DISCONNECTED, "AgentAnswered");
    change(answered + 40, queue.first(), Status.DISCONNECTED, "AgentAnswered");
    startRecording(answered + RECORDING_STARTS, queue.second(), recording, queue.caller().id());
    long end = answered + talking();
    hangUp(end, queue.second());
    hangUp(end + 30, queue.caller());
    take(
        session,
        call,
        at -> {
          endRecording(recording, queue.second());
          call.end(
              at,
              Outcome.ACCEPTED,
              List.of(
                  leg(Kind.FROM_OUTSIDE, Outcome.ACCEPTED, session.startedAt(), at)
                      .of(Account.QUEUE, queue.line().id(), recording)
                      .between(queueCaller(), queueSide()),
                  leg(Kind.TO_DEVICE, Outcome.STOPPED, rung(queue.first()), gone(queue.first()))
                      .of(other, queue.first().id(), null)
                      .between(queueCaller(), Side.of(other)),
                  leg(Kind.TO_DEVICE, Outcome.ACCEPTED, rung(queue.second()), at)
                      .of(person, queue.second().id(), recording)
                      .between(queueCaller(), Side.of(person).withDevice())));
        });
    expect(session, person, "inbound", true, recording);
  }

  private void queueUnanswered() {
    var person = roles.first();
    var other = roles.otherMember();
    var session = newSession(0);
    var queue = queue(session, other, person);
    var call = queueCall(session, queue);
    open(0, session, call);
    ring(queue);
    long end = 4310 + givingUp();
    hangUp(end, queue.first());
    hangUp(end + 10, queue.second());
    hangUp(end + 20, queue.line());
    hangUp(end + 30, queue.caller());
    take(
        session,
        call,
        at ->
            call.end(
                at,
                Outcome.MISSED,
                List.of(
                    leg(Kind.FROM_OUTSIDE, Outcome.MISSED, session.startedAt(), at)
                        .of(Account.QUEUE, queue.line().id(), null)
                        .between(queueCaller(), queueSide()),
                    leg(Kind.TO_DEVICE, Outcome.NO_ANSWER, rung(queue.first()), at)
                        .of(other, queue.first().id(), null)
                        .between(queueCaller(), Side.of(other)),
                    leg(Kind.TO_DEVICE, Outcome.NO_ANSWER, rung(queue.second()), at)
                        .of(person, queue.second().id(), null)
                        .between(queueCaller(), Side.of(person)))));
  }

  /** The caller, the queue itself and the two members whose phones ring. */
  private record Queue(Party caller, Party line, Party first, Party second) {}

  private Queue queue(LiveSession session, Extension first, Extension second) {
    var number = Account.QUEUE.phoneNumber();
    var dialed = Line.of(number, Account.QUEUE);
    var shown = Line.of(roles.customerNumber(), queuePrefix() + roles.shownName());
    return new Queue(
        session.caller(customer(), Line.of(number)),
        session.called(Account.QUEUE, namedCustomer(), dialed),
        session.called(first, shown, dialed).queueCall(roles.shownName()),
        session.called(second, shown, dialed).queueCall(roles.shownName()));
  }

  private void ring(Queue queue) {
    arrive(queue.caller(), queue.line());
    change(4000, queue.line(), Status.ANSWERED);
    change(4300, queue.first(), Status.PROCEEDING);
    change(4310, queue.second(), Status.PROCEEDING);
  }

  private LoggedCall queueCall(LiveSession session, Queue queue) {
    return newCall(session, Kind.FROM_OUTSIDE, queueCaller(), queueSide(), queue.line().id());
  }

  private static String queuePrefix() {
    return Account.QUEUE.name() + " - ";
  }

  private Side queueCaller() {
    return new Side(
        roles.customerNumber(),
        null,
        queuePrefix() + roles.shownName(),
        roles.callerName() != null,
        false);
  }

  private static Side queueSide() {
    return Side.of(Account.QUEUE.phoneNumber(), Account.QUEUE);
  }

  private static Instant rung(Party party) {
    return party.first(Status.PROCEEDING);
  }

  private static Instant gone(Party party) {
    return party.first(Status.DISCONNECTED);
  }

  private void blindTransfer() {
    var first = roles.first();
    var second = roles.second();
    var session = newSession(0);
    var caller = session.caller(customer(), Line.of(first.phoneNumber()));
    var called = session.called(first, namedCustomer(), Line.of(first.phoneNumber(), first));
    var next = session.called(second, namedCustomer(), Line.of(second.number(), second));
    var recording = recording(session, first, "Inbound");
    var nextRecording = recording(session, second, "Inbound");
    var call = newCall(session, Kind.FROM_OUTSIDE, customerSide(), directSide(first), called.id());
    open(0, session, call);
    arrive(caller, called);
    long answered = 230 + ringing();
    answer(answered, called, first);
    startRecording(answered + RECORDING_STARTS, called, recording, caller.id());
    long sent = answered + between(15_000, 60_000);
    change(sent, called, Status.DISCONNECTED, "BlindTransfer");
    change(sent + 20, next, Status.SETUP);
    change(sent + 90, next, Status.PROCEEDING);
    long taken = sent + 90 + ringing();
    answer(taken, next, second);
    startRecording(taken + RECORDING_STARTS, next, nextRecording, caller.id());
    long end = taken + talking();
    hangUp(end, next);
    hangUp(end + 30, caller);
    take(
        session,
        call,
        at -> {
          endRecording(recording, called);
          endRecording(nextRecording, next);
          var sentAt = gone(called);
          call.end(
              at,
              Outcome.ACCEPTED,
              List.of(
                  leg(Kind.FROM_OUTSIDE, Outcome.ACCEPTED, session.startedAt(), at)
                      .of(first, called.id(), recording)
                      .between(customerSide(), directSide(first)),
                  leg(Kind.TO_DEVICE, Outcome.ACCEPTED, rung(called), sentAt)
                      .of(first, called.id(), recording)
                      .between(customerSide(), directSide(first).withDevice()),
                  leg(Kind.TRANSFER, Outcome.CONNECTED, sentAt, at)
                      .of(first, null, null)
                      .between(directSide(first), Side.of(second)),
                  leg(Kind.TO_DEVICE, Outcome.ACCEPTED, rung(next), at)
                      .of(second, next.id(), nextRecording)
                      .between(customerSide(), Side.of(second).withDevice())));
        });
    expect(session, first, "inbound", true, recording);
    expect(session, second, "inbound", true, nextRecording);
  }

  private void attendedTransfer() {
    var first = roles.first();
    var second = roles.second();
    long answered = 230 + ringing();
    long held = answered + between(15_000, 60_000);
    long asked = held + 1000;
    long heard = asked + 90 + ringing();
    long joined = heard + between(8_000, 30_000);
    long end = joined + talking();

    var session = newSession(0);
    var caller = session.caller(customer(), Line.of(first.phoneNumber()));
    var called = session.called(first, namedCustomer(), Line.of(first.phoneNumber(), first));
    var recording = recording(session, first, "Inbound");
    var call = newCall(session, Kind.FROM_OUTSIDE, customerSide(), directSide(first), called.id());

    var asking = newSession(asked);
    var asker = colleague(asking, first, second);
    var adviser = colleagueCalled(asking, first, second);
    var nextRecording = recording(asking, second, "Inbound");
    var from = Side.of(first).withDevice();
    var question = newCall(asking, Kind.TO_COLLEAGUE, from, Side.of(second), asker.id());
    call.transferredTo(asking.id());
    question.transferredFrom(session.id());

    open(0, session, call);
    arrive(caller, called);
    answer(answered, called, first);
    startRecording(answered + RECORDING_STARTS, called, recording, caller.id());
    change(held, called, Status.HOLD);
    open(asked, asking, question);
    dial(asked, asker, adviser);
    change(heard, adviser, Status.ANSWERED);
    join(joined, called, asker);
    join(joined + 5, asker, called);
    startRecording(joined + RECORDING_STARTS, adviser, nextRecording, caller.id());
    hangUp(end, adviser);
    hangUp(end + 30, caller);
    take(
        session,
        call,
        at -> {
          endRecording(recording, called);
          var joinedAt = called.first(Status.GONE);
          call.end(
              at,
              Outcome.ACCEPTED,
              List.of(
                  leg(Kind.FROM_OUTSIDE, Outcome.ACCEPTED, session.startedAt(), at)
                      .of(first, called.id(), recording)
                      .between(customerSide(), directSide(first)),
                  leg(Kind.TO_DEVICE, Outcome.ACCEPTED, rung(called), joinedAt)
                      .of(first, called.id(), recording)
                      .between(customerSide(), directSide(first).withDevice()),
                  leg(Kind.TRANSFER, Outcome.CONNECTED, joinedAt, at)
                      .of(first, null, null)
                      .between(directSide(first), Side.of(second))));
        });
    take(
        asking,
        question,
        at -> {
          endRecording(nextRecording, adviser);
          question.end(
              gone(adviser),
              Outcome.CONNECTED,
              colleagueLegs(asking, first, second, asker, adviser, nextRecording));
        });
    expect(session, first, "inbound", true, recording);
    expect(asking, second, "inbound", true, nextRecording);
  }

  private void internal() {
    var first = roles.first();
    var second = roles.second();
    var session = newSession(0);
    var caller = colleague(session, first, second);
    var called = colleagueCalled(session, first, second);
    var call =
        newCall(
            session, Kind.TO_COLLEAGUE, Side.of(first).withDevice(), Side.of(second), caller.id());
    open(0, session, call);
    dial(0, caller, called);
    long answered = 90 + ringing();
    change(answered, called, Status.ANSWERED);
    long end = answered + talking();
    hangUp(end, caller);
    hangUp(end + 2, called);
    take(
        session,
        call,
        at ->
            call.end(
                at,
                Outcome.CONNECTED,
                colleagueLegs(session, first, second, caller, called, null)));
  }

  private static Party colleague(LiveSession session, Extension first, Extension second) {
    var from = new Line(first.phoneNumber(), null, first.id(), first.deviceId());
    return session.caller(first, from, Line.of(second.number()));
  }

  private static Party colleagueCalled(LiveSession session, Extension first, Extension second) {
    return session.called(
        second,
        Line.of(first.number(), first).withDeviceOf(first),
        Line.of(second.number(), second));
  }

  private void dial(long from, Party caller, Party called) {
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

  private static List<Leg> colleagueLegs(
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
            .between(Side.of(first).withDevice(), Side.of(second)),
        leg(Kind.FROM_COLLEAGUE, Outcome.ACCEPTED, called.first(Status.SETUP), end)
            .of(second, called.id(), recording)
            .between(Side.of(first), Side.of(second)));
  }

  /** The four events with which a call from outside reaches an extension. */
  private void arrive(Party caller, Party called) {
    change(0, caller, Status.SETUP);
    change(40, called, Status.SETUP);
    at(160, () -> caller.to(called.to()));
    change(160, caller, Status.ANSWERED);
    change(230, called, Status.PROCEEDING);
  }

  private void answer(long at, Party party, Extension person) {
    at(at, () -> party.to(party.to().withDeviceOf(person)));
    change(at, party, Status.ANSWERED);
  }

  private void startRecording(
      long at, Party party, @Nullable Recording recording, String otherPartyId) {
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
          recording.start(stage.now(), heard);
        });
    change(at, party, Status.ANSWERED);
  }

  private static void endRecording(@Nullable Recording recording, Party party) {
    if (recording != null) {
      recording.end(party.status() == Status.GONE ? party.first(Status.GONE) : gone(party));
    }
  }

  private void hangUp(long at, Party party) {
    change(at, party, Status.DISCONNECTED);
  }

  private void join(long at, Party party, Party peer) {
    at(
        at,
        () -> {
          party.become(Status.GONE, "AttendedTransfer", peer, stage.now());
          stage.tell(party);
        });
  }

  private void change(long at, Party party, Status status) {
    change(at, party, status, null);
  }

  private void change(long at, Party party, Status status, @Nullable String reason) {
    at(
        at,
        () -> {
          party.become(status, reason, null, stage.now());
          stage.tell(party);
        });
  }

  private void at(long millis, Runnable action) {
    beats.add(new Beat(millis, action));
  }

  private void open(long at, LiveSession session, LoggedCall call) {
    at(at, () -> log.begin(session, call));
  }

  private void take(LiveSession session, LoggedCall call, Consumer<Instant> ending) {
    takes.add(new Take(session, call, ending));
  }

  private LiveSession newSession(long at) {
    var start = stage.startedAt().plus(stage.real(at));
    return new LiveSession(ids.sessionKey(start), String.valueOf(ids.next()), start);
  }

  private LoggedCall newCall(LiveSession session, Kind kind, Side from, Side to, String partyId) {
    return new LoggedCall(ids.next(), session, kind, from, to, partyId);
  }

  private @Nullable Recording recording(LiveSession session, Extension person, String direction) {
    return options.recorded().covers(scenario, person)
        ? new Recording(String.valueOf(ids.next()), session.id(), person, direction)
        : null;
  }

  private void expect(
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
            isRecorded && person.licensed(),
            session.startedAt()));
  }

  private Line customer() {
    return Line.of(roles.customerNumber());
  }

  private Line namedCustomer() {
    return Line.of(roles.customerNumber(), roles.callerName());
  }

  private Side customerSide() {
    return Side.outside(roles.customerNumber(), roles.callerName());
  }

  private static Side directSide(Extension person) {
    return Side.of(person.phoneNumber(), person);
  }

  private long ringing() {
    return between(4000, 9000);
  }

  private long givingUp() {
    return between(10_000, 24_000);
  }

  private long talking() {
    return between(20_000, 180_000);
  }

  private long between(long least, long most) {
    return dice.nextLong(least, most + 1);
  }

  private static LegStart leg(Kind kind, Outcome outcome, Instant start, Instant end) {
    return new LegStart(kind, outcome, start, end);
  }

  /** The first half of a leg. */
  private record LegStart(Kind kind, Outcome outcome, Instant start, Instant end) {
    LegOwner of(Extension extension, @Nullable String partyId, @Nullable Recording recording) {
      return new LegOwner(this, extension, partyId, recording);
    }
  }

  /** A leg that lacks its two ends. */
  private record LegOwner(
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
