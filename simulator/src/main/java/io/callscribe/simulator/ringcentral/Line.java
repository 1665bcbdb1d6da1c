package io.callscribe.simulator.ringcentral;

import io.callscribe.simulator.http.JsonText;
import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** One end of a call as an event shows it. */
record Line(
    String phoneNumber,
    @Nullable String name,
    @Nullable String extensionId,
    @Nullable String deviceId) {

  static Line of(String phoneNumber) {
    return new Line(phoneNumber, null, null, null);
  }

  static Line of(String phoneNumber, @Nullable String name) {
    return new Line(phoneNumber, name, null, null);
  }

  /** An extension reached or calling under this number. */
  static Line of(String phoneNumber, Extension extension) {
    return new Line(phoneNumber, extension.name(), extension.id(), null);
  }

  Line withDevice(@Nullable String id) {
    return new Line(phoneNumber, name, extensionId, id);
  }

  JsonObject toJson() {
    var json = JsonText.object().add("phoneNumber", phoneNumber);
    if (name != null) {
      json.add("name", name);
    }
    if (extensionId != null) {
      json.add("extensionId", extensionId);
    }
    if (deviceId != null) {
      json.add("deviceId", deviceId);
    }
    return json.build();
  }
}
