package io.callscribe.web;

import io.callscribe.account.AccountId;
import io.callscribe.account.Author;
import io.callscribe.account.SessionId;
import io.callscribe.activity.CallStatus;
import io.callscribe.activity.DryRun;
import io.callscribe.activity.LoggedCall;
import io.callscribe.activity.LoggedCalls;
import io.callscribe.activity.ResolveContact;
import io.callscribe.activity.TakeNote;
import io.callscribe.activity.TryAgain;
import io.callscribe.api.ContactId;
import io.callscribe.call.Calls;
import io.callscribe.call.SessionKey;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import io.callscribe.ringcentral.Directory;
import io.callscribe.ringcentral.Extension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Calls and how they were logged. */
@Path("calls")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@AdminOnly
@ApplicationScoped
public class CallsResource {
  private static final int MOST = 500;

  /** So many fit into the longest address that the server reads. */
  private static final int MOST_SESSIONS = 50;

  private static final String BY = Author.BOOTSTRAP.name();

  private final LoggedCalls calls;
  private final Calls sessions;
  private final DryRun dryRun;
  private final TakeNote takeNote;
  private final ResolveContact resolveContact;
  private final TryAgain tryAgain;
  private final Directory directory;

  @Inject
  CallsResource(
      LoggedCalls calls,
      Calls sessions,
      DryRun dryRun,
      TakeNote takeNote,
      ResolveContact resolveContact,
      TryAgain tryAgain,
      Directory directory) {
    this.calls = calls;
    this.sessions = sessions;
    this.dryRun = dryRun;
    this.takeNote = takeNote;
    this.resolveContact = resolveContact;
    this.tryAgain = tryAgain;
    this.directory = directory;
  }

  @GET
  @Operation(summary = "Lists calls, newest first; or the calls of the sessions that are named")
  public CallJson.PageJson list(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("100") int limit,
      @QueryParam("status") List<String> status,
      @QueryParam("sessionId") List<String> sessionIds) {
    Given.limit(limit, MOST);
    if (!sessionIds.isEmpty()) {
      return ofSessions(sessionIds);
    }
    var page = calls.newest(account(), statuses(status), Given.before(cursor), limit);
    var next =
        page.size() < limit
            ? Optional.<String>empty()
            : Optional.of(String.valueOf(page.getLast().id()));
    return new CallJson.PageJson(page.stream().map(this::json).toList(), next, List.of());
  }

  /** All that were asked for are answered: those without a call of anybody with the reason. */
  private CallJson.PageJson ofSessions(List<String> sessionIds) {
    if (sessionIds.size() > MOST_SESSIONS) {
      throw new AppException(
          ErrorCode.INVALID_FIELD,
          "sessionId is there %d times, expected at most %d"
              .formatted(sessionIds.size(), MOST_SESSIONS));
    }
    var asked =
        sessionIds.stream().filter(s -> !s.isBlank()).map(SessionId::new).distinct().toList();
    var found = calls.ofSessions(account(), asked);
    var known = found.stream().map(LoggedCall::session).collect(Collectors.toSet());
    return new CallJson.PageJson(
        found.stream().map(this::json).toList(),
        Optional.empty(),
        asked.stream().filter(s -> !known.contains(s)).map(this::withoutCall).toList());
  }

  private CallJson.SessionJson withoutCall(SessionId session) {
    var reason =
        sessions.whyNobody(new SessionKey(account(), session)).orElse("Nothing is known of it");
    return new CallJson.SessionJson(session.value(), reason);
  }

  private static Set<CallStatus> statuses(List<String> names) {
    if (names.isEmpty()) {
      return EnumSet.allOf(CallStatus.class);
    }
    return names.stream().map(CallsResource::status).collect(Collectors.toSet());
  }

  private static CallStatus status(String name) {
    return Arrays.stream(CallStatus.values())
        .filter(s -> s.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new AppException(
                    ErrorCode.INVALID_FIELD,
                    "status is '%s', expected one of waiting, logged, parked, excluded, failed"
                        .formatted(name)));
  }

  @GET
  @Path("{id}")
  @Operation(summary = "Shows one call")
  public CallJson get(@PathParam("id") long id) {
    return json(calls.the(account(), id));
  }

  @GET
  @Path("{id}/explanation")
  @Operation(summary = "Tells why a call was logged the way it was")
  public CallJson.ExplanationJson explain(@PathParam("id") long id) {
    return new CallJson.ExplanationJson(
        json(calls.the(account(), id)),
        calls.decisions(account(), id).stream().map(CallJson.StepJson::of).toList());
  }

  @POST
  @Path("{id}/dry-run")
  @Operation(summary = "Shows how the call would be logged now, by these settings; writes nothing")
  public CallJson.DryRunJson dryRun(
      @PathParam("id") long id, CallJson.@Nullable DryRunRequestJson body) {
    var changes =
        Optional.ofNullable(body).flatMap(CallJson.DryRunRequestJson::settings).orElse(Map.of());
    return CallJson.DryRunJson.of(dryRun.of(account(), id, given(changes)));
  }

  private static Map<String, String> given(Map<String, @Nullable String> values) {
    var given = new HashMap<String, String>();
    values.forEach(
        (name, value) -> {
          if (value == null) {
            throw new AppException(
                ErrorCode.INVALID_FIELD, "settings.%s is null, expected a value".formatted(name));
          }
          given.put(name, value);
        });
    return given;
  }

  @PUT
  @Path("{id}/note")
  @Operation(summary = "Writes the note of the call; an empty text clears it")
  public CallJson.NoteJson note(@PathParam("id") long id, CallJson.@Nullable NoteRequestJson body) {
    var wanted = Given.present(body);
    if (wanted.text().isEmpty() && wanted.subject().isEmpty()) {
      throw new AppException(ErrorCode.INVALID_FIELD, "text is missing, and subject too");
    }
    return CallJson.NoteJson.of(
        takeNote.take(account(), id, new TakeNote.Wish(wanted.text(), wanted.subject()), BY));
  }

  @POST
  @Path("{id}/contact")
  @Operation(summary = "Says whom the call belongs to; parked siblings are resolved with it")
  public CallJson.ResolvedJson resolve(
      @PathParam("id") long id, CallJson.@Nullable ChoiceJson body) {
    var choice = Given.present(body);
    var contact =
        choice
            .contactId()
            .filter(c -> !c.isBlank())
            .orElseThrow(() -> new AppException(ErrorCode.INVALID_FIELD, "contactId is missing"));
    return new CallJson.ResolvedJson(
        resolveContact.resolve(
            account(),
            id,
            new ResolveContact.Choice(
                new ContactId(contact),
                choice.name().filter(n -> !n.isBlank()),
                choice.remember().orElse(false)),
            BY));
  }

  @POST
  @Path("{id}/retry")
  @Operation(summary = "Looks at a parked, failed or waiting call again, past all caches")
  public CallJson retry(@PathParam("id") long id) {
    tryAgain.call(account(), id);
    return get(id);
  }

  private AccountId account() {
    return directory.company().account();
  }

  private CallJson json(LoggedCall call) {
    var person =
        directory.find(call.extension()).map(Extension::name).orElse(call.extension().value());
    return CallJson.of(call, person);
  }
}
