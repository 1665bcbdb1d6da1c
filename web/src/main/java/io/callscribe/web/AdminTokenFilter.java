package io.callscribe.web;

import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import io.callscribe.settings.HostConfig;
import io.callscribe.settings.KeptSecret;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Compares the bearer token with the bootstrap token, in constant time. */
@Provider
@AdminOnly
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class AdminTokenFilter implements ContainerRequestFilter {
  private static final int BYTES = 32;
  private static final String BEARER = "Bearer ";

  private final byte[] token;

  @Inject
  AdminTokenFilter(HostConfig config) {
    this.token =
        KeptSecret.of(config.adminToken(), config.dataDirectory().resolve("admin-token"), BYTES)
            .value()
            .getBytes(StandardCharsets.UTF_8);
  }

  /** The file with the token is there as soon as the server is. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object start) {}

  @Override
  public void filter(ContainerRequestContext request) {
    var header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (header == null
        || !header.startsWith(BEARER)
        || !MessageDigest.isEqual(
            token, header.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8))) {
      throw new AppException(
          ErrorCode.UNAUTHENTICATED,
          "Send the admin token as bearer token: it is callscribe.admin.token, or else in the file"
              + " admin-token in the data directory");
    }
  }
}
