package io.callscribe.activity;

import io.callscribe.account.ExtensionId;
import io.callscribe.account.SessionId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * One person's call and what became of it, as it is shown.
 *
 * @param reason of the status, in a sentence
 * @param endedAt of the call
 * @param loggedAt when the record was created
 * @param completedAt when nothing more was to come
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
    Optional<Owner> owner,
    Optional<Record> record) {

  /** Who the other side is in the CRM. */
  public record Party(String id, String name) {}

  /** In whose name it was written, by which rule. */
  public record Owner(String rule, String name, ExtensionId credentials, String evidence) {}

  /** The CRM's record. */
  public record Record(String id, Optional<URI> url) {}
}
