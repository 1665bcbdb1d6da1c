package io.callscribe.call;

import static io.callscribe.call.Entry.customer;
import static io.callscribe.call.Entry.direct;
import static io.callscribe.call.Entry.inside;
import static io.callscribe.ringcentral.PartyState.ANSWERED;
import static io.callscribe.ringcentral.PartyState.ENDED;
import static io.callscribe.ringcentral.PartyState.FAX;
import static io.callscribe.ringcentral.PartyState.HOLD;
import static io.callscribe.ringcentral.PartyState.PARKED;
import static io.callscribe.ringcentral.PartyState.RINGING;
import static io.callscribe.ringcentral.PartyState.SETUP;
import static io.callscribe.ringcentral.PartyState.VOICEMAIL;

import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import io.callscribe.call.Script.Line;
import io.callscribe.ringcentral.CallRecord;
import io.callscribe.ringcentral.PartyEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ways a session can go, with who took part and who of them had to do with the customer.
 * Extensions 101 to 103 are people, 900 is a menu, 901 a queue.
 */
enum Topology {
  /** 101 is called by the customer, answers after 5 s and talks for 60 s. */
  INBOUND_DIRECT("101") {
    @Override
    Script script() {
      var customer = Line.customerCalls();
      var agent = Line.called("p-2", "101");
      return new Script("s-one")
          .event(customer, SETUP)
          .event(agent, SETUP)
          .event(customer, ANSWERED)
          .event(agent, RINGING)
          .after(5)
          .event(agent, ANSWERED)
          .after(20)
          .event(agent, HOLD)
          .after(10)
          .event(agent, ANSWERED)
          .after(30)
          .event(agent, ENDED)
          .event(customer, ENDED);
    }

    @Override
    Entry entry() {
      return Entry.inbound("101", 65, "Accepted")
          .arrival("101", 0, 65, "Accepted")
          .device("101", 0, 65, "Accepted");
    }
  },
  /** 101 calls the customer, who answers after 8 s and talks for 40 s. */
  OUTBOUND("101") {
    @Override
    Script script() {
      var agent = Line.callsCustomer("101");
      var customer = Line.customerIsCalled();
      return new Script("s-one")
          .event(agent, SETUP)
          .event(customer, RINGING)
          .event(agent, RINGING)
          .after(8)
          .event(customer, ANSWERED)
          .event(agent, ANSWERED)
          .after(40)
          .event(agent, ENDED)
          .event(customer, ENDED);
    }

    @Override
    Entry entry() {
      return Entry.outbound("101", 48, "Call connected")
          .leg("SipToPstnUnmetered", "101", direct("101"), customer(), 0, 48, "Call connected");
    }
  },
  OUTBOUND_NOT_ANSWERED("101") {
    @Override
    Script script() {
      var agent = Line.callsCustomer("101");
      var customer = Line.customerIsCalled();
      return new Script("s-one")
          .event(agent, SETUP)
          .event(customer, RINGING)
          .event(agent, RINGING)
          .after(25)
          .event(agent, ENDED)
          .event(customer, ENDED);
    }

    @Override
    Entry entry() {
      return Entry.outbound("101", 25, "Hang Up")
          .leg("SipToPstnUnmetered", "101", direct("101"), customer(), 0, 25, "Hang Up");
    }
  },
  /**
   * A web page has 101's own phone rung first, which takes 4 s; the customer answers after 12 s.
   */
  RINGOUT("101") {
    @Override
    Script script() {
      return placed("RingOut", Line.callsCustomer("101"));
    }

    @Override
    Entry entry() {
      return placedEntry("RingOutClientToCaller", true);
    }
  },
  /** The same if both are told as called by the platform. */
  RINGOUT_BY_THE_PLATFORM("101") {
    @Override
    Script script() {
      return placed("RingOut", Line.rungByPlatform("p-1", "101"));
    }

    @Override
    Entry entry() {
      return placedEntry("RingOutClientToCaller", true);
    }
  },
  /** A program has 101's device call the customer. */
  CALLOUT("101") {
    @Override
    Script script() {
      return placed("CallOut", Line.callsCustomer("101"));
    }

    @Override
    Entry entry() {
      return placedEntry("CallMeCallOut", false);
    }
  },
  MISSED("101") {
    @Override
    Script script() {
      var customer = Line.customerCalls();
      var agent = Line.called("p-2", "101");
      return new Script("s-one")
          .event(customer, SETUP)
          .event(agent, SETUP)
          .event(customer, ANSWERED)
          .event(agent, RINGING)
          .after(20)
          .event(agent, ENDED)
          .event(customer, ENDED);
    }

    @Override
    Entry entry() {
      return Entry.inbound("101", 20, "Missed")
          .arrival("101", 0, 20, "Missed")
          .device("101", 0, 20, "No Answer");
    }
  },
  TO_VOICEMAIL("101") {
    @Override
    Script script() {
      var customer = Line.customerCalls();
      var agent = Line.called("p-2", "101");
      return new Script("s-one")
          .event(customer, SETUP)
          .event(agent, SETUP)
          .event(customer, ANSWERED)
          .event(agent, RINGING)
          .after(20)
          .event(agent, VOICEMAIL)
          .after(15)
          .event(agent, ENDED)
          .event(customer, ENDED);
    }

    @Override
    Entry entry() {
      return Entry.inbound("101", 35, "Voicemail")
          .arrival("101", 0, 35, "Voicemail")
          .device("101", 0, 20, "No Answer");
    }
  },
  /** 101's phone rings, and the colleague 102 takes the call from their own. */
  PICKED_UP_BY_A_COLLEAGUE("102") {
    @Override
    Script script() {
      var customer = Line.customerCalls();
      var called = Line.called("p-2", "101");
      var colleague = Line.handedTo("p-3", "102");
      return new Script("s-one")
          .event(customer, SETUP)
          .event(called, SETUP)
          .event(customer, ANSWERED)
          .event(called, RINGING)
          .after(9)
          .event(colleague, ANSWERED)
          .event(called, ENDED, "Pickup")
          .after(50)
          .event(colleague, ENDED)
          .event(customer, ENDED);
    }

    @Override
    Entry entry() {
      return Entry.inbound("101", 59, "Accepted")
          .arrival("101", 0, 59, "Accepted")
          .device("101", 0, 9, "Stopped")
          .leg("Pickup", "102", customer(), inside("102"), 9, 59, "Accepted");
    }
  },
  /** 101 moves the call from one device to another while talking. */
  FLIPPED_TO_ANOTHER_DEVICE("101") {
    @Override
    Script script() {
      var customer = Line.customerCalls();
      var desk = Line.called("p-2", "101");
      var mobile = Line.called("p-3", "101");
      return new Script("s-one")
          .event(customer, SETUP)
          .event(desk, SETUP)
          .event(customer, ANSWERED)
          .event(desk, RINGING)
          .after(5)
          .event(desk, ANSWERED)
          .after(30)
          .event(mobile, ANSWERED)
          .event(desk, ENDED, "CallFlip")
          .after(30)
          .event(mobile, ENDED)
          .event(customer, ENDED);
    }

    @Override
    Entry entry() {
      return Entry.inbound("101", 65, "Accepted")
          .arrival("101", 0, 65, "Accepted")
          .device("101", 0, 35, "Accepted")
          .leg("MobileApp", "101", customer(), inside("101"), 35, 65, "Accepted");
    }
  },
  /** After a menu, 101's call is forwarded to a cell phone, which is no party of the company. */
  FORWARDED("101") {
    @Override
    Script script() {
      var menu = Line.called("p-2", "900");
      var agent = Line.called("p-3", "101");
      var cell = Line.customerIsCalled("p-4");
      return new Script("s-one")
          .event(Line.customerCalls(), SETUP)
          .event(menu, SETUP)
          .after(10)
          .event(menu, ENDED)
          .event(agent, SETUP)
          .event(cell, RINGING)
          .after(6)
          .event(cell, ANSWERED)
          .event(agent, ANSWERED)
          .after(30)
          .event(agent, ENDED)
          .event(cell, ENDED)
          .event(Line.customerCalls(), ENDED);
    }

    @Override
    Entry entry() {
      return Entry.inbound("900", 46, "Accepted")
          .arrival("900", 0, 46, "Accepted")
          .device("101", 10, 16, "Stopped")
          .leg("FindMe", "101", customer(), inside("101"), 10, 46, "Accepted");
    }
  },
  /** The phones of 101 and 102 ring at once; 102 answers. */
  RUNG_TOGETHER("102") {
    @Override
    Script script() {
      var customer = Line.customerCalls();
      var first = Line.called("p-2", "101");
      var second = Line.called("p-3", "102");
      return new Script("s-one")
          .event(customer, SETUP)
          .event(first, RINGING)
          .event(second, RINGING)
          .after(6)
          .event(second, ANSWERED)
          .event(first, ENDED)
          .after(30)
          .event(second, ENDED)
          .event(customer, ENDED);
    }

    @Override
    Entry entry() {
      return Entry.inbound("101", 36, "Accepted")
          .arrival("101", 0, 36, "Accepted")
          .device("101", 0, 6, "Stopped")
          .device("102", 0, 36, "Accepted");
    }
  },
  VIA_MENU("102") {
    @Override
    Script script() {
      return viaMenu(false);
    }

    @Override
    Entry entry() {
      return menuEntry();
    }
  },
  /** The same, but the menu is told as having answered. */
  VIA_MENU_THAT_ANSWERS("102") {
    @Override
    Script script() {
      return viaMenu(true);
    }

    @Override
    Entry entry() {
      return menuEntry();
    }
  },
  /** 101 and 103 are rung and let it ring; 102 answers. */
  QUEUE_ANSWERED("102") {
    @Override
    Script script() {
      return queue(new Script("s-one"), Line.called("p-2", "901"), 3);
    }

    @Override
    Entry entry() {
      return Entry.inbound("901", 79, "Accepted")
          .arrival("901", 0, 79, "Accepted")
          .device("101", 3, 9, "Stopped")
          .device("102", 3, 79, "Accepted")
          .device("103", 3, 9, "Stopped");
    }
  },
  /** The menu passes the caller on to the queue. */
  VIA_MENU_AND_QUEUE("102") {
    @Override
    Script script() {
      var menu = Line.called("p-2", "900");
      var script =
          new Script("s-one")
              .event(Line.customerCalls(), SETUP)
              .event(menu, SETUP)
              .after(10)
              .event(menu, ENDED);
      return queue(script, Line.called("p-3", "901"), 4);
    }

    @Override
    Entry entry() {
      return Entry.inbound("900", 89, "Accepted")
          .arrival("900", 0, 89, "Accepted")
          .arrival("901", 10, 89, "Accepted")
          .device("101", 13, 19, "Stopped")
          .device("102", 13, 89, "Accepted")
          .device("103", 13, 19, "Stopped");
    }
  },
  QUEUE_NOT_ANSWERED("") {
    @Override
    Script script() {
      return unansweredQueue(false);
    }

    @Override
    Entry entry() {
      return Entry.inbound("901", 23, "Missed")
          .arrival("901", 0, 23, "Missed")
          .device("101", 3, 23, "No Answer")
          .device("102", 3, 23, "No Answer");
    }
  },
  /** Nobody answers, and the queue takes a voicemail. */
  QUEUE_TO_VOICEMAIL("") {
    @Override
    Script script() {
      return unansweredQueue(true);
    }

    @Override
    Entry entry() {
      return Entry.inbound("901", 43, "Voicemail")
          .arrival("901", 0, 43, "Voicemail")
          .device("101", 3, 23, "No Answer")
          .device("102", 3, 23, "No Answer");
    }
  },
  /** 101 talks for 30 s and passes the customer on to 102, who talks for 45 s. */
  BLIND_TRANSFER("101 102") {
    @Override
    Script script() {
      var customer = Line.customerCalls();
      var second = Line.handedTo("p-3", "102");
      return untilTransfer()
          .event(second, SETUP)
          .event(second, RINGING)
          .after(7)
          .event(second, ANSWERED)
          .after(45)
          .event(second, ENDED)
          .event(customer, ENDED);
    }

    @Override
    Entry entry() {
      return transferEntry("102", 87).device("102", 35, 87, "Accepted");
    }
  },
  /** 102 does not answer what 101 passed on. */
  TRANSFER_NOT_ANSWERED("101") {
    @Override
    Script script() {
      var customer = Line.customerCalls();
      var second = Line.handedTo("p-3", "102");
      return untilTransfer()
          .event(second, SETUP)
          .event(second, RINGING)
          .after(20)
          .event(second, ENDED)
          .event(customer, ENDED);
    }

    @Override
    Entry entry() {
      return transferEntry("102", 55).device("102", 35, 55, "No Answer");
    }
  },
  /** 101 passes the customer on to the queue, where 102 answers. */
  TRANSFER_TO_QUEUE("101 102") {
    @Override
    Script script() {
      return queue(untilTransfer(), Line.handedTo("p-3", "901"), 4);
    }

    @Override
    Entry entry() {
      return transferEntry("901", 114)
          .device("101", 38, 44, "Stopped")
          .device("102", 38, 114, "Accepted")
          .device("103", 38, 44, "Stopped");
    }
  },
  /** 101 calls the customer, talks for 30 s and passes them on to 102, who talks for 45 s. */
  OUTBOUND_TRANSFER("101 102") {
    @Override
    Script script() {
      var first = Line.callsCustomer("101");
      var customer = Line.customerIsCalled();
      var second = Line.handedTo("p-3", "102");
      return new Script("s-one")
          .event(first, SETUP)
          .event(customer, RINGING)
          .after(8)
          .event(customer, ANSWERED)
          .event(first, ANSWERED)
          .after(30)
          .event(first, ENDED, "BlindTransfer")
          .event(second, SETUP)
          .event(second, RINGING)
          .after(7)
          .event(second, ANSWERED)
          .after(45)
          .event(second, ENDED)
          .event(customer, ENDED);
    }

    @Override
    Entry entry() {
      return Entry.outbound("101", 90, "Call connected")
          .leg("SipToPstnUnmetered", "101", direct("101"), customer(), 0, 38, "Call connected")
          .leg("TransferCall", "101", inside("101"), inside("102"), 38, 90, "Call connected")
          .device("102", 38, 90, "Accepted");
    }
  },
  /** What 101 and the customer see of an attended transfer; {@link #CONSULTATION} is the rest. */
  ATTENDED_TRANSFER("101") {
    @Override
    Script script() {
      var customer = Line.customerCalls();
      var first = Line.called("p-2", "101");
      return new Script("s-one")
          .event(customer, SETUP)
          .event(first, SETUP)
          .event(customer, ANSWERED)
          .event(first, RINGING)
          .after(5)
          .event(first, ANSWERED)
          .after(60)
          .joined(first, "s-two")
          .after(45)
          .event(customer, ENDED);
    }

    @Override
    Entry entry() {
      return Entry.inbound("101", 110, "Accepted")
          .member("\"transferTarget\":{\"telephonySessionId\":\"s-two\"}")
          .arrival("101", 0, 110, "Accepted")
          .device("101", 0, 65, "Accepted")
          .leg("TransferCall", "101", inside("101"), inside("102"), 65, 110, "Call connected");
    }
  },
  /** 101 asks 102 and then joins both. */
  CONSULTATION("101 102", "102", "s-two") {
    @Override
    Script script() {
      var first = Line.callsColleague("101", "102");
      var second = Line.calledByColleague("p-2", "102", "101");
      return new Script("s-two")
          .after(40)
          .event(first, SETUP)
          .event(second, SETUP)
          .event(first, ANSWERED)
          .event(second, RINGING)
          .after(5)
          .event(second, ANSWERED)
          .after(20)
          .joined(first, "s-one")
          .after(45)
          .event(second, ENDED);
    }

    @Override
    Entry entry() {
      return internalEntry("s-two", 40, 110)
          .member("\"transferee\":{\"telephonySessionId\":\"s-one\"}");
    }
  },
  /** 101 talks for 30 s and parks the call, 102 fetches it 20 s later and talks for 45 s. */
  PARKED_AND_FETCHED("101 102") {
    @Override
    Script script() {
      var customer = Line.customerCalls();
      var first = Line.called("p-2", "101");
      var second = Line.handedTo("p-3", "102");
      return untilTalk()
          .event(first, PARKED)
          .after(20)
          .event(second, SETUP)
          .event(second, ANSWERED)
          .event(first, ENDED, "Pickup")
          .after(45)
          .event(second, ENDED)
          .event(customer, ENDED);
    }

    @Override
    Entry entry() {
      return parkEntry();
    }
  },
  /** The same if 101's part is told to be over when the call is parked. */
  PARKED_AND_LEFT("101 102") {
    @Override
    Script script() {
      var customer = Line.customerCalls();
      var first = Line.called("p-2", "101");
      var second = Line.handedTo("p-3", "102");
      return untilTalk()
          .event(first, PARKED)
          .event(first, ENDED, "CallPark")
          .after(20)
          .event(second, SETUP)
          .event(second, ANSWERED)
          .after(45)
          .event(second, ENDED)
          .event(customer, ENDED);
    }

    @Override
    Entry entry() {
      return parkEntry();
    }
  },
  /** What 101 and the customer see of a conference with 102, before they move into it. */
  CONFERENCE("101") {
    @Override
    Script script() {
      var first = Line.called("p-2", "101");
      return untilTalk()
          .event(first, HOLD)
          .after(25)
          .event(first, ENDED, "Conference")
          .event(Line.customerCalls(), ENDED, "Conference");
    }

    @Override
    Entry entry() {
      return Entry.inbound("101", 120, "Accepted")
          .arrival("101", 0, 120, "Accepted")
          .device("101", 0, 60, "Accepted")
          .leg(
              "MoveToConference",
              "101",
              inside("101"),
              "{\"name\":\"Conference\"}",
              60,
              120,
              "Call connected");
    }
  },
  /** 101 asks 102 to join. */
  CONFERENCE_QUESTION("101 102", "", "s-two") {
    @Override
    Script script() {
      var first = Line.callsColleague("101", "102");
      var second = Line.calledByColleague("p-2", "102", "101");
      return new Script("s-two")
          .after(36)
          .event(first, SETUP)
          .event(second, SETUP)
          .event(first, ANSWERED)
          .event(second, RINGING)
          .after(5)
          .event(second, ANSWERED)
          .after(19)
          .event(first, ENDED, "Conference")
          .event(second, ENDED, "Conference");
    }

    @Override
    Entry entry() {
      return internalEntry("s-two", 36, 60);
    }
  },
  /** The conference itself, which is no call of anybody. */
  CONFERENCE_ROOM("", "", "s-three") {
    @Override
    Script script() {
      var host = Line.callsColleague("101", "conference");
      var customer = Line.customerIsCalled();
      var second = Line.handedTo("p-3", "102");
      return new Script("s-three")
          .origin("Conference")
          .after(60)
          .event(host, ANSWERED)
          .event(customer, ANSWERED)
          .event(second, ANSWERED)
          .after(60)
          .event(host, ENDED)
          .event(customer, ENDED)
          .event(second, ENDED);
    }
  },
  INTERNAL("101 102", "", "s-one") {
    @Override
    Script script() {
      var caller = Line.callsColleague("101", "102");
      var called = Line.calledByColleague("p-2", "102", "101");
      return new Script("s-one")
          .event(caller, SETUP)
          .event(called, SETUP)
          .event(caller, ANSWERED)
          .event(called, RINGING)
          .after(4)
          .event(called, ANSWERED)
          .after(25)
          .event(caller, ENDED)
          .event(called, ENDED);
    }

    @Override
    Entry entry() {
      return internalEntry("s-one", 0, 29);
    }
  },
  DROPPED_IN_MENU("") {
    @Override
    Script script() {
      var customer = Line.customerCalls();
      var menu = Line.called("p-2", "900");
      return new Script("s-one")
          .event(customer, SETUP)
          .event(menu, SETUP)
          .event(customer, ANSWERED)
          .after(9)
          .event(menu, ENDED)
          .event(customer, ENDED);
    }

    @Override
    Entry entry() {
      return Entry.inbound("900", 9, "Hang Up").arrival("900", 0, 9, "Hang Up");
    }
  },
  /** A fax to 101's number. */
  FAX_RECEIVED("") {
    @Override
    Script script() {
      var customer = Line.customerCalls();
      var machine = Line.called("p-2", "101");
      return new Script("s-one")
          .event(customer, SETUP)
          .event(machine, SETUP)
          .event(customer, ANSWERED)
          .event(machine, FAX)
          .after(30)
          .event(machine, ENDED)
          .event(customer, ENDED);
    }

    @Override
    Entry entry() {
      return Entry.inbound("101", 30, "Received")
          .member("\"type\":\"Fax\"")
          .arrival("101", 0, 30, "Received");
    }
  };

  private final Set<ExtensionId> people;
  private final Set<ExtensionId> peopleOfTheCustomer;
  private final String session;

  Topology(String people) {
    this(people, people, "s-one");
  }

  Topology(String people, String peopleOfTheCustomer, String session) {
    this.people = extensions(people);
    this.peopleOfTheCustomer = extensions(peopleOfTheCustomer);
    this.session = session;
  }

  private static Set<ExtensionId> extensions(String ids) {
    return Stream.of(ids.split(" "))
        .filter(id -> !id.isEmpty())
        .map(ExtensionId::new)
        .collect(Collectors.toUnmodifiableSet());
  }

  abstract Script script();

  /** What the call log says, if it shows the session. */
  Entry entry() {
    throw new UnsupportedOperationException(name() + " is not in the call log");
  }

  boolean isLogged() {
    return this != CONFERENCE_ROOM;
  }

  /** Who took part. */
  Set<ExtensionId> people() {
    return people;
  }

  /** Those for whom the session is a call with the customer, and not an internal one. */
  Set<ExtensionId> peopleOfTheCustomer() {
    return peopleOfTheCustomer;
  }

  List<PartyEvent> events() {
    return script().events();
  }

  /** The call log's final word; nothing if it never shows the session. */
  List<CallRecord> records() {
    return isLogged() ? List.of(entry().record()) : List.of();
  }

  CallStory story(CallRecord... records) {
    return story(events(), List.of(records));
  }

  CallStory story(List<PartyEvent> events, List<CallRecord> records) {
    return CallStory.of(new SessionId(session), events, records, false);
  }

  /** The story of the session that this one was joined with. */
  static Optional<CallStory> joined(CallStory story) {
    return story.peer().map(peer -> ATTENDED_TRANSFER.story());
  }

  static CallStory story(List<PartyEvent> events, CallRecord... records) {
    return CallStory.of(new SessionId("s-one"), events, List.of(records), false);
  }

  static boolean isPerson(ExtensionId extension) {
    return extension.value().startsWith("1");
  }

  static ExtensionId extension(String id) {
    return new ExtensionId(id);
  }

  private static Script placed(String origin, Line agent) {
    var customer = Line.customerIsCalled();
    return new Script("s-one")
        .origin(origin)
        .event(agent, SETUP)
        .event(agent, RINGING)
        .after(4)
        .event(agent, ANSWERED)
        .event(customer, RINGING)
        .after(8)
        .event(customer, ANSWERED)
        .after(40)
        .event(agent, ENDED)
        .event(customer, ENDED);
  }

  private static Entry placedEntry(String type, boolean hasOwnPhone) {
    var entry = Entry.outbound("101", 52, "Call connected");
    if (hasOwnPhone) {
      entry.leg(
          "RingOutClientToSubscriber", "101", direct("101"), direct("101"), 0, 52, "Accepted");
    }
    return entry.leg(type, "101", direct("101"), customer(), 4, 52, "Call connected");
  }

  private static Script viaMenu(boolean answers) {
    var customer = Line.customerCalls();
    var menu = Line.called("p-2", "900");
    var agent = Line.called("p-3", "102");
    var script = new Script("s-one").event(customer, SETUP).event(menu, SETUP);
    if (answers) {
      script.event(menu, ANSWERED);
    }
    return script
        .event(customer, ANSWERED)
        .after(12)
        .event(menu, ENDED)
        .event(agent, SETUP)
        .event(agent, RINGING)
        .after(4)
        .event(agent, ANSWERED)
        .after(50)
        .event(agent, ENDED)
        .event(customer, ENDED);
  }

  private static Entry menuEntry() {
    return Entry.inbound("900", 66, "Accepted")
        .arrival("900", 0, 66, "Accepted")
        .device("102", 12, 66, "Accepted");
  }

  private static Script queue(Script script, Line queue, int party) {
    var customer = Line.customerCalls();
    var first = Line.rungByQueue("p-" + party, "101");
    var second = Line.rungByQueue("p-" + (party + 1), "102");
    var third = Line.rungByQueue("p-" + (party + 2), "103");
    return script
        .event(customer, SETUP)
        .event(queue, SETUP)
        .event(customer, ANSWERED)
        .event(queue, ANSWERED)
        .after(3)
        .event(first, RINGING)
        .event(second, RINGING)
        .event(third, RINGING)
        .after(6)
        .event(second, ANSWERED)
        .event(queue, ENDED, "AgentAnswered")
        .event(first, ENDED)
        .event(third, ENDED)
        .after(70)
        .event(second, ENDED)
        .event(customer, ENDED);
  }

  private static Script unansweredQueue(boolean hasVoicemail) {
    var customer = Line.customerCalls();
    var queue = Line.called("p-2", "901");
    var first = Line.rungByQueue("p-3", "101");
    var second = Line.rungByQueue("p-4", "102");
    var script =
        new Script("s-one")
            .event(customer, SETUP)
            .event(queue, SETUP)
            .event(customer, ANSWERED)
            .event(queue, ANSWERED)
            .after(3)
            .event(first, RINGING)
            .event(second, RINGING)
            .after(20)
            .event(first, ENDED)
            .event(second, ENDED);
    if (hasVoicemail) {
      script.event(queue, VOICEMAIL).after(20);
    }
    return script.event(queue, ENDED).event(customer, ENDED);
  }

  /** 101 answers after 5 s and talks for 30 s. */
  private static Script untilTalk() {
    var customer = Line.customerCalls();
    var first = Line.called("p-2", "101");
    return new Script("s-one")
        .event(customer, SETUP)
        .event(first, SETUP)
        .event(customer, ANSWERED)
        .event(first, RINGING)
        .after(5)
        .event(first, ANSWERED)
        .after(30);
  }

  private static Script untilTransfer() {
    return untilTalk().event(Line.called("p-2", "101"), ENDED, "BlindTransfer");
  }

  private static Entry transferEntry(String to, int end) {
    return Entry.inbound("101", end, "Accepted")
        .arrival("101", 0, end, "Accepted")
        .device("101", 0, 35, "Accepted")
        .leg("TransferCall", "101", inside("101"), inside(to), 35, end, "Call connected");
  }

  private static Entry parkEntry() {
    return Entry.inbound("101", 100, "Accepted")
        .arrival("101", 0, 100, "Accepted")
        .device("101", 0, 35, "Accepted")
        .leg("CallPark", "101", inside("101"), "{\"name\":\"801\"}", 35, 55, "Call connected")
        .leg("Pickup", "102", customer(), inside("102"), 55, 100, "Accepted");
  }

  private static Entry internalEntry(String session, int start, int end) {
    return Entry.internal(session, "101", "102", start, end)
        .leg(
            "ExtensionToExtension",
            "101",
            inside("101"),
            inside("102"),
            start,
            end,
            "Call connected")
        .leg("Accept", "102", inside("101"), inside("102"), start, end, "Accepted");
  }
}
