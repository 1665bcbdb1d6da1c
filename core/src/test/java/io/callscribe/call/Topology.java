package io.callscribe.call;

import static io.callscribe.ringcentral.PartyState.ANSWERED;
import static io.callscribe.ringcentral.PartyState.ENDED;
import static io.callscribe.ringcentral.PartyState.HOLD;
import static io.callscribe.ringcentral.PartyState.RINGING;
import static io.callscribe.ringcentral.PartyState.SETUP;
import static io.callscribe.ringcentral.PartyState.VOICEMAIL;

import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import io.callscribe.call.Script.Line;
import io.callscribe.ringcentral.CallRecord;
import io.callscribe.ringcentral.PartyEvent;
import java.util.List;

/** The ways a call can go. Extensions 101 to 103 are people, 900 is a menu, 901 a queue. */
enum Topology {
  /** 101 is called by the customer, answers after 5 s and talks for 60 s. */
  INBOUND_DIRECT {
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
  },
  /** 101 calls the customer, who answers after 8 s and talks for 40 s. */
  OUTBOUND {
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
  },
  OUTBOUND_NOT_ANSWERED {
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
  },
  MISSED {
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
  },
  TO_VOICEMAIL {
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
  },
  VIA_MENU {
    @Override
    Script script() {
      var customer = Line.customerCalls();
      var menu = Line.called("p-2", "900");
      var agent = Line.called("p-3", "102");
      return new Script("s-one")
          .event(customer, SETUP)
          .event(menu, SETUP)
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
  },
  /** 101 and 103 are rung and let it ring; 102 answers. */
  QUEUE_ANSWERED {
    @Override
    Script script() {
      var customer = Line.customerCalls();
      var queue = Line.called("p-2", "901");
      var first = Line.rungByQueue("p-3", "101");
      var second = Line.rungByQueue("p-4", "102");
      var third = Line.rungByQueue("p-5", "103");
      return new Script("s-one")
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
  },
  QUEUE_NOT_ANSWERED {
    @Override
    Script script() {
      var customer = Line.customerCalls();
      var queue = Line.called("p-2", "901");
      var first = Line.rungByQueue("p-3", "101");
      var second = Line.rungByQueue("p-4", "102");
      return new Script("s-one")
          .event(customer, SETUP)
          .event(queue, SETUP)
          .event(customer, ANSWERED)
          .event(queue, ANSWERED)
          .after(3)
          .event(first, RINGING)
          .event(second, RINGING)
          .after(20)
          .event(first, ENDED)
          .event(second, ENDED)
          .event(queue, ENDED)
          .event(customer, ENDED);
    }
  },
  /** 101 talks for 30 s and passes the customer on to 102, who talks for 45 s. */
  BLIND_TRANSFER {
    @Override
    Script script() {
      var customer = Line.customerCalls();
      var first = Line.called("p-2", "101");
      var second = Line.called("p-3", "102");
      return new Script("s-one")
          .event(customer, SETUP)
          .event(first, SETUP)
          .event(customer, ANSWERED)
          .event(first, RINGING)
          .after(5)
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
  },
  /** What 101 and the customer see of an attended transfer; {@link #CONSULTATION} is the rest. */
  ATTENDED_TRANSFER {
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
  },
  /** 101 asks 102 and then joins both. */
  CONSULTATION {
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
  },
  INTERNAL {
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
  },
  DROPPED_IN_MENU {
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
  };

  abstract Script script();

  List<PartyEvent> events() {
    return script().events();
  }

  CallStory story(CallRecord... records) {
    return story(events(), records);
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
}
