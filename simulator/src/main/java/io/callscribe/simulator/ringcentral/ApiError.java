package io.callscribe.simulator.ringcentral;

import io.callscribe.simulator.http.JsonText;
import io.callscribe.simulator.http.Reply;
import java.util.Map;

/** A refusal in RingCentral's form. */
final class ApiError extends RuntimeException {
  private final int status;
  private final String topCode;
  private final String code;
  private final Map<String, String> details;

  private ApiError(
      int status, String topCode, String code, String message, Map<String, String> details) {
    super(message, null, false, false);
    this.status = status;
    this.topCode = topCode;
    this.code = code;
    this.details = Map.copyOf(details);
  }

  static ApiError of(int status, String code, String message) {
    return new ApiError(status, code, code, message, Map.of());
  }

  static ApiError of(int status, String topCode, String code, String topMessage) {
    return new ApiError(status, topCode, code, topMessage, Map.of());
  }

  static ApiError invalid(String parameter) {
    return invalid("CMN-101", parameter);
  }

  static ApiError invalid(String code, String parameter) {
    return new ApiError(
        400,
        code.equals("CMN-101") ? "InvalidParameter" : code,
        code,
        "Parameter [%s] value is invalid".formatted(parameter),
        Map.of("parameterName", parameter));
  }

  static ApiError notFound(String parameter) {
    return new ApiError(
        404,
        "CMN-102",
        "CMN-102",
        "Resource for parameter [%s] is not found".formatted(parameter),
        Map.of("parameterName", parameter));
  }

  static ApiError scopeMissing(String scope) {
    return new ApiError(
        403,
        "InsufficientPermissions",
        "CMN-401",
        "In order to call this API endpoint, application needs to have [%s] permission"
            .formatted(scope),
        Map.of("permissionName", scope));
  }

  static ApiError permissionMissing(String permission) {
    return new ApiError(
        403,
        "CMN-408",
        "CMN-408",
        "In order to call this API endpoint, user needs to have [%s] permission for requested resource."
            .formatted(permission),
        Map.of("permissionName", permission));
  }

  Reply toReply() {
    var error = JsonText.object().add("errorCode", code).add("message", getMessage());
    details.forEach(error::add);
    var body =
        JsonText.object()
            .add("errorCode", topCode)
            .add("message", getMessage())
            .add("errors", JsonText.array().add(error));
    details.forEach(body::add);
    return Reply.json(status, body.build());
  }
}
