package io.callscribe.simulator.ringcentral;

import io.callscribe.simulator.http.JsonText;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A telephony session while the call lasts; counts its events. */
final class LiveSession {
  private static final int BEFORE_FIRST_SEQUENCE = 1;

  private final String key;
  private final String sessionId;
  private final Instant startedAt;
  private final String origin;
  private final List<Party> parties = new CopyOnWriteArrayList<>();
  private int sequence = BEFORE_FIRST_SEQUENCE;

  /**
   * @param origin RingCentral's word for what made the session
   */
  LiveSession(String key, String sessionId, Instant startedAt, String origin) {
    this.origin = origin;
    this.key = key;
    this.sessionId = sessionId;
    this.startedAt = startedAt;
  }

  String id() {
    return "s-" + key;
  }

  String key() {
    return key;
  }

  String sessionId() {
    return sessionId;
  }

  Instant startedAt() {
    return startedAt;
  }

  List<Party> parties() {
    return parties;
  }

  Party caller(Line from, Line to) {
    return add("Outbound", Optional.empty(), from, to);
  }

  Party caller(Extension owner, Line from, Line to) {
    return add("Outbound", Optional.of(owner), from, to);
  }

  Party called(Line from, Line to) {
    return add("Inbound", Optional.empty(), from, to);
  }

  Party called(Extension owner, Line from, Line to) {
    return add("Inbound", Optional.of(owner), from, to);
  }

  private Party add(String direction, Optional<Extension> owner, Line from, Line to) {
    var party = new Party(this, parties.size() + 1, direction, owner, from, to);
    parties.add(party);
    return party;
  }

  /** The body of the next event, about the one party that changed. */
  JsonObject nextEvent(Party changed, Instant now) {
    sequence++;
    return JsonText.object()
        .add("sequence", sequence)
        .add("sessionId", sessionId)
        .add("telephonySessionId", id())
        .add("serverId", "10.21.18.140.TAM")
        .add("eventTime", Times.wire(now))
        .add("parties", JsonText.array().add(changed.toJson()))
        .add("origin", JsonText.object().add("type", origin))
        .build();
  }

  JsonObject toStatusJson() {
    var all = JsonText.array();
    parties.forEach(party -> all.add(party.toStatusJson()));
    return JsonText.object()
        .add("id", id())
        .add("origin", JsonText.object().add("type", origin))
        .add("creationTime", Times.wire(startedAt))
        .add("parties", all)
        .build();
  }
}
