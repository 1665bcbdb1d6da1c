package io.callscribe.call;

import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import io.callscribe.ringcentral.Endpoint;
import io.callscribe.ringcentral.PartyEvent;
import io.callscribe.ringcentral.PartyState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plays a session: sequence numbers rise by themselves, time when it is told to. */
final class Script {
  static final Instant START = Instant.parse("2026-07-14T09:00:00Z");
  static final String CUSTOMER = "+14155550100";
  static final String COMPANY = "+16505550111";

  private final SessionId session;
  private final List<PartyEvent> events = new ArrayList<>();
  private Instant now = START;
  private String origin = "Call";
  private int sequence = 1;

  /** Whose telephone it is. */
  record Line(
      String party,
      Optional<ExtensionId> extension,
      boolean calling,
      Endpoint from,
      Endpoint to,
      boolean queueCall) {

    static Line customerCalls() {
      return new Line("p-1", Optional.empty(), true, number(CUSTOMER), number(COMPANY), false);
    }

    static Line customerIsCalled() {
      return customerIsCalled("p-2");
    }

    static Line customerIsCalled(String party) {
      return new Line(party, Optional.empty(), false, number(COMPANY), number(CUSTOMER), false);
    }

    /** Somebody of ours is called by the customer. */
    static Line called(String party, String extension) {
      return new Line(
          party, own(extension), false, number(CUSTOMER), ours("+165055501", extension), false);
    }

    /** What is dialled stays the queue, 901, whoever is rung for it. */
    static Line rungByQueue(String party, String extension) {
      return new Line(
          party, own(extension), false, number(CUSTOMER), ours("+165055501", "901"), true);
    }

    /** Somebody of ours is called because the call was handed on. */
    static Line handedTo(String party, String extension) {
      return new Line(party, own(extension), false, number(CUSTOMER), ours("", extension), false);
    }

    /** The platform calls somebody of ours, to connect them with the customer. */
    static Line rungByPlatform(String party, String extension) {
      return new Line(
          party, own(extension), false, number(COMPANY), ours("+165055501", extension), false);
    }

    static Line callsCustomer(String extension) {
      return new Line(
          "p-1", own(extension), true, ours("+165055501", extension), number(CUSTOMER), false);
    }

    static Line callsColleague(String extension, String colleague) {
      return new Line("p-1", own(extension), true, ours("", extension), number(colleague), false);
    }

    static Line calledByColleague(String party, String extension, String colleague) {
      return new Line(
          party, own(extension), false, ours("", colleague), ours("", extension), false);
    }

    private static Optional<ExtensionId> own(String extension) {
      return Optional.of(new ExtensionId(extension));
    }

    private static Endpoint number(String number) {
      return new Endpoint(
          Optional.of(number), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Endpoint ours(String prefix, String extension) {
      return new Endpoint(
          Optional.of(prefix + extension), Optional.empty(), own(extension), Optional.empty());
    }

    Line withheld() {
      var nobody =
          new Endpoint(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
      return new Line(party, extension, calling, nobody, to, queueCall);
    }
  }

  Script(String session) {
    this.session = new SessionId(session);
  }

  /**
   * @param value RingCentral's word for what made the session
   */
  Script origin(String value) {
    origin = value;
    return this;
  }

  Script after(int seconds) {
    now = now.plusSeconds(seconds);
    return this;
  }

  Script event(Line line, PartyState state) {
    return event(line, state, "");
  }

  Script event(Line line, PartyState state, String reason) {
    return add(line, state, reason, Optional.empty(), List.of());
  }

  Script joined(Line line, String peer) {
    return add(
        line, PartyState.ENDED, "AttendedTransfer", Optional.of(new SessionId(peer)), List.of());
  }

  Script recorded(Line line, String recording) {
    return add(line, PartyState.ANSWERED, "", Optional.empty(), List.of(recording));
  }

  private Script add(
      Line line,
      PartyState state,
      String reason,
      Optional<SessionId> peer,
      List<String> recordings) {
    sequence++;
    events.add(
        new PartyEvent(
            session,
            sequence,
            now,
            origin,
            line.party(),
            line.extension(),
            line.calling(),
            line.from(),
            line.to(),
            state,
            reason,
            peer,
            line.queueCall(),
            recordings));
    return this;
  }

  List<PartyEvent> events() {
    return List.copyOf(events);
  }
}
