package io.callscribe.web;

import io.callscribe.activity.CallStatus;
import io.callscribe.activity.LoggedCalls;
import io.callscribe.call.Calls;
import io.callscribe.ringcentral.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Shows that no call was missed: every session is counted, and every person who took part. */
@Path("admin/coverage")
@Produces(MediaType.APPLICATION_JSON)
@AdminOnly
@ApplicationScoped
public class CoverageResource {
  private final Calls calls;
  private final LoggedCalls logged;
  private final Directory directory;

  @Inject
  CoverageResource(Calls calls, LoggedCalls logged, Directory directory) {
    this.calls = calls;
    this.logged = logged;
    this.directory = directory;
  }

  /**
   * What became of all calls.
   *
   * @param sessionsOpen that are not over
   * @param sessionsWithPeople in which somebody of the company took part
   * @param sessionsWithNobody in which nobody did, by the reason
   * @param calls one for each person who took part, by status
   * @param comparedUntil up to when RingCentral's call log was compared
   */
  public record CoverageJson(
      long sessionsOpen,
      long sessionsWithPeople,
      Map<String, Long> sessionsWithNobody,
      Map<String, Long> calls,
      Instant comparedUntil) {}

  @GET
  @Operation(summary = "Counts all sessions and calls by what became of them")
  public CoverageJson coverage() {
    var account = directory.company().account();
    var sessions = calls.sessions(account);
    var byStatus = new TreeMap<String, Long>();
    logged.totals(account).forEach((status, number) -> byStatus.put(name(status), number));
    return new CoverageJson(
        sessions.open(),
        sessions.withPeople(),
        sessions.nobody(),
        byStatus,
        sessions.comparedUntil());
  }

  private static String name(CallStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
