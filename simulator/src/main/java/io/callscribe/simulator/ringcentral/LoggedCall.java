package io.callscribe.simulator.ringcentral;

import io.callscribe.simulator.http.JsonText;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A record of the call log. It lives from the begin of the call; the state that readers see is a
 * question of time.
 */
final class LoggedCall {
  /** What a leg or the record as a whole was. */
  enum Kind {
    FROM_OUTSIDE("Inbound", "Phone Call", "PSTN", "LocalNumber", "Accept"),
    TO_DEVICE("Outbound", "VoIP Call", "VoIP", "LocalNumber", "PstnToSip"),
    TO_OUTSIDE("Outbound", "VoIP Call", "VoIP", "LocalNumber", "SipToPstnUnmetered"),
    TRANSFER("Outbound", "Transfer", "VoIP", "LocalNumber", "TransferCall"),
    PARK("Outbound", "Call Park", "VoIP", "LocalNumber", "CallPark"),
    PICKUP("Outbound", "Pickup", "VoIP", "LocalNumber", "Pickup"),
    CONFERENCE("Outbound", "Conference Call", "VoIP", "LocalNumber", "MoveToConference"),
    RINGOUT("Outbound", "RingOut Web", "VoIP", "RingOut", "RingOutClientToCaller"),
    RINGOUT_OWN_PHONE("Outbound", "RingOut Web", "VoIP", "RingOut", "RingOutClientToSubscriber"),
    CALLOUT("Outbound", "CallOut-CallMe", "VoIP", "LocalNumber", "CallMeCallOut"),
    FAX("Inbound", "Incoming Fax", "PSTN", "LocalNumber", "Accept"),
    TO_COLLEAGUE("Outbound", "VoIP Call", "VoIP", "Local", "ExtensionToExtension"),
    FROM_COLLEAGUE("Inbound", "Phone Call", "VoIP", "Local", "Accept");

    private final String direction;
    private final String action;
    private final String transport;
    private final String internalType;
    private final String legType;

    Kind(String direction, String action, String transport, String internalType, String legType) {
      this.direction = direction;
      this.action = action;
      this.transport = transport;
      this.internalType = internalType;
      this.legType = legType;
    }

    String direction() {
      return direction;
    }

    String type() {
      return this == FAX ? "Fax" : "Voice";
    }

    private String internalType(Device device) {
      return this == TO_DEVICE || this == TO_OUTSIDE ? device.internalType() : internalType;
    }

    private String legType(Device device) {
      return this == TO_DEVICE ? device.legType() : legType;
    }
  }

  /** How it came out, with the reason that the call log adds. */
  enum Outcome {
    ACCEPTED("Accepted", "Accepted"),
    CONNECTED("Call connected", null),
    HANG_UP("Hang Up", "Hang Up"),
    MISSED("Missed", "No Answer"),
    NO_ANSWER("No Answer", "No Answer"),
    STOPPED("Stopped", "Stopped"),
    VOICEMAIL("Voicemail", null),
    RECEIVED("Received", null);

    private final String result;
    private final @Nullable String reason;

    Outcome(String result, @Nullable String reason) {
      this.result = result;
      this.reason = reason;
    }
  }

  /** What readers get at a moment. */
  enum State {
    ABSENT,
    IN_PROGRESS,
    FINAL
  }

  /** One leg; the extension is the one on whose behalf it ran. */
  record Leg(
      Kind kind,
      Outcome outcome,
      Instant start,
      Instant end,
      Side from,
      Side to,
      Extension extension,
      @Nullable String partyId,
      @Nullable Recording recording) {}

  private final long number;
  private final String telephonySessionId;
  private final String sessionId;
  private final Instant startedAt;
  private final Kind kind;
  private final Side from;
  private final Side to;
  private final String partyId;
  private final Device device;
  private volatile List<Leg> legs = List.of();
  private volatile Outcome outcome = Outcome.HANG_UP;
  private volatile Instant endedAt = Instant.MAX;
  private volatile Instant inProgressAt = Instant.MAX;
  private volatile Instant finalAt = Instant.MAX;
  private volatile Instant recordedAt = Instant.MAX;
  private volatile @Nullable String transferTarget;
  private volatile @Nullable String transferee;
  private volatile @Nullable Voicemail voicemail;

  LoggedCall(
      long number,
      LiveSession session,
      Kind kind,
      Side from,
      Side to,
      String partyId,
      Device device) {
    this.device = device;
    this.number = number;
    this.telephonySessionId = session.id();
    this.sessionId = session.sessionId();
    this.startedAt = session.startedAt();
    this.kind = kind;
    this.from = from;
    this.to = to;
    this.partyId = partyId;
  }

  long number() {
    return number;
  }

  String id() {
    return Ids.recordId(number);
  }

  String telephonySessionId() {
    return telephonySessionId;
  }

  String sessionId() {
    return sessionId;
  }

  Instant startedAt() {
    return startedAt;
  }

  Instant endedAt() {
    return endedAt;
  }

  String direction() {
    return kind.direction;
  }

  /** Voice or Fax. */
  String type() {
    return kind.type();
  }

  boolean isEnded() {
    return endedAt != Instant.MAX;
  }

  /** The moments at which readers see something new, in order. */
  List<Instant> changes() {
    return recordings().isEmpty()
        ? List.of(inProgressAt, finalAt)
        : List.of(inProgressAt, finalAt, recordedAt);
  }

  List<Recording> recordings() {
    return legs.stream().map(Leg::recording).flatMap(Stream::ofNullable).distinct().toList();
  }

  @Nullable Voicemail voicemail() {
    return voicemail;
  }

  void transferredTo(String otherSession) {
    transferTarget = otherSession;
  }

  void transferredFrom(String otherSession) {
    transferee = otherSession;
  }

  void leaves(Voicemail message) {
    voicemail = message;
  }

  void end(Instant at, Outcome how, List<Leg> ran) {
    outcome = how;
    legs = List.copyOf(ran);
    endedAt = at;
  }

  void appear(Instant inProgress, Instant finished, Instant recorded) {
    recordedAt = recorded.isBefore(finished) ? finished : recorded;
    finalAt = finished;
    inProgressAt = inProgress;
  }

  State state(Instant now) {
    if (now.isBefore(inProgressAt)) {
      return State.ABSENT;
    }
    return now.isBefore(finalAt) ? State.IN_PROGRESS : State.FINAL;
  }

  boolean involves(String extensionId) {
    return legs.stream().anyMatch(leg -> leg.extension.id().equals(extensionId))
        || isAt(from, extensionId)
        || isAt(to, extensionId);
  }

  private static boolean isAt(Side side, String extensionId) {
    return side.extension() != null && side.extension().id().equals(extensionId);
  }

  /** Digits of the outside numbers and the numbers of the extensions that took part. */
  boolean hasPhoneNumber(String digits) {
    return Stream.of(from, to)
        .map(Side::phoneNumber)
        .flatMap(Stream::ofNullable)
        .anyMatch(phone -> phone.substring(1).equals(digits));
  }

  boolean hasExtensionNumber(String wanted) {
    return Stream.concat(
            Stream.of(from, to).map(Side::extension).flatMap(Stream::ofNullable),
            legs.stream().map(Leg::extension))
        .anyMatch(extension -> extension.number().equals(wanted));
  }

  /** The account's view. */
  JsonObject toJson(String account, boolean detailed, Instant now) {
    var json = head(account, account, detailed);
    var state = state(now);
    describe(json, state, account, kind, outcome, startedAt, endedAt, from, to);
    if (state == State.FINAL && !now.isBefore(recordedAt)) {
      recordings().stream().findFirst().ifPresent(it -> addRecording(json, account, it));
    }
    json.add("telephonySessionId", telephonySessionId).add("partyId", partyId);
    tail(json, account, state, kind, now);
    if (detailed) {
      var all = JsonText.array();
      boolean master = true;
      for (var leg : legs) {
        all.add(legJson(leg, account, state, now, master));
        master = false;
      }
      json.add("legs", all);
    }
    return json.build();
  }

  /** The view of one extension; of an internal call, the half that the extension had. */
  JsonObject toJson(String account, Extension viewer, boolean detailed, Instant now) {
    var half =
        legs.stream()
            .filter(leg -> leg.kind == Kind.FROM_COLLEAGUE && leg.extension.equals(viewer))
            .findFirst();
    if (half.isEmpty()) {
      var own = account + "/extension/" + viewer.id();
      return JsonText.object(toJson(account, detailed, now))
          .add("uri", uri(own, detailed))
          .add("extension", extensionJson(account, viewer))
          .build();
    }
    var leg = half.get();
    var own = account + "/extension/" + viewer.id();
    var json = head(account, own, detailed);
    var state = state(now);
    describe(json, state, account, leg.kind, leg.outcome, leg.start, leg.end, leg.from, leg.to);
    if (leg.recording != null && state == State.FINAL && !now.isBefore(recordedAt)) {
      addRecording(json, account, leg.recording);
    }
    json.add("telephonySessionId", telephonySessionId);
    if (leg.partyId != null) {
      json.add("partyId", leg.partyId);
    }
    tail(json, account, state, leg.kind, now);
    json.add("extension", extensionJson(account, viewer));
    if (detailed) {
      json.add("legs", JsonText.array().add(legJson(leg, account, state, now, true)));
    }
    return json.build();
  }

  /** The record of a call that is still up, or has just ended. */
  JsonObject toActiveJson(String account, Instant now) {
    var json = head(account, account, false);
    describe(json, State.IN_PROGRESS, account, kind, outcome, startedAt, endedAt, from, to);
    return json.add("telephonySessionId", telephonySessionId)
        .add("partyId", partyId)
        .add("transport", kind.transport)
        .add("lastModifiedTime", Times.wire(now))
        .add("finished", false)
        .build();
  }

  private JsonObjectBuilder head(String account, String owner, boolean detailed) {
    return JsonText.object()
        .add("uri", uri(owner, detailed))
        .add("id", id())
        .add("sessionId", sessionId);
  }

  private String uri(String owner, boolean detailed) {
    return owner + "/call-log/" + id() + "?view=" + (detailed ? "Detailed" : "Simple");
  }

  private void tail(JsonObjectBuilder json, String account, State state, Kind what, Instant now) {
    json.add("transport", what.transport).add("lastModifiedTime", Times.wire(lastChange(now)));
    if (state == State.IN_PROGRESS) {
      json.add("finished", false);
      return;
    }
    json.add("billing", JsonText.object().add("costIncluded", 0).add("costPurchased", 0));
    addLinks(json, account);
  }

  private Instant lastChange(Instant now) {
    return changes().stream()
        .filter(change -> !change.isAfter(now))
        .reduce((earlier, later) -> later)
        .orElse(startedAt);
  }

  private void addLinks(JsonObjectBuilder json, String account) {
    if (transferTarget != null) {
      json.add("transferTarget", JsonText.object().add("telephonySessionId", transferTarget));
    }
    if (transferee != null) {
      json.add("transferee", JsonText.object().add("telephonySessionId", transferee));
    }
    if (voicemail != null) {
      json.add(
          "message",
          JsonText.object()
              .add("uri", voicemail.uri(account))
              .add("id", voicemail.id())
              .add("type", "VoiceMail"));
    }
  }

  private JsonObject legJson(Leg leg, String account, State state, Instant now, boolean master) {
    var json = JsonText.object();
    describe(json, state, account, leg.kind, leg.outcome, leg.start, leg.end, leg.from, leg.to);
    if (leg.recording != null && state == State.FINAL && !now.isBefore(recordedAt)) {
      addRecording(json, account, leg.recording);
    }
    json.add("telephonySessionId", telephonySessionId);
    if (leg.partyId != null) {
      json.add("partyId", leg.partyId);
    }
    json.add("extension", extensionJson(account, leg.extension))
        .add("transport", leg.kind.transport)
        .add("legType", leg.kind.legType(device))
        .add("master", master);
    if (master && state == State.FINAL) {
      addLinks(json, account);
    }
    return json.build();
  }

  private void describe(
      JsonObjectBuilder json,
      State state,
      String account,
      Kind kind,
      Outcome outcome,
      Instant start,
      Instant end,
      Side from,
      Side to) {
    json.add("startTime", Times.wire(start));
    if (state == State.FINAL) {
      var length = Duration.between(start, end);
      json.add("duration", length.toSeconds()).add("durationMs", length.toMillis());
    }
    json.add("type", kind.type())
        .add("internalType", kind.internalType(device))
        .add("direction", kind.direction)
        .add("action", kind.action);
    if (state == State.FINAL) {
      json.add("result", outcome.result);
      if (outcome.reason != null) {
        json.add("reason", outcome.reason);
      }
      if (outcome == Outcome.ACCEPTED) {
        json.add("reasonDescription", "The call connected to and was accepted by this number.");
      }
    } else {
      json.add("result", "In Progress");
    }
    json.add("to", to.toJson(account)).add("from", from.toJson(account));
  }

  private static void addRecording(JsonObjectBuilder json, String account, Recording recording) {
    var uri = account + "/recording/" + recording.id();
    json.add(
        "recording",
        JsonText.object()
            .add("uri", uri)
            .add("id", recording.id())
            .add("type", "Automatic")
            .add("contentUri", uri + "/content"));
  }

  private static JsonObject extensionJson(String account, Extension extension) {
    return JsonText.object()
        .add("uri", account + "/extension/" + extension.id())
        .add("id", Long.parseLong(extension.id()))
        .build();
  }
}
