package io.callscribe.simulator.ringcentral;

import io.callscribe.simulator.http.JsonText;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message that a customer left for a person. */
record Voicemail(
    String id,
    Extension owner,
    String phoneNumber,
    @Nullable String callerName,
    Instant leftAt,
    Duration length) {

  String uri(String account) {
    return account + "/extension/" + owner.id() + "/message-store/" + id;
  }

  JsonObject toJson(String account) {
    var from = JsonText.object().add("phoneNumber", phoneNumber);
    if (callerName != null) {
      from.add("name", callerName).add("location", "Springfield, IL");
    }
    return JsonText.object()
        .add("uri", uri(account))
        .add("id", Long.parseLong(id))
        .add("extensionId", owner.id())
        .add("to", JsonText.array().add(Line.of(owner.phoneNumber(), owner).toJson()))
        .add("from", from)
        .add("type", "VoiceMail")
        .add("creationTime", Times.wire(leftAt))
        .add("readStatus", "Unread")
        .add("priority", "Normal")
        .add(
            "attachments",
            JsonText.array()
                .add(
                    JsonText.object()
                        .add("id", Long.parseLong(id))
                        .add("uri", uri(account) + "/content/" + id)
                        .add("type", "AudioRecording")
                        .add("contentType", "audio/wav")
                        .add("vmDuration", length.toSeconds())
                        .add("fileName", "voicemail.wav")))
        .add("direction", "Inbound")
        .add("availability", "Alive")
        .add("messageStatus", "Received")
        .add("lastModifiedTime", Times.wire(leftAt))
        .add("vmTranscriptionStatus", "NotAvailable")
        .build();
  }
}
