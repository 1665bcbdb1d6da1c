package io.callscribe.simulator.ringcentral;

import io.callscribe.simulator.http.JsonText;
import io.callscribe.simulator.http.LoopbackServer.Routes;
import io.callscribe.simulator.http.Reply;
import io.callscribe.simulator.http.Request;
import io.callscribe.simulator.ringcentral.RateLimits.Group;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Recordings and voicemails with their sound. */
final class RecordingApi {
  private static final String ACCOUNT = "/restapi/v1.0/account/{account}";
  private static final String RECORDING = ACCOUNT + "/recording/{recording}";
  private static final String MESSAGE = ACCOUNT + "/extension/{extension}/message-store/{message}";
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

  private final Clock clock;
  private final Switches switches;
  private final Gateway gateway;
  private final CallLog log;
  private final Supplier<URI> server;

  RecordingApi(Clock clock, Switches switches, Gateway gateway, CallLog log, Supplier<URI> server) {
    this.clock = clock;
    this.switches = switches;
    this.gateway = gateway;
    this.log = log;
    this.server = server;
  }

  void route(Routes routes) {
    var scope = "ReadCallRecording";
    routes.get(RECORDING, gateway.guarded(Group.HEAVY, scope, "ReadCallRecording", this::metadata));
    routes.get(
        RECORDING + "/content",
        gateway.guarded(Group.HEAVY, scope, "ReadCallRecording", this::content));
    routes.get(
        MESSAGE, gateway.guarded(Group.LIGHT, "ReadMessages", "ReadMessages", this::message));
    routes.get(
        MESSAGE + "/content/{attachment}",
        gateway.guarded(Group.MEDIUM, "ReadMessages", "ReadMessages", this::messageContent));
  }

  private String account() {
    return server.get() + "/restapi/v1.0/account/" + Account.ID;
  }

  private Recording theRecording(Caller caller, Request request) {
    AccountApi.checkAccount(request);
    var recording =
        log.findRecording(request.part("recording"))
            .filter(it -> it.isReady(clock.instant()) && !switches.hasPurgedRecordings())
            .orElseThrow(() -> ApiError.notFound("recordingId"));
    if (!recording.owner().equals(caller.extension())) {
      gateway.require(caller, "", "ReadCompanyCallRecording");
    }
    return recording;
  }

  private Reply metadata(Caller caller, Request request) {
    var recording = theRecording(caller, request);
    var uri = account() + "/recording/" + recording.id();
    return Reply.json(
        200,
        JsonText.object()
            .add("uri", uri)
            .add("id", recording.id())
            .add("contentUri", uri + "/content")
            .add("contentType", Sound.CONTENT_TYPE)
            .add("duration", recording.length().toSeconds())
            .build());
  }

  private Reply content(Caller caller, Request request) {
    var recording = theRecording(caller, request);
    return sound(request, recording.id(), recording.length());
  }

  private static Reply sound(Request request, String id, Duration length) {
    var sound = Sound.of(id, length);
    var wanted = request.header("Range");
    if (wanted.isEmpty()) {
      return audio(200, request, id, sound);
    }
    var range = RANGE.matcher(wanted.get());
    if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      throw ApiError.of(416, "CMN-107", "Requested range is not satisfiable");
    }
    boolean isSuffix = range.group(1).isEmpty();
    long from =
        isSuffix
            ? Math.max(0, sound.length - Long.parseLong(range.group(2)))
            : Long.parseLong(range.group(1));
    long to =
        isSuffix || range.group(2).isEmpty()
            ? sound.length - 1L
            : Math.min(sound.length - 1L, Long.parseLong(range.group(2)));
    if (from > to) {
      throw ApiError.of(416, "CMN-107", "Requested range is not satisfiable");
    }
    var part = Arrays.copyOfRange(sound, (int) from, (int) to + 1);
    return audio(206, request, id, part)
        .with("Content-Range", "bytes " + from + "-" + to + "/" + sound.length);
  }

  private static Reply audio(int status, Request request, String id, byte[] bytes) {
    var reply = Reply.bytes(status, Sound.CONTENT_TYPE, bytes).with("Accept-Ranges", "bytes");
    return request.query("contentDisposition").isEmpty()
        ? reply
        : reply.with(
            "Content-Disposition",
            request.query("contentDisposition").filter("Attachment"::equals).isPresent()
                ? "attachment; filename=\"" + id + ".wav\""
                : "inline; filename=\"" + id + ".wav\"");
  }

  private Voicemail theMessage(Caller caller, Request request) {
    var extension = AccountApi.theExtension(caller, request);
    var voicemail =
        log.findVoicemail(request.part("message"))
            .filter(it -> it.owner().equals(extension))
            .orElseThrow(() -> ApiError.notFound("messageId"));
    if (!voicemail.owner().equals(caller.extension())) {
      throw ApiError.of(403, "InsufficientPermissions", "CMN-404", "Extension is not accessible");
    }
    return voicemail;
  }

  private Reply message(Caller caller, Request request) {
    return Reply.json(200, theMessage(caller, request).toJson(account()));
  }

  private Reply messageContent(Caller caller, Request request) {
    var voicemail = theMessage(caller, request);
    if (!request.part("attachment").equals(voicemail.id())) {
      throw ApiError.notFound("attachmentId");
    }
    return sound(request, voicemail.id(), voicemail.length());
  }
}
