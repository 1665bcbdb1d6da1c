package io.callscribe.simulator.ringcentral;

import io.callscribe.simulator.ringcentral.LoggedCall.Kind;
import io.callscribe.simulator.ringcentral.LoggedCall.Outcome;
import io.callscribe.simulator.ringcentral.Party.Status;
import java.time.Duration;
import java.util.List;

/** Calls to and from a person's own number. */
final class DirectScript extends Script {
  DirectScript(Scene scene) {
    super(scene);
  }

  @Override
  void write(Scenario scenario) {
    switch (scenario) {
      case INBOUND_ANSWERED -> inboundAnswered();
      case OUTBOUND_ANSWERED -> outbound(true);
      case OUTBOUND_NO_ANSWER -> outbound(false);
      case RINGOUT -> placed("RingOut", Kind.RINGOUT);
      case CALLOUT -> placed("CallOut", Kind.CALLOUT);
      case MISSED -> missed();
      case VOICEMAIL -> voicemail();
      case INTERNAL -> internal();
      case FAX -> fax();
      default -> throw unknown(scenario);
    }
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
                      .between(customerSide(), directSide(person).withDevice(device(person)))));
        });
    expect(session, person, "inbound", true, recording);
  }

  private void outbound(boolean isAnswered) {
    var person = roles.first();
    var session = newSession(0);
    var from = new Line(person.phoneNumber(), null, person.id(), device(person));
    var caller = session.caller(person, from, customer());
    var called = session.called(Line.of(person.phoneNumber(), person), customer());
    var recording = isAnswered ? recording(session, person, "Outbound") : null;
    var to = isAnswered ? customerSide() : Side.outside(roles.customerNumber(), null);
    var call =
        newCall(
            session,
            Kind.TO_OUTSIDE,
            directSide(person).withDevice(device(person)),
            to,
            caller.id());
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
                      .between(directSide(person).withDevice(device(person)), to)));
        });
    expect(session, person, "outbound", isAnswered, recording);
  }

  /** The platform rings the person's own phone first, then the customer's. */
  private void placed(String origin, Kind kind) {
    var person = roles.first();
    var session = newSession(0, origin);
    var from = Line.of(person.phoneNumber(), person);
    var caller = session.caller(person, from.withDevice(device(person)), customer());
    var called = session.called(from, customer());
    var recording = recording(session, person, "Outbound");
    var call = newCall(session, kind, directSide(person), customerSide(), caller.id());
    open(0, session, call);
    change(0, caller, Status.SETUP);
    change(30, caller, Status.PROCEEDING);
    long ready = 30 + ringing();
    change(ready, caller, Status.ANSWERED);
    change(ready + 40, called, Status.PROCEEDING);
    long answered = ready + 40 + ringing();
    change(answered, called, Status.ANSWERED);
    startRecording(answered + RECORDING_STARTS, caller, recording, called.id());
    long end = answered + talking();
    hangUp(end, caller);
    hangUp(end + 2, called);
    take(
        session,
        call,
        at -> {
          endRecording(recording, caller);
          var ownPhone =
              leg(Kind.RINGOUT_OWN_PHONE, Outcome.ACCEPTED, session.startedAt(), at)
                  .of(person, caller.id(), null)
                  .between(directSide(person), directSide(person).withDevice(device(person)));
          var other =
              leg(kind, Outcome.CONNECTED, rung(called), at)
                  .of(person, called.id(), recording)
                  .between(directSide(person), customerSide());
          call.end(
              at,
              Outcome.CONNECTED,
              kind == Kind.RINGOUT ? List.of(ownPhone, other) : List.of(other));
        });
    expect(session, person, "outbound", true, recording);
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
    var messageId = newId();
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

  private void internal() {
    var first = roles.first();
    var second = roles.second();
    var session = newSession(0);
    var caller = colleague(session, first, second);
    var called = colleagueCalled(session, first, second);
    var call =
        newCall(
            session,
            Kind.TO_COLLEAGUE,
            Side.of(first).withDevice(device(first)),
            Side.of(second),
            caller.id());
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

  private void fax() {
    var person = roles.first();
    var session = newSession(0);
    var caller = session.caller(customer(), Line.of(person.phoneNumber()));
    var called = session.called(person, customer(), Line.of(person.phoneNumber(), person));
    var call = newCall(session, Kind.FAX, customerSide(), directSide(person), called.id());
    open(0, session, call);
    change(0, caller, Status.SETUP);
    change(40, called, Status.SETUP);
    change(160, caller, Status.ANSWERED);
    change(230, called, Status.FAX);
    long end = 230 + between(15_000, 40_000);
    hangUp(end, called);
    hangUp(end + 30, caller);
    take(
        session,
        call,
        at ->
            call.end(
                at,
                Outcome.RECEIVED,
                List.of(
                    leg(Kind.FAX, Outcome.RECEIVED, session.startedAt(), at)
                        .of(person, called.id(), null)
                        .between(customerSide(), directSide(person)))));
  }
}
