package io.callscribe.activity;

import io.callscribe.account.ExtensionId;
import io.callscribe.api.ActivityReference;
import io.callscribe.call.SessionKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The stable name of a record: the same call, person and connector always give the same. */
final class References {
  private static final int BYTES = 16;

  private References() {}

  static ActivityReference of(SessionKey call, ExtensionId extension, String connectorId) {
    var identity =
        String.join(
            "|", call.account().value(), call.session().value(), extension.value(), connectorId);
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      return new ActivityReference("cs-" + HexFormat.of().formatHex(hash, 0, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}
