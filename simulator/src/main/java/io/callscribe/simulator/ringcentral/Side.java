package io.callscribe.simulator.ringcentral;

import io.callscribe.simulator.http.JsonText;
import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** One end of a call as the call log shows it. */
record Side(
    @Nullable String phoneNumber,
    @Nullable Extension extension,
    @Nullable String name,
    boolean hasLocation,
    @Nullable String deviceId) {

  /** A customer whose name the network knows. */
  static Side outside(String phoneNumber, @Nullable String callerName) {
    return new Side(phoneNumber, null, callerName, callerName != null, null);
  }

  static Side of(Extension extension) {
    return new Side(null, extension, extension.name(), false, null);
  }

  static Side of(String phoneNumber, Extension extension) {
    return new Side(phoneNumber, extension, extension.name(), false, null);
  }

  Side withDevice(@Nullable String id) {
    return new Side(phoneNumber, extension, name, hasLocation, id);
  }

  JsonObject toJson(String account) {
    var json = JsonText.object();
    if (phoneNumber != null) {
      json.add("phoneNumber", phoneNumber);
    }
    if (extension != null) {
      json.add("extensionNumber", extension.number()).add("extensionId", extension.id());
    }
    if (name != null) {
      json.add("name", name);
    }
    if (hasLocation) {
      json.add("location", "Springfield, IL");
    }
    if (deviceId != null) {
      json.add(
          "device",
          JsonText.object().add("uri", account + "/device/" + deviceId).add("id", deviceId));
    }
    return json.build();
  }
}
