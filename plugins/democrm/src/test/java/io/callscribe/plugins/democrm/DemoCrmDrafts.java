package io.callscribe.plugins.democrm;

import io.callscribe.api.ActivityDraft;
import io.callscribe.api.ActivityPatch;
import io.callscribe.api.ActivityReference;
import io.callscribe.api.Body;
import io.callscribe.api.BodyFormat;
import io.callscribe.api.CallDetails;
import io.callscribe.api.ContactId;
import io.callscribe.api.CrmUserId;
import io.callscribe.api.Direction;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A call with a contact that the demo CRM knows. */
final class DemoCrmDrafts {
  static final Instant START = Instant.parse("2026-05-04T10:15:30.250Z");

  private DemoCrmDrafts() {}

  static ActivityDraft draft() {
    return draft("cs-" + UUID.randomUUID(), Optional.empty());
  }

  static ActivityDraft ownedBy(String user) {
    return draft("cs-" + UUID.randomUUID(), Optional.of(new CrmUserId(user)));
  }

  static ActivityDraft draft(String reference, Optional<CrmUserId> owner) {
    return new ActivityDraft(
        new ActivityReference(reference),
        new ContactId("c-dana"),
        owner,
        "Call",
        new Body(BodyFormat.PLAIN, "Notes"),
        new CallDetails(
            Direction.OUTBOUND,
            "+15557650111",
            START,
            Duration.ofSeconds(137),
            Duration.ofSeconds(120),
            "Accepted",
            ZoneId.of("America/New_York")),
        List.of(
            URI.create("https://media.example.com/1"), URI.create("https://media.example.com/2")),
        Map.of("campaign", "Spring"),
        Optional.empty());
  }

  static ActivityPatch bodyPatch(String text) {
    return new ActivityPatch(
        Optional.empty(),
        Optional.of(new Body(BodyFormat.PLAIN, text)),
        Optional.empty(),
        List.of(),
        Map.of(),
        Optional.empty());
  }
}
