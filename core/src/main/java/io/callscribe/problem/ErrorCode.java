package io.callscribe.problem;

import java.util.Locale;

/** Every failure that a client of the API can meet. The wire name is the kebab form. */
public enum ErrorCode {
  ALREADY_LOGGED(ErrorKind.CONFLICT),
  BODY_TOO_LARGE(ErrorKind.TOO_LARGE),
  CALL_NOT_FOUND(ErrorKind.NOT_FOUND),
  CONNECTOR_NOT_FOUND(ErrorKind.NOT_FOUND),
  CRM_NOT_CONNECTED(ErrorKind.CONFLICT),
  CRM_REFUSED(ErrorKind.UPSTREAM),
  CRM_UNAVAILABLE(ErrorKind.UPSTREAM),
  EXTENSION_NOT_FOUND(ErrorKind.NOT_FOUND),
  INTERNAL(ErrorKind.DEFECT),
  INVALID_FIELD(ErrorKind.INVALID),
  LICENCE_REQUIRED(ErrorKind.FORBIDDEN),
  NOT_JSON(ErrorKind.INVALID),
  NOT_SUPPORTED(ErrorKind.CONFLICT),
  RINGCENTRAL_NOT_CONNECTED(ErrorKind.CONFLICT),
  RINGCENTRAL_REFUSED(ErrorKind.UPSTREAM),
  RINGCENTRAL_UNAVAILABLE(ErrorKind.UPSTREAM),
  SETTING_LOCKED(ErrorKind.FORBIDDEN),
  UNAUTHENTICATED(ErrorKind.UNAUTHENTICATED);

  private final ErrorKind kind;

  ErrorCode(ErrorKind kind) {
    this.kind = kind;
  }

  public ErrorKind kind() {
    return kind;
  }

  /** For example {@code call-not-found}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
