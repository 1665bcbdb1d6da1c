package io.callscribe.web;

import io.callscribe.activity.Decision;
import io.callscribe.activity.LoggedCall;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One person's call.
 *
 * @param status one of {@code waiting, logged, parked, excluded, failed}
 * @param stage one of {@code ended, created, complete}
 */
public record CallJson(
    long id,
    String sessionId,
    String extensionId,
    String person,
    String connector,
    String status,
    String stage,
    String reason,
    Instant startedAt,
    Instant endedAt,
    Optional<Instant> loggedAt,
    Optional<Instant> completedAt,
    Optional<ContactJson> contact,
    Optional<OwnerJson> owner,
    Optional<RecordJson> activity) {

  /** Who was called or called. */
  public record ContactJson(String id, String name) {}

  /** Who the record belongs to, and why. */
  public record OwnerJson(String rule, String name, String credentialsOf, String evidence) {}

  /** The record in the CRM. */
  public record RecordJson(String id, Optional<URI> url) {}

  /** A page of calls, newest first. */
  public record PageJson(List<CallJson> items, Optional<String> next) {}

  /** The steps that were decided for a call, oldest first. */
  public record ExplanationJson(CallJson call, List<StepJson> steps) {}

  /** One step and its reason. */
  public record StepJson(Instant at, String step, String reason) {
    static StepJson of(Decision decision) {
      return new StepJson(decision.at(), decision.step(), decision.reason());
    }
  }

  static CallJson of(LoggedCall call, String person) {
    return new CallJson(
        call.id(),
        call.session().value(),
        call.extension().value(),
        person,
        call.connector(),
        lower(call.status()),
        lower(call.stage()),
        call.reason(),
        call.startedAt(),
        call.endedAt(),
        call.loggedAt(),
        call.completedAt(),
        call.contact().map(c -> new ContactJson(c.id(), c.name())),
        call.owner()
            .map(
                o ->
                    new OwnerJson(
                        o.rule().toLowerCase(Locale.ROOT).replace('_', '-'),
                        o.name(),
                        o.credentials().value(),
                        o.evidence())),
        call.record().map(r -> new RecordJson(r.id(), r.url())));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
