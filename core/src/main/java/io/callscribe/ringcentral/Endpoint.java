package io.callscribe.ringcentral;

import io.callscribe.account.ExtensionId;
import java.util.Optional;

/**
 * One side of a call as RingCentral tells it.
 *
 * @param number mostly E.164; a short extension number inside the company; absent if withheld
 * @param extension present for the company's own side
 * @param extensionNumber the short number, where RingCentral tells it apart from the other
 */
public record Endpoint(
    Optional<String> number,
    Optional<String> name,
    Optional<ExtensionId> extension,
    Optional<String> extensionNumber) {

  static Endpoint of(Fields fields) {
    return new Endpoint(
        fields.text("phoneNumber").or(() -> fields.text("extensionNumber")),
        fields.text("name"),
        fields.text("extensionId").map(ExtensionId::new),
        fields.text("extensionNumber"));
  }
}
