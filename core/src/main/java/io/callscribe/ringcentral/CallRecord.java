package io.callscribe.ringcentral;

import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A call as the call log tells it.
 *
 * @param type {@code Voice} or {@code Fax}
 * @param direction the company's: {@code Inbound} or {@code Outbound}
 * @param result RingCentral's word, for example {@code Accepted}
 * @param duration as RingCentral counts it, menu and queue time included; absent while it goes on
 * @param tooShortToKeep it was recorded, but the recording is not kept
 * @param transferee the session whose outside party talks in this one after an attended transfer
 * @param json as it came, to be stored and read again with {@link #parse}
 */
public record CallRecord(
    SessionId session,
    Instant startedAt,
    String type,
    String direction,
    String result,
    Optional<Duration> duration,
    Endpoint from,
    Endpoint to,
    List<Recording> recordings,
    boolean tooShortToKeep,
    Optional<SessionId> transferee,
    List<Leg> legs,
    String json) {

  /** A recording that a person with the right can listen to. */
  public record Recording(String id, URI content) {}

  /**
   * One stretch of a call.
   *
   * @param extension on whose behalf it ran
   * @param type RingCentral's word, for example {@code Accept} or {@code TransferCall}
   * @param party the party of the events, if the leg has one
   */
  public record Leg(
      Optional<ExtensionId> extension,
      String type,
      String result,
      Instant startedAt,
      Duration duration,
      Endpoint from,
      Endpoint to,
      Optional<String> party,
      List<String> recordings) {
    private static final Set<String> WITHOUT_THE_OWNER =
        Set.of(
            "TransferCall",
            "CallPark",
            "ParkLocation",
            "MoveToConference",
            "ConferenceCall",
            "JoinCall");

    /**
     * Whether the extension that the leg belongs to talked with the other side on it: not while it
     * handed the call on, and not on its own phone alone, which a call that was placed for it rings
     * first.
     */
    public boolean isConnected() {
      return isAccepted() && !WITHOUT_THE_OWNER.contains(type) && !type.endsWith("ToSubscriber");
    }

    /** Whether somebody or something answered. */
    public boolean isAccepted() {
      return result.equalsIgnoreCase("Accepted") || result.equalsIgnoreCase("Call connected");
    }

    /** The stretch from the arrival of a call, which holds the others. */
    public boolean isArrival() {
      return type.equals("Accept");
    }

    public Instant endedAt() {
      return startedAt.plus(duration);
    }
  }

  public Instant endedAt() {
    return startedAt.plus(duration.orElse(Duration.ZERO));
  }

  public boolean isInbound() {
    return direction.equalsIgnoreCase("Inbound");
  }

  public boolean isFax() {
    return type.equalsIgnoreCase("Fax");
  }

  /** While a call goes on the log shows it without a result. */
  public boolean isFinal() {
    return !result.equalsIgnoreCase("In Progress");
  }

  /** Empty if the record does not say which call it belongs to. */
  static Optional<CallRecord> of(Fields fields) {
    var session = fields.text("telephonySessionId");
    var start = fields.instant("startTime");
    if (session.isEmpty() || start.isEmpty()) {
      return Optional.empty();
    }
    var legs = fields.objects("legs");
    return Optional.of(
        new CallRecord(
            new SessionId(session.get()),
            start.get(),
            fields.text("type").orElse("Voice"),
            fields.text("direction").orElse(""),
            fields.text("result").orElse("In Progress"),
            fields.text("duration").map(s -> Duration.ofSeconds(fields.number("duration"))),
            Endpoint.of(fields.object("from")),
            Endpoint.of(fields.object("to")),
            Stream.concat(Stream.of(fields), legs.stream())
                .flatMap(CallRecord::recording)
                .distinct()
                .toList(),
            fields.flag("shortRecording"),
            fields.object("transferee").text("telephonySessionId").map(SessionId::new),
            legs.stream().map(leg -> leg(leg, start.get())).toList(),
            fields.json().toString()));
  }

  /**
   * @param json of {@link #json()}
   */
  public static CallRecord parse(String json) {
    return of(Fields.parse(json))
        .orElseThrow(() -> new IllegalArgumentException("Not a record of a call"));
  }

  private static Stream<Recording> recording(Fields fields) {
    var recording = fields.object("recording");
    var id = recording.text("id");
    try {
      var content = recording.text("contentUri").map(URI::create);
      return id.isPresent() && content.isPresent()
          ? Stream.of(new Recording(id.get(), content.get()))
          : Stream.empty();
    } catch (IllegalArgumentException e) {
      return Stream.empty(); // Not an address: as good as none.
    }
  }

  private static Leg leg(Fields leg, Instant startOfCall) {
    return new Leg(
        leg.object("extension").text("id").map(ExtensionId::new),
        leg.text("legType").orElse(""),
        leg.text("result").orElse(""),
        leg.instant("startTime").orElse(startOfCall),
        Duration.ofSeconds(leg.number("duration")),
        Endpoint.of(leg.object("from")),
        Endpoint.of(leg.object("to")),
        leg.text("partyId"),
        leg.object("recording").text("id").stream().toList());
  }
}
