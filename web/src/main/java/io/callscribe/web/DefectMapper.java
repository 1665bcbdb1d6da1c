package io.callscribe.web;

import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import io.callscribe.ringcentral.RingCentralException;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whatever has no mapper of its own. A defect shows a reference, and the log has the rest. */
@Provider
public class DefectMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(DefectMapper.class);

  @Override
  public Response toResponse(Throwable e) {
    return switch (e) {
      case WebApplicationException web -> ofPlatform(web);
      case RingCentralException upstream ->
          new AppExceptionMapper()
              .toResponse(
                  new AppException(
                      ErrorCode.RINGCENTRAL_UNAVAILABLE, String.valueOf(upstream.getMessage())));
      case ProcessingException processing when isJson(processing) ->
          Problem.response(
              400, "not-json", "The request is not valid", "The body is not the expected JSON");
      case JsonbException json ->
          Problem.response(
              400, "not-json", "The request is not valid", "The body is not the expected JSON");
      default -> defect(e);
    };
  }

  private static boolean isJson(ProcessingException e) {
    return e.getCause() instanceof JsonbException
        || String.valueOf(e.getMessage()).contains("deserializing");
  }

  private static Response ofPlatform(WebApplicationException e) {
    var status = e.getResponse().getStatusInfo();
    var code = status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
    return Problem.response(
        status.getStatusCode(), code, status.getReasonPhrase(), detail(status.getStatusCode()));
  }

  private static String detail(int status) {
    return switch (status) {
      case 404 -> "There is nothing at this address";
      case 405 -> "This address does not take that method";
      case 415 -> "Send application/json";
      default -> "The request cannot be answered";
    };
  }

  private static Response defect(Throwable e) {
    var reference = UUID.randomUUID().toString();
    LOG.error("Request failed, reference {}", reference, e);
    return Problem.response(
        500,
        ErrorCode.INTERNAL.wireName(),
        "A defect of this server",
        "Tell the operator the reference " + reference);
  }
}
