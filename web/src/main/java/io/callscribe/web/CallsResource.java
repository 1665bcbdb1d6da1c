package io.callscribe.web;

import io.callscribe.activity.LoggedCall;
import io.callscribe.activity.LoggedCalls;
import io.callscribe.ringcentral.Directory;
import io.callscribe.ringcentral.Extension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Calls and how they were logged. */
@Path("calls")
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly
@ApplicationScoped
public class CallsResource {
  private static final int MOST = 500;

  private final LoggedCalls calls;
  private final Directory directory;

  @Inject
  CallsResource(LoggedCalls calls, Directory directory) {
    this.calls = calls;
    this.directory = directory;
  }

  @GET
  @Operation(summary = "Lists calls, newest first")
  public CallJson.PageJson list(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    Given.limit(limit, MOST);
    var page = calls.newest(directory.company().account(), Given.before(cursor), limit);
    var next =
        page.size() < limit
            ? Optional.<String>empty()
            : Optional.of(String.valueOf(page.getLast().id()));
    return new CallJson.PageJson(page.stream().map(this::json).toList(), next);
  }

  @GET
  @Path("{id}")
  @Operation(summary = "Shows one call")
  public CallJson get(@PathParam("id") long id) {
    return json(calls.the(directory.company().account(), id));
  }

  @GET
  @Path("{id}/explanation")
  @Operation(summary = "Tells why a call was logged the way it was")
  public CallJson.ExplanationJson explain(@PathParam("id") long id) {
    var account = directory.company().account();
    return new CallJson.ExplanationJson(
        json(calls.the(account, id)),
        calls.decisions(account, id).stream().map(CallJson.StepJson::of).toList());
  }

  private CallJson json(LoggedCall call) {
    var person =
        directory.find(call.extension()).map(Extension::name).orElse(call.extension().value());
    return CallJson.of(call, person);
  }
}
