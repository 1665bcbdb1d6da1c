package io.callscribe.simulator.crm;

import io.callscribe.simulator.http.JsonText;
import io.callscribe.simulator.http.Reply;

/** A refusal in the CRM's form. */
final class CrmError extends RuntimeException {
  private final int status;
  private final String code;
  private final String field;

  private CrmError(int status, String code, String message, String field) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.field = field;
  }

  static CrmError malformed(String message) {
    return new CrmError(400, "invalid", message, "");
  }

  static CrmError malformed(String message, String field) {
    return new CrmError(400, "invalid", message, field);
  }

  static CrmError unauthorized() {
    return new CrmError(401, "unauthorized", "The API key is missing or not valid", "");
  }

  static CrmError forbidden(String right) {
    return new CrmError(403, "forbidden", "You need the right " + right, "");
  }

  static CrmError updatesDenied(String name) {
    return new CrmError(403, "forbidden", name + " may not change activities", "");
  }

  static CrmError notFound(String what, String id) {
    return new CrmError(404, "not-found", "There is no " + what + " " + id, "");
  }

  static CrmError versionMismatch(int version) {
    return new CrmError(
        412, "version-mismatch", "Somebody else changed it; it is version " + version + " now", "");
  }

  static CrmError invalid(String field, String message) {
    return new CrmError(422, "invalid", message, field);
  }

  static CrmError missing(String field) {
    return invalid(field, "The field " + field + " is required");
  }

  static CrmError rateLimited() {
    return new CrmError(429, "rate-limited", "Too many requests; wait and try again", "");
  }

  static CrmError broken() {
    return new CrmError(500, "broken", "Something went wrong", "");
  }

  static CrmError unavailable() {
    return new CrmError(503, "unavailable", "The CRM is not available at the moment", "");
  }

  Reply toReply() {
    var error = JsonText.object().add("code", code).add("message", getMessage());
    if (!field.isEmpty()) {
      error.add("field", field);
    }
    return Reply.json(status, JsonText.object().add("error", error).build());
  }
}
