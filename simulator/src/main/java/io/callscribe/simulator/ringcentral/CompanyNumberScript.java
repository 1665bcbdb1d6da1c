package io.callscribe.simulator.ringcentral;

import io.callscribe.simulator.ringcentral.LoggedCall.Kind;
import io.callscribe.simulator.ringcentral.LoggedCall.Outcome;
import io.callscribe.simulator.ringcentral.Party.Status;
import java.time.Duration;
import java.util.List;

/** Calls to the company: its menu and its queue. */
final class CompanyNumberScript extends Script {
  CompanyNumberScript(Scene scene) {
    super(scene);
  }

  @Override
  void write(Scenario scenario) {
    switch (scenario) {
      case INBOUND_VIA_MENU -> viaMenu();
      case DROPPED_IN_MENU -> droppedInMenu();
      case QUEUE_ANSWERED -> queueAnswered();
      case QUEUE_UNANSWERED -> queueUnanswered();
      case QUEUE_VOICEMAIL -> queueVoicemail();
      default -> throw unknown(scenario);
    }
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
                      .between(customerSide(), Side.of(person).withDevice(device(person)))));
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
                      .between(queueCaller(), Side.of(person).withDevice(device(person)))));
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

  private void queueVoicemail() {
    var person = roles.first();
    var other = roles.otherMember();
    var session = newSession(0);
    var queue = queue(session, other, person);
    var call = queueCall(session, queue);
    var messageId = newId();
    open(0, session, call);
    ring(queue);
    long tired = 4310 + givingUp();
    hangUp(tired, queue.first());
    hangUp(tired + 10, queue.second());
    change(tired + 20, queue.line(), Status.VOICEMAIL);
    long end = tired + 20 + between(12_000, 45_000);
    hangUp(end, queue.line());
    hangUp(end + 30, queue.caller());
    take(
        session,
        call,
        at -> {
          var asked = queue.line().first(Status.VOICEMAIL);
          call.leaves(
              new Voicemail(
                  messageId,
                  Account.QUEUE,
                  roles.customerNumber(),
                  roles.callerName(),
                  at,
                  Duration.between(asked, gone(queue.line()))));
          call.end(
              at,
              Outcome.VOICEMAIL,
              List.of(
                  leg(Kind.FROM_OUTSIDE, Outcome.VOICEMAIL, session.startedAt(), at)
                      .of(Account.QUEUE, queue.line().id(), null)
                      .between(queueCaller(), queueSide()),
                  leg(Kind.TO_DEVICE, Outcome.NO_ANSWER, rung(queue.first()), gone(queue.first()))
                      .of(other, queue.first().id(), null)
                      .between(queueCaller(), Side.of(other)),
                  leg(Kind.TO_DEVICE, Outcome.NO_ANSWER, rung(queue.second()), gone(queue.second()))
                      .of(person, queue.second().id(), null)
                      .between(queueCaller(), Side.of(person))));
        });
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
        null);
  }

  private static Side queueSide() {
    return Side.of(Account.QUEUE.phoneNumber(), Account.QUEUE);
  }
}
