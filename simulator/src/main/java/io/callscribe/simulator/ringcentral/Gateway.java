package io.callscribe.simulator.ringcentral;

import io.callscribe.simulator.http.Reply;
import io.callscribe.simulator.http.Request;
import io.callscribe.simulator.ringcentral.RateLimits.Group;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Stands before every endpoint: injected faults, token, rate limit, permissions, errors. */
final class Gateway {
  private static final String BEARER = "Bearer ";

  private final Switches switches;
  private final Tokens tokens;
  private final RateLimits limits;
  private final Permissions permissions;
  private final RequestLog log;

  /** What an endpoint asks for; an empty name asks for nothing. */
  record Needs(Group group, String scope, String permission) {}

  Gateway(
      Switches switches,
      Tokens tokens,
      RateLimits limits,
      Permissions permissions,
      RequestLog log) {
    this.log = log;
    this.switches = switches;
    this.tokens = tokens;
    this.limits = limits;
    this.permissions = permissions;
  }

  /** An endpoint for signed-in users. */
  Function<Request, Reply> guarded(
      Group group, String scope, String permission, BiFunction<Caller, Request, Reply> endpoint) {
    var needs = new Needs(group, scope, permission);
    return request -> answer(request, () -> serve(needs, endpoint, request));
  }

  /** An endpoint that signs in itself; it shares the Auth group of the application. */
  Function<Request, Reply> open(
      Function<Request, String> clientId, Function<Request, Reply> endpoint) {
    return request ->
        answer(
            request,
            () -> limited(clientId.apply(request), Group.AUTH, () -> endpoint.apply(request)));
  }

  private interface Work {
    Reply run();
  }

  private Reply answer(Request request, Work work) {
    log.add(request.method(), request.path());
    try {
      long due = System.nanoTime() + switches.slowAnswers().toNanos();
      Pause.until(due);
      return switches.nextFailure(request.path()).map(Gateway::failure).orElseGet(work::run);
    } catch (ApiError e) {
      return e.toReply();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.hangUp();
    }
  }

  private Reply serve(Needs needs, BiFunction<Caller, Request, Reply> endpoint, Request request) {
    var caller = tokens.theCaller(token(request));
    var who = caller.clientId() + "/" + caller.extension().id();
    return limited(
        who,
        needs.group,
        () -> {
          require(caller, needs.scope, needs.permission);
          return endpoint.apply(caller, request);
        });
  }

  private Reply limited(String who, Group group, Work work) {
    if (!switches.hasRateLimits()) {
      return caught(work);
    }
    var verdict = limits.count(who, group);
    if (verdict.isRefused()) {
      return ApiError.of(429, "CMN-301", "Request rate exceeded")
          .toReply()
          .with(verdict.headers())
          .with("Retry-After", verdict.retryAfter());
    }
    return caught(work).with(verdict.headers());
  }

  private static Reply caught(Work work) {
    try {
      return work.run();
    } catch (ApiError e) {
      return e.toReply();
    }
  }

  /**
   * Asks for more rights than the endpoint as such does.
   *
   * @throws ApiError 403 if one is missing
   */
  void require(Caller caller, String scope, String permission) {
    if (!scope.isEmpty() && switches.isScopeDenied(scope)) {
      throw ApiError.scopeMissing(scope);
    }
    if (!permission.isEmpty() && !permissions.has(caller.extension().id(), permission)) {
      throw ApiError.permissionMissing(permission);
    }
  }

  private static String token(Request request) {
    return Optional.of(request.header("Authorization").orElse(""))
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).trim())
        .or(() -> request.query("access_token"))
        .orElseThrow(() -> ApiError.of(401, "AGW-401", "Authorization header is not specified"));
  }

  private static Reply failure(Switches.Failures failure) {
    return switch (failure.status()) {
      case 429 -> ApiError.of(429, "CMN-310", "Global request rate exceeded").toReply();
      case 503 ->
          ApiError.of(503, "CMN-201", "Service Temporary Unavailable")
              .toReply()
              .with("Retry-After", String.valueOf(failure.retryAfter().toSeconds()));
      case 500 -> ApiError.of(500, "CMN-203", "Internal Server Error").toReply();
      default ->
          ApiError.of(failure.status(), "CMN-201", "Status " + failure.status() + " as asked")
              .toReply();
    };
  }
}
