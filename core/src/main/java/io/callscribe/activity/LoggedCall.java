package io.callscribe.activity;

import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import io.callscribe.api.Contact;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One person's call and what became of it, as it is shown.
 *
 * @param reason of the status, in a sentence
 * @param endedAt of the call
 * @param loggedAt when the record was created
 * @param completedAt when nothing more was to come
 * @param contact whom the call belongs to in the CRM
 * @param candidates to choose the contact from, while it is parked for that
 * @param numberKey of the other side: E.164, {@code ext:102}, or empty if withheld
 * @param artifacts what comes after the end of the call, in order
 */
public record LoggedCall(
    long id,
    SessionId session,
    ExtensionId extension,
    String connector,
    CallStatus status,
    Stage stage,
    String reason,
    Instant startedAt,
    Instant endedAt,
    Optional<Instant> loggedAt,
    Optional<Instant> completedAt,
    Optional<Party> contact,
    List<Contact> candidates,
    String numberKey,
    List<ArtifactState> artifacts,
    Optional<Owner> owner,
    Optional<Record> record) {

  /**
   * Who the other side is in the CRM.
   *
   * @param chosenBy the person who chose it; absent if it was found
   */
  public record Party(String id, String name, Optional<String> chosenBy) {}

  /** In whose name it was written, by which rule. */
  public record Owner(String rule, String name, ExtensionId credentials, String evidence) {}

  /** For how long RingCentral keeps the recordings that links lead to. */
  public Instant recordingExpiresAt() {
    return endedAt.plus(Decide.RETENTION);
  }

  /** The CRM's record. */
  public record Record(String id, Optional<URI> url) {}
}
