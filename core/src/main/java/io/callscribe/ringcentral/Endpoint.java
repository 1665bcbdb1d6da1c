package io.callscribe.ringcentral;

import io.callscribe.account.ExtensionId;
import java.util.Optional;

/**
 * One side of a call as RingCentral tells it.
 *
 * @param number mostly E.164; a short extension number inside the company; absent if withheld
 * @param extension present for the company's own side
 */
public record Endpoint(
    Optional<String> number, Optional<String> name, Optional<ExtensionId> extension) {

  static Endpoint of(Fields fields) {
    return new Endpoint(
        fields.text("phoneNumber").or(() -> fields.text("extensionNumber")),
        fields.text("name"),
        fields.text("extensionId").map(ExtensionId::new));
  }
}
