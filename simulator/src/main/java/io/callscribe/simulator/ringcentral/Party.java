package io.callscribe.simulator.ringcentral;

import io.callscribe.simulator.http.JsonText;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One end of a living call: what its next event says. Only the thread of the call changes it. */
final class Party {
  /** The states, spelled as on the wire. */
  enum Status {
    SETUP("Setup"),
    PROCEEDING("Proceeding"),
    ANSWERED("Answered"),
    HOLD("Hold"),
    PARKED("Parked"),
    VOICEMAIL("Voicemail"),
    FAX("FaxReceive"),
    DISCONNECTED("Disconnected"),
    GONE("Gone");

    private final String wire;

    Status(String wire) {
      this.wire = wire;
    }
  }

  static final String CONFERENCE = "Conference";
  private static final String PARK_LOCATION = "*801";

  private final LiveSession session;
  private final int number;
  private final String direction;
  private final Optional<Extension> owner;
  private final Map<Status, Instant> firsts = new EnumMap<>(Status.class);

  private Line from;
  private Line to;
  private Status status = Status.SETUP;
  private @Nullable String reason;
  private @Nullable Party peer;
  private @Nullable String callerName;
  private @Nullable String conferenceRole;
  private @Nullable Recording recording;
  private boolean isQueueCall;
  private boolean isMissed;

  Party(
      LiveSession session,
      int number,
      String direction,
      Optional<Extension> owner,
      Line from,
      Line to) {
    this.session = session;
    this.number = number;
    this.direction = direction;
    this.owner = owner;
    this.from = from;
    this.to = to;
  }

  String id() {
    return "p-" + session.key() + "-" + number;
  }

  LiveSession session() {
    return session;
  }

  Optional<Extension> owner() {
    return owner;
  }

  String direction() {
    return direction;
  }

  Line from() {
    return from;
  }

  Line to() {
    return to;
  }

  boolean isMissed() {
    return isMissed;
  }

  boolean hasRecording() {
    return recording != null;
  }

  Status status() {
    return status;
  }

  boolean isOver() {
    return status == Status.DISCONNECTED || status == Status.GONE;
  }

  /** When the party first had this status; the begin of the session if it never had. */
  Instant first(Status wanted) {
    return firsts.getOrDefault(wanted, session.startedAt());
  }

  Party queueCall(String caller) {
    isQueueCall = true;
    callerName = caller;
    return this;
  }

  Party inConference(String role) {
    conferenceRole = role;
    return this;
  }

  void from(Line line) {
    from = line;
  }

  void to(Line line) {
    to = line;
  }

  void missed() {
    isMissed = true;
  }

  void recordedAs(Recording started) {
    recording = started;
  }

  void become(Status next, @Nullable String why, @Nullable Party joined, Instant now) {
    status = next;
    reason = why;
    peer = joined;
    firsts.putIfAbsent(next, now);
  }

  JsonObject toJson() {
    var json = JsonText.object().add("accountId", Account.ID);
    owner.ifPresent(extension -> json.add("extensionId", extension.id()));
    json.add("id", id())
        .add("direction", direction)
        .add("to", to.toJson())
        .add("from", from.toJson());
    if (recording != null && status == Status.ANSWERED) {
      json.add(
          "recordings",
          JsonText.array().add(JsonText.object().add("id", recording.id()).add("active", true)));
    }
    json.add("status", statusJson());
    if (isQueueCall) {
      json.add("queueCall", true);
    }
    json.add(
            "park",
            status == Status.PARKED
                ? JsonText.object().add("id", PARK_LOCATION).build()
                : JsonObject.EMPTY_JSON_OBJECT)
        .add("missedCall", isMissed)
        .add("standAlone", false)
        .add("muted", false);
    if (conferenceRole != null) {
      json.add("conferenceRole", conferenceRole);
    }
    if (callerName != null) {
      json.add("uiCallInfo", queueInfo(callerName));
    }
    return json.build();
  }

  /** The party as the status of a whole session shows it. */
  JsonObject toStatusJson() {
    var json =
        JsonText.object()
            .add("id", id())
            .add("status", JsonText.object().add("code", status.wire))
            .add("muted", false)
            .add("standAlone", false)
            .add("from", from.toJson())
            .add("to", to.toJson());
    owner.ifPresent(
        extension ->
            json.add(
                "owner",
                JsonText.object().add("accountId", Account.ID).add("extensionId", extension.id())));
    json.add("direction", direction);
    if (recording != null) {
      json.add(
          "recordings",
          JsonText.array().add(JsonText.object().add("id", recording.id()).add("active", true)));
    }
    return json.build();
  }

  private JsonObject statusJson() {
    var json = JsonText.object().add("code", status.wire);
    if (reason != null) {
      json.add("reason", reason);
    }
    if (status == Status.PARKED) {
      json.add("parkData", PARK_LOCATION);
    }
    if (CONFERENCE.equals(reason)) {
      json.add("peerId", JsonText.object().add("sessionId", "0"));
    }
    if (peer != null) {
      json.add(
          "peerId",
          JsonText.object()
              .add("sessionId", peer.session.sessionId())
              .add("telephonySessionId", peer.session.id())
              .add("partyId", peer.id()));
    }
    if (status == Status.PROCEEDING && !isQueueCall && direction.equals("Inbound")) {
      owner.filter(Extension::isPerson).ifPresent(x -> json.add("mobilePickupData", pickup(x)));
    }
    return json.add("rcc", false).build();
  }

  private static JsonObject pickup(Extension extension) {
    return JsonText.object()
        .add("ccMailboxes", JsonText.array().add(extension.id()))
        .add("to", "#1052004@sip.example.com:5060")
        .add("sid", "53205738620264")
        .add("srvLvl", "-149699523")
        .add("srvLvlExt", "406")
        .build();
  }

  private static JsonObject queueInfo(String caller) {
    return JsonText.object()
        .add(
            "primary",
            JsonText.object().add("type", "QueueName").add("value", Account.QUEUE.name()))
        .add(
            "additional",
            JsonText.object()
                .add("type", caller.startsWith("+") ? "CallerIdNumber" : "CallerIdName")
                .add("value", caller))
        .build();
  }
}
