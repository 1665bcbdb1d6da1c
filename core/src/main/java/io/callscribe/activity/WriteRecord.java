package io.callscribe.activity;

import io.callscribe.account.ExtensionId;
import io.callscribe.api.Activity;
import io.callscribe.api.ActivityDraft;
import io.callscribe.api.ActivityId;
import io.callscribe.api.Attachment;
import io.callscribe.api.Body;
import io.callscribe.api.Capability;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.CrmRequest;
import io.callscribe.api.Precondition;
import io.callscribe.api.ReferenceHint;
import io.callscribe.api.WriteResult;
import io.callscribe.call.PersonCall.CallRecording;
import io.callscribe.connector.Connection;
import io.callscribe.connector.Connections;
import io.callscribe.connector.ConnectorGateway;
import io.callscribe.contact.ContactMatch;
import io.callscribe.owner.OwnerDecision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes records through the connector: creates, finds again, and updates without damage. */
@ApplicationScoped
class WriteRecord {
  private static final Duration SLACK = Duration.ofMinutes(5);
  private static final int MERGES = 4;

  private final ConnectorGateway gateway;
  private final Connections connections;

  @Inject
  WriteRecord(ConnectorGateway gateway, Connections connections) {
    this.gateway = gateway;
    this.connections = connections;
  }

  /**
   * What an update did.
   *
   * @param result absent if the CRM held all of it already
   * @param whyAdmin why the CRM did not let the owner, so that the admin's credentials were used
   * @param kept keys of sections that a person changed and that were left alone
   */
  record Updated(
      Optional<WriteResult> result, Written written, Set<String> kept, Optional<String> whyAdmin) {
    private Updated insteadOf(ConnectorException refusal) {
      return new Updated(result, written, kept, Optional.ofNullable(refusal.getMessage()));
    }
  }

  WriteResult create(Situation s, Wanted wanted, ContactMatch.One contact, OwnerDecision owner) {
    var written = Written.of(wanted, s.connector().body());
    var draft =
        new ActivityDraft(
            s.record().reference(),
            contact.id(),
            owner.assigned(),
            written.subject(),
            new Body(s.connector().body().format(), written.body()),
            wanted.call(),
            wanted.recordings(),
            wanted.fields(),
            wanted.insights());
    return gateway.write(
        the(s, owner.credentials()),
        (crm, session) -> crm.createActivity(session, draft, s.record().done()));
  }

  /** The records in the CRM that bear our reference. */
  List<ActivityId> find(Situation s) {
    var hint =
        new ReferenceHint(
            s.record().contact().orElseThrow().id(),
            s.record().owner().flatMap(OwnerDecision::assigned),
            s.call().startedAt().minus(SLACK),
            s.call().endedAt().plus(SLACK));
    return gateway.read(
        admin(s), (crm, session) -> crm.findByReference(session, s.record().reference(), hint));
  }

  /**
   * Reads, merges and writes under the precondition that nobody wrote in between; if somebody did,
   * reads again.
   */
  Updated update(Situation s, Wanted wanted) {
    var connection = the(s, s.record().owner().orElseThrow().credentials());
    try {
      return update(s, wanted, connection);
    } catch (ConnectorException.Forbidden | ConnectorException.GrantExpired e) {
      var admin = admin(s);
      if (admin.holder().equals(connection.holder())) {
        throw e;
      }
      return update(s, wanted, admin).insteadOf(e);
    }
  }

  private Updated update(Situation s, Wanted wanted, Connection connection) {
    for (int left = MERGES; ; left--) {
      try {
        return merge(s, wanted, connection);
      } catch (ConnectorException.Changed e) {
        if (left == 1) {
          throw e;
        }
      }
    }
  }

  private Updated merge(Situation s, Wanted wanted, Connection connection) {
    var id = s.record().recordId().orElseThrow();
    var theirs = gateway.read(connection, (crm, session) -> crm.readActivity(session, id));
    var amendment = Amendment.of(s.record().written(), theirs, wanted, s.connector().body());
    if (amendment.isEmpty()) {
      return new Updated(Optional.empty(), amendment.written(), amendment.kept(), Optional.empty());
    }
    var result =
        gateway.write(
            connection,
            (crm, session) ->
                crm.updateActivity(session, id, amendment.patch(), precondition(s, theirs)));
    return new Updated(
        Optional.of(result), amendment.written(), amendment.kept(), Optional.empty());
  }

  /** Puts a copy of a recording beside the record; where it lies, if the CRM tells. */
  Optional<URI> attach(Situation s, CallRecording recording, byte[] bytes) {
    var file =
        new Attachment(
            "recording-" + recording.id() + ".mp3",
            new CrmRequest.Content.Binary(
                "audio/mpeg", bytes.length, () -> new ByteArrayInputStream(bytes)));
    var id = s.record().recordId().orElseThrow();
    return gateway.write(admin(s), (crm, session) -> crm.attach(session, id, file)).url();
  }

  private static Precondition precondition(Situation s, Activity theirs) {
    if (s.connector().can(Capability.VERSION_PRECONDITION) && theirs.version().isPresent()) {
      return new Precondition.Version(theirs.version().get());
    }
    if (s.connector().can(Capability.TIME_PRECONDITION) && theirs.updatedAt().isPresent()) {
      return new Precondition.UnchangedSince(theirs.updatedAt().get());
    }
    return new Precondition.None();
  }

  private Connection the(Situation s, ExtensionId holder) {
    return connections.find(s.record().call().account(), holder).orElseGet(() -> admin(s));
  }

  Connection admin(Situation s) {
    return connections
        .admin(s.record().call().account())
        .orElseThrow(() -> new ConnectorException.GrantExpired("No admin is connected to the CRM"));
  }
}
