package io.callscribe.simulator.ringcentral;

import io.callscribe.simulator.ringcentral.LoggedCall.Kind;
import io.callscribe.simulator.ringcentral.LoggedCall.Outcome;
import io.callscribe.simulator.ringcentral.Party.Status;
import java.util.List;

/** Calls that pass from one person to another. */
final class HandoverScript extends Script {
  HandoverScript(Scene scene) {
    super(scene);
  }

  @Override
  void write(Scenario scenario) {
    switch (scenario) {
      case BLIND_TRANSFER -> blindTransfer();
      case ATTENDED_TRANSFER -> attendedTransfer();
      case PARKED -> parked();
      case CONFERENCE -> conference();
      default -> throw unknown(scenario);
    }
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
                      .between(customerSide(), directSide(first).withDevice(device(first))),
                  leg(Kind.TRANSFER, Outcome.CONNECTED, sentAt, at)
                      .of(first, null, null)
                      .between(directSide(first), Side.of(second)),
                  leg(Kind.TO_DEVICE, Outcome.ACCEPTED, rung(next), at)
                      .of(second, next.id(), nextRecording)
                      .between(customerSide(), Side.of(second).withDevice(device(second)))));
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
    var from = Side.of(first).withDevice(device(first));
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
                      .between(customerSide(), directSide(first).withDevice(device(first))),
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

  private void parked() {
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
    long parked = answered + between(15_000, 60_000);
    change(parked, called, Status.PARKED);
    long fetched = parked + between(5_000, 40_000);
    change(fetched, next, Status.SETUP);
    answer(fetched + 60, next, second);
    change(fetched + 70, called, Status.DISCONNECTED, "Pickup");
    startRecording(fetched + 60 + RECORDING_STARTS, next, nextRecording, caller.id());
    long end = fetched + 60 + talking();
    hangUp(end, next);
    hangUp(end + 30, caller);
    take(
        session,
        call,
        at -> {
          var parkedAt = called.first(Status.PARKED);
          if (recording != null) {
            recording.end(parkedAt);
          }
          endRecording(nextRecording, next);
          call.end(
              at,
              Outcome.ACCEPTED,
              List.of(
                  leg(Kind.FROM_OUTSIDE, Outcome.ACCEPTED, session.startedAt(), at)
                      .of(first, called.id(), recording)
                      .between(customerSide(), directSide(first)),
                  leg(Kind.TO_DEVICE, Outcome.ACCEPTED, rung(called), parkedAt)
                      .of(first, called.id(), recording)
                      .between(customerSide(), directSide(first).withDevice(device(first))),
                  leg(Kind.PARK, Outcome.CONNECTED, parkedAt, next.first(Status.SETUP))
                      .of(first, null, null)
                      .between(directSide(first), place("Park location 801")),
                  leg(Kind.PICKUP, Outcome.ACCEPTED, next.first(Status.SETUP), at)
                      .of(second, next.id(), nextRecording)
                      .between(customerSide(), Side.of(second).withDevice(device(second)))));
        });
    expect(session, first, "inbound", true, recording);
    expect(session, second, "inbound", true, nextRecording);
  }

  private static Side place(String name) {
    return new Side(null, null, name, false, null);
  }

  private void conference() {
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
    var from = Side.of(first).withDevice(device(first));
    var question = newCall(asking, Kind.TO_COLLEAGUE, from, Side.of(second), asker.id());

    open(0, session, call);
    arrive(caller, called);
    answer(answered, called, first);
    startRecording(answered + RECORDING_STARTS, called, recording, caller.id());
    change(held, called, Status.HOLD);
    open(asked, asking, question);
    dial(asked, asker, adviser);
    change(heard, adviser, Status.ANSWERED);
    for (var party : List.of(called, caller, asker, adviser)) {
      change(joined, party, Status.GONE, Party.CONFERENCE);
    }
    meet(joined + 20, end, first, second);
    take(
        session,
        call,
        at -> {
          endRecording(recording, called);
          var joinedAt = gone(called);
          call.end(
              at,
              Outcome.ACCEPTED,
              List.of(
                  leg(Kind.FROM_OUTSIDE, Outcome.ACCEPTED, session.startedAt(), at)
                      .of(first, called.id(), recording)
                      .between(customerSide(), directSide(first)),
                  leg(Kind.TO_DEVICE, Outcome.ACCEPTED, rung(called), joinedAt)
                      .of(first, called.id(), recording)
                      .between(customerSide(), directSide(first).withDevice(device(first))),
                  leg(Kind.CONFERENCE, Outcome.CONNECTED, joinedAt, at)
                      .of(first, null, null)
                      .between(directSide(first), place("Conference"))));
        });
    take(
        asking,
        question,
        at ->
            question.end(
                gone(adviser),
                Outcome.CONNECTED,
                colleagueLegs(asking, first, second, asker, adviser, null)));
    expect(session, first, "inbound", true, recording);
  }

  /** The session of the conference itself. */
  private void meet(long from, long end, Extension first, Extension second) {
    var session = newSession(from, "Conference");
    var room = Line.of("conference");
    var all =
        List.of(
            session.caller(first, Line.of(first.number(), first), room).inConference("Host"),
            session.called(namedCustomer(), room).inConference("Participant"),
            session
                .called(second, Line.of(second.number(), second), room)
                .inConference("Participant"));
    openUnlogged(from, session);
    all.forEach(party -> change(from, party, Status.ANSWERED));
    all.forEach(party -> hangUp(end, party));
    closeUnlogged(end, session);
  }
}
