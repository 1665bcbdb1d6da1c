package io.callscribe.web;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * A failure as RFC 9457 has it.
 *
 * @param type {@code urn:problem:} and the code
 * @param detail names the thing and the next step
 */
public record Problem(String type, String title, int status, String detail) {
  static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

  static Response response(int status, String code, String title, String detail) {
    return Response.status(status)
        .type(MEDIA_TYPE)
        .entity(new Problem("urn:problem:" + code, title, status, detail))
        .build();
  }
}
