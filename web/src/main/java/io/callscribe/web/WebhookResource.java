package io.callscribe.web;

import io.callscribe.call.ReceiveCallEvents;
import io.callscribe.insight.Insights;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import io.callscribe.ringcentral.Notification;
import io.callscribe.ringcentral.Subscriptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where RingCentral delivers events. Answers 200 only when the event is durable, and never with
 * more than a few bytes: RingCentral allows 1024 for all of the answer.
 */
@Path("ringcentral")
@ApplicationScoped
public class WebhookResource {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookResource.class);
  private static final String VALIDATION = "Validation-Token";
  private static final String VERIFICATION = "Verification-Token";

  private final Subscriptions subscriptions;
  private final ReceiveCallEvents callEvents;
  private final Insights insights;
  private final Clock clock;

  @Inject
  WebhookResource(
      Subscriptions subscriptions, ReceiveCallEvents callEvents, Insights insights, Clock clock) {
    this.subscriptions = subscriptions;
    this.callEvents = callEvents;
    this.insights = insights;
    this.clock = clock;
  }

  @GET
  @Operation(summary = "RingCentral's check of the address")
  public Response check(@HeaderParam(VALIDATION) @Nullable String validation) {
    return validation == null ? Response.status(405).build() : echo(validation);
  }

  @POST
  @Operation(summary = "Receives an event, or RingCentral's check of the address")
  public Response receive(
      @HeaderParam(VALIDATION) @Nullable String validation,
      @HeaderParam(VERIFICATION) @Nullable String verification,
      @Nullable String body) {
    var text = body == null ? "" : body;
    if (validation != null && text.isBlank()) {
      return echo(validation);
    }
    var secret = verification != null ? verification : validation;
    if (secret == null || !subscriptions.isOurs(secret)) {
      throw new AppException(
          ErrorCode.UNAUTHENTICATED, "The header Verification-Token is missing or wrong");
    }
    keep(parsed(text), text);
    return Response.ok().build();
  }

  private Notification parsed(String text) {
    try {
      return Notification.parse(text, clock.instant());
    } catch (IllegalArgumentException e) {
      throw new AppException(ErrorCode.NOT_JSON, "The body is not a JSON object", e);
    }
  }

  private void keep(Notification notification, String text) {
    switch (notification) {
      case Notification.CallChanged call -> callEvents.receive(call, text);
      case Notification.InsightFound found -> insights.receive(found.account(), found.insight());
      case Notification.Other other -> LOG.debug("Ignored an event of {}", other.event());
    }
  }

  private static Response echo(String token) {
    return Response.ok().type(MediaType.APPLICATION_JSON).header(VALIDATION, token).build();
  }
}
