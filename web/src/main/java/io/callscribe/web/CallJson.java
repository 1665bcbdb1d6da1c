package io.callscribe.web;

import io.callscribe.activity.ArtifactState;
import io.callscribe.activity.Decision;
import io.callscribe.activity.DryRun;
import io.callscribe.activity.LoggedCall;
import io.callscribe.api.Contact;
import io.callscribe.note.Note;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One person's call.
 *
 * @param status one of {@code waiting, logged, parked, excluded, failed}
 * @param stage one of {@code ended, created, complete}
 * @param candidates to choose a contact from, while the call is parked for that
 * @param recordingExpiresAt until when links to a recording work; absent without a recording
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
    String otherNumber,
    Optional<ContactJson> contact,
    List<CandidateJson> candidates,
    List<ArtifactJson> artifacts,
    Optional<Instant> recordingExpiresAt,
    Optional<OwnerJson> owner,
    Optional<RecordJson> activity) {

  /**
   * Who was called or called.
   *
   * @param chosenBy the person who chose it; absent if it was found by the number
   */
  public record ContactJson(String id, String name, Optional<String> chosenBy) {}

  /** Who it may have been. */
  public record CandidateJson(
      String id,
      String name,
      String type,
      List<String> phoneNumbers,
      Optional<Instant> createdAt,
      Optional<Instant> lastActivityAt,
      Optional<URI> url) {
    static CandidateJson of(Contact contact) {
      return new CandidateJson(
          contact.id().value(),
          contact.name(),
          contact.type(),
          contact.phoneNumbers(),
          contact.createdAt(),
          contact.lastActivityAt(),
          contact.url());
    }
  }

  /**
   * Something that comes after the end of a call.
   *
   * @param name {@code note}, {@code recording} or {@code insights}
   * @param state {@code there}, {@code absent} or {@code pending}
   */
  public record ArtifactJson(String name, String state, String detail, Instant since) {
    static ArtifactJson of(ArtifactState state) {
      return new ArtifactJson(state.name(), state.state(), state.detail(), state.since());
    }
  }

  /** Who the record belongs to, and why. */
  public record OwnerJson(String rule, String name, String credentialsOf, String evidence) {}

  /** The record in the CRM. */
  public record RecordJson(String id, Optional<URI> url) {}

  /**
   * A page of calls, newest first.
   *
   * @param sessionsWithoutCall those that were asked for and have no call of anybody
   */
  public record PageJson(
      List<CallJson> items, Optional<String> next, List<SessionJson> sessionsWithoutCall) {}

  /** A session in which nobody of the company took part, or of which nothing is known. */
  public record SessionJson(String sessionId, String reason) {}

  /** The decisions about a call, oldest first. */
  public record ExplanationJson(CallJson call, List<StepJson> steps) {}

  /** One decision: what was asked, what was known, what came of it. */
  public record StepJson(
      Instant at,
      String rule,
      String question,
      Map<String, String> inputs,
      String step,
      String reason,
      long settingsVersion,
      String connectorVersion) {
    static StepJson of(Decision decision) {
      return new StepJson(
          decision.at(),
          decision.rule().wireName(),
          decision.rule().question(),
          decision.inputs(),
          decision.outcome(),
          decision.reason(),
          decision.settingsVersion(),
          decision.connectorVersion());
    }
  }

  /**
   * What a dry run is to assume.
   *
   * @param settings by name, in place of those in force
   */
  public record DryRunRequestJson(Optional<Map<String, @Nullable String>> settings) {}

  /** How a call would be logged. */
  public record DryRunJson(List<StepJson> steps, Optional<WouldBeJson> record) {
    static DryRunJson of(DryRun.Result result) {
      return new DryRunJson(
          result.decisions().stream().map(StepJson::of).toList(),
          result.record().map(WouldBeJson::of));
    }
  }

  /** The record that would be written. */
  public record WouldBeJson(
      String subject,
      String body,
      String contact,
      String owner,
      Map<String, String> fields,
      int recordings) {
    static WouldBeJson of(DryRun.WouldBe record) {
      return new WouldBeJson(
          record.subject(),
          record.body(),
          record.contact(),
          record.owner(),
          record.fields(),
          record.recordings());
    }
  }

  /** A note; what is absent stays as it is. */
  public record NoteRequestJson(Optional<String> text, Optional<String> subject) {}

  /** What a person wrote about their call. */
  public record NoteJson(String text, Optional<String> subject, String by, Instant changedAt) {
    static NoteJson of(Note note) {
      return new NoteJson(note.text(), note.subject(), note.by(), note.changedAt());
    }
  }

  /**
   * Whom a call belongs to.
   *
   * @param name needed only if the contact is none of the candidates
   * @param remember whether the number belongs to the contact from now on
   */
  public record ChoiceJson(
      Optional<String> contactId, Optional<String> name, Optional<Boolean> remember) {}

  /** The calls that were resolved. */
  public record ResolvedJson(List<Long> calls) {}

  static CallJson of(LoggedCall call, String person) {
    var isRecorded =
        call.artifacts().stream()
            .anyMatch(a -> a.name().equals("recording") && a.state().equals("there"));
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
        call.numberKey(),
        call.contact().map(c -> new ContactJson(c.id(), c.name(), c.chosenBy())),
        call.candidates().stream().map(CandidateJson::of).toList(),
        call.artifacts().stream().map(ArtifactJson::of).toList(),
        Optional.of(call.recordingExpiresAt()).filter(t -> isRecorded),
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
