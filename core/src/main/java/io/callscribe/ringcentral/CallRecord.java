package io.callscribe.ringcentral;

import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A call as the call log tells it.
 *
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
   * @param type RingCentral's word, for example {@code Accept} or {@code TransferCall}
   */
  public record Leg(
      Optional<ExtensionId> extension,
      String type,
      String result,
      Instant startedAt,
      Duration duration,
      List<String> recordings) {

    /** Whether the extension that the leg belongs to was connected on it. */
    public boolean isConnected() {
      return !type.equals("TransferCall")
          && (result.equalsIgnoreCase("Accepted") || result.equalsIgnoreCase("Call connected"));
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
        leg.object("recording").text("id").stream().toList());
  }
}
