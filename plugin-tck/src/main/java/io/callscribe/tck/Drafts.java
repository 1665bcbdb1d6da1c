package io.callscribe.tck;

import io.callscribe.api.ActivityDraft;
import io.callscribe.api.ActivityPatch;
import io.callscribe.api.ActivityReference;
import io.callscribe.api.Body;
import io.callscribe.api.CallDetails;
import io.callscribe.api.Capability;
import io.callscribe.api.ConnectorDescriptor;
import io.callscribe.api.ContactId;
import io.callscribe.api.CrmUserId;
import io.callscribe.api.Direction;
import io.callscribe.api.FieldSpec;
import io.callscribe.api.InsightDetails;
import io.callscribe.api.ReferenceHint;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Calls to write, each with a reference of its own, within what the descriptor allows. */
final class Drafts {
  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final ConnectorDescriptor descriptor;
  private final ContactId contact;
  private final String number;
  private final CallDetails call;

  /**
   * @param now an hour before it, at an odd second, the calls began
   */
  Drafts(ConnectorDescriptor descriptor, ContactId contact, String number, Instant now) {
    this.descriptor = descriptor;
    this.contact = contact;
    this.number = number;
    var hour = now.truncatedTo(ChronoUnit.HOURS);
    call = call(hour.minus(Duration.ofMinutes(42)).minusSeconds(13));
  }

  ActivityDraft draft() {
    return draft("Call with Dana", "Asked for an offer.\nCall back on Monday.");
  }

  ActivityDraft draft(String subject, String text) {
    return new ActivityDraft(
        reference(),
        contact,
        Optional.empty(),
        subject(subject),
        body(text),
        call,
        List.of(URI.create("https://media.example.com/recordings/1")),
        fields(),
        Optional.of(insights()).filter(i -> descriptor.can(Capability.INSIGHTS)));
  }

  ActivityDraft ownedBy(CrmUserId owner) {
    var draft = draft();
    return new ActivityDraft(
        draft.reference(),
        draft.contact(),
        Optional.of(owner),
        draft.subject(),
        draft.body(),
        draft.call(),
        draft.recordings(),
        draft.fields(),
        draft.insights());
  }

  ActivityReference reference() {
    return new ActivityReference("cs-" + UUID.randomUUID().toString().replace("-", ""));
  }

  ReferenceHint hint() {
    return new ReferenceHint(
        contact, Optional.empty(), call.startedAt().minus(WINDOW), call.startedAt().plus(WINDOW));
  }

  ActivityPatch subjectPatch(String subject) {
    return new ActivityPatch(
        Optional.of(subject(subject)),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Map.of(),
        Optional.empty());
  }

  ActivityPatch bodyPatch(String text) {
    return new ActivityPatch(
        Optional.empty(),
        Optional.of(body(text)),
        Optional.empty(),
        List.of(),
        Map.of(),
        Optional.empty());
  }

  ActivityPatch callPatch(Instant startedAt) {
    return new ActivityPatch(
        Optional.empty(),
        Optional.empty(),
        Optional.of(call(startedAt)),
        List.of(),
        Map.of(),
        Optional.empty());
  }

  /** Rendered as the host renders it: in HTML, what is not a mark is escaped. */
  Body body(String text) {
    var format = descriptor.body().format();
    var rendered =
        switch (format) {
          case PLAIN, MARKDOWN -> text;
          case HTML -> html(text);
        };
    return new Body(format, rendered);
  }

  boolean hasSubject() {
    return descriptor.body().maxSubjectLength() > 0;
  }

  private CallDetails call(Instant startedAt) {
    return new CallDetails(
        Direction.INBOUND,
        number,
        startedAt,
        Duration.ofSeconds(137),
        Duration.ofSeconds(120),
        "Accepted",
        ZoneId.of("America/New_York"));
  }

  private String subject(String subject) {
    int end = Math.min(subject.length(), descriptor.body().maxSubjectLength());
    boolean splitsCharacter =
        end > 0 && end < subject.length() && Character.isHighSurrogate(subject.charAt(end - 1));
    return subject.substring(0, splitsCharacter ? end - 1 : end);
  }

  private static String html(String text) {
    return "<p>"
        + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
        + "</p>";
  }

  private Map<String, String> fields() {
    var fields = new HashMap<String, String>();
    descriptor.activityFields().forEach(f -> value(f).ifPresent(v -> fields.put(f.key(), v)));
    return fields;
  }

  /** A choice that depends on the contact is left out: nobody here can make it. */
  private static Optional<String> value(FieldSpec field) {
    var given =
        field
            .defaultValue()
            .or(() -> field.choices().stream().findFirst().map(choice -> choice.id()));
    return given.or(
        () ->
            switch (field.type()) {
              case TEXT, SECRET -> Optional.of("from the kit");
              case NUMBER -> Optional.of("1");
              case CHECKBOX -> Optional.of("true");
              case SELECT -> Optional.empty();
            });
  }

  private static InsightDetails insights() {
    return new InsightDetails(
        Optional.of("Dana: Hello\nMaya: Hello"),
        Optional.of("They said hello."),
        List.of("Greeting"),
        Optional.of("0"),
        Optional.of(URI.create("https://insights.example.com/1")));
  }
}
