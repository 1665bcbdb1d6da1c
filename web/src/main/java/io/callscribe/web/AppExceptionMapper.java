package io.callscribe.web;

import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorKind;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Chooses the status of a failure. */
@Provider
public class AppExceptionMapper implements ExceptionMapper<AppException> {
  @Override
  public Response toResponse(AppException e) {
    var kind = e.code().kind();
    return Problem.response(status(kind), e.code().wireName(), title(kind), e.detail());
  }

  private static int status(ErrorKind kind) {
    return switch (kind) {
      case INVALID -> 400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case CONFLICT -> 409;
      case TOO_LARGE -> 413;
      case DEFECT -> 500;
      case UPSTREAM -> 502;
    };
  }

  private static String title(ErrorKind kind) {
    return switch (kind) {
      case INVALID -> "The request is not valid";
      case UNAUTHENTICATED -> "Not signed in";
      case FORBIDDEN -> "Not allowed";
      case NOT_FOUND -> "Not found";
      case CONFLICT -> "Not possible now";
      case TOO_LARGE -> "Too large";
      case DEFECT -> "A defect of this server";
      case UPSTREAM -> "RingCentral or the CRM failed";
    };
  }
}
