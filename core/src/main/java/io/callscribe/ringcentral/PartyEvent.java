package io.callscribe.ringcentral;

import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One change of one party of a call.
 *
 * @param sequence counts within the session; the order of truth, since events arrive in any order
 * @param origin what kind of session it is, for example {@code Call}
 * @param party stable within the session; the first one calls, the others are called
 * @param extension whose party it is; absent for people outside
 * @param calling whether this party made the call
 * @param reason why the state was reached; empty for a plain hang-up
 * @param peer the session this one was joined with by an attended transfer
 * @param queueCall rung as a member of a queue
 * @param recordings ids of recordings that will come
 */
public record PartyEvent(
    SessionId session,
    int sequence,
    Instant at,
    String origin,
    String party,
    Optional<ExtensionId> extension,
    boolean calling,
    Endpoint from,
    Endpoint to,
    PartyState state,
    String reason,
    Optional<SessionId> peer,
    boolean queueCall,
    List<String> recordings) {
  private static final int LONGEST_SESSION = 80;

  /** The event of one party; empty if it has no session or party to belong to. */
  static Optional<PartyEvent> of(Fields body, Fields party, Instant received) {
    var session = body.text("telephonySessionId").filter(s -> s.length() <= LONGEST_SESSION);
    var id = party.text("id");
    if (session.isEmpty() || id.isEmpty()) {
      return Optional.empty();
    }
    var status = party.object("status");
    var peer = status.object("peerId");
    return Optional.of(
        new PartyEvent(
            new SessionId(session.get()),
            (int) body.number("sequence"),
            body.instant("eventTime").orElse(received),
            body.object("origin").text("type").orElse("Call"),
            id.get(),
            party.text("extensionId").map(ExtensionId::new),
            party.text("direction").filter("Outbound"::equalsIgnoreCase).isPresent(),
            Endpoint.of(party.object("from")),
            Endpoint.of(party.object("to")),
            PartyState.of(status.text("code").orElse("")),
            status.text("reason").orElse(""),
            peer.text("telephonySessionId")
                .or(() -> peer.text("sessionId").filter(s -> s.startsWith("s-")))
                .map(SessionId::new),
            party.flag("queueCall"),
            party.objects("recordings").stream().flatMap(r -> r.text("id").stream()).toList()));
  }
}
