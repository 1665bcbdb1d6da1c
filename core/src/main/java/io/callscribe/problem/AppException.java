package io.callscribe.problem;

import org.jspecify.annotations.Nullable;

/** A failure with a code. The detail names the thing and the next step and bears no secret. */
public final class AppException extends RuntimeException {
  private final ErrorCode code;

  public AppException(ErrorCode code, String detail) {
    this(code, detail, null);
  }

  public AppException(ErrorCode code, String detail, @Nullable Throwable cause) {
    super(detail, cause);
    this.code = code;
  }

  public ErrorCode code() {
    return code;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }
}
