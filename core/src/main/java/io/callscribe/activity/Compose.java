package io.callscribe.activity;

import io.callscribe.activity.Section.Bullets;
import io.callscribe.activity.Section.Field;
import io.callscribe.activity.Section.Link;
import io.callscribe.activity.Section.Text;
import io.callscribe.api.CallDetails;
import io.callscribe.api.Direction;
import io.callscribe.api.InsightDetails;
import io.callscribe.call.PersonCall.CallRecording;
import io.callscribe.contact.ContactMatch;
import io.callscribe.note.Note;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says what the record of a call should hold, by the settings of the person whose call it is. */
final class Compose {
  /** The result of a call that goes on. */
  static final String IN_PROGRESS = "In Progress";

  private static final String NEUTRAL_SUBJECT = "Phone call";

  private final Situation s;
  private final List<Section> sections = new ArrayList<>();

  private Compose(Situation situation) {
    s = situation;
  }

  static Wanted compose(Situation situation, ContactMatch.One contact) {
    return new Compose(situation).wanted(contact);
  }

  private Wanted wanted(ContactMatch.One contact) {
    var items = s.settings().items();
    var details = details();
    var recordings =
        items.recording()
            ? s.call().recordings().stream().map(this::link).toList()
            : List.<URI>of();
    var insights = PlacedInsights.of(s);
    if (items.note()) {
      s.note().map(Note::text).filter(t -> !t.isBlank()).ifPresent(t -> addText("note", "Note", t));
    }
    addFacts(details);
    for (int i = 0; i < recordings.size(); i++) {
      var label = recordings.size() == 1 ? "Recording" : "Recording " + (i + 1);
      sections.add(new Section("recording-" + (i + 1), new Link(label, "open", recordings.get(i))));
    }
    addInsights(insights.inBody());
    if (items.journey() && !s.call().journey().isEmpty()) {
      sections.add(new Section("journey", new Bullets("Call journey", s.call().journey())));
    }
    var fields = new HashMap<>(customFields());
    fields.putAll(insights.fields());
    return new Wanted(
        subject(contact.name()), sections, details, recordings, fields, insights.inNativeFields());
  }

  private CallDetails details() {
    var call = s.call();
    return new CallDetails(
        call.direction(),
        s.number().map(n -> n.e164()).or(call::otherNumber).orElse(""),
        call.startedAt().truncatedTo(ChronoUnit.SECONDS),
        call.ended() ? call.duration() : Duration.ZERO,
        call.ended() ? call.talk() : Duration.ZERO,
        call.ended() ? call.result() : IN_PROGRESS,
        s.zone());
  }

  private Map<String, String> customFields() {
    return CustomFields.of(s.connector(), s.call().direction(), s.settings()).values();
  }

  private String subject(String contact) {
    var own = s.note().flatMap(Note::subject);
    if (own.isPresent()) {
      return oneLine(own.get());
    }
    var name = contact.isBlank() ? s.otherNumber() : oneLine(contact);
    return s.settings().items().subject() ? composed(s.call().direction(), name) : NEUTRAL_SUBJECT;
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static String composed(Direction direction, String name) {
    return switch (direction) {
      case INBOUND -> "Inbound call from " + name;
      case OUTBOUND -> "Outbound call to " + name;
      case INTERNAL -> "Internal call with " + name;
    };
  }

  private void addFacts(CallDetails details) {
    var items = s.settings().items();
    var ended = s.call().ended();
    if (items.agent() && !s.colleague().name().isBlank()) {
      addField("agent", "Agent", agent());
    }
    if (items.number()) {
      addField("number", "Contact number", s.otherNumber());
    }
    if (items.times()) {
      addField("start", "Start", time(details.startedAt()));
      if (ended) {
        addField("end", "End", time(details.endedAt()));
      }
    }
    if (items.duration()) {
      addField("duration", "Duration", ended ? text(details.duration()) : "pending");
      if (ended && isPart(details)) {
        addField("talk", "Talk time", text(details.talk()));
      }
    }
    if (items.result()) {
      addField("result", "Result", details.result());
    }
  }

  /** The colleague's own number, never the caller's. */
  private String agent() {
    var extension = s.colleague().extension();
    return s.colleague().name() + (extension.isEmpty() ? "" : ", ext. " + extension);
  }

  /** Whether the caller spent a part of the call with menus, queues or others. */
  private static boolean isPart(CallDetails details) {
    return details.talk().isPositive()
        && details.duration().minus(details.talk()).compareTo(Duration.ofSeconds(2)) > 0;
  }

  private void addInsights(InsightDetails found) {
    found.score().ifPresent(score -> addField("score", "Call score", score));
    found
        .link()
        .ifPresent(l -> sections.add(new Section("insight", new Link("RingSense", "open", l))));
    found.summary().ifPresent(t -> addText("summary", "RingSense summary", t));
    if (!found.bullets().isEmpty()) {
      sections.add(
          new Section("bullets", new Bullets("RingSense bulleted summary", found.bullets())));
    }
    found.transcript().ifPresent(t -> addText("transcript", "RingSense transcript", t));
  }

  private void addField(String key, String label, String value) {
    sections.add(new Section(key, new Field(label, value)));
  }

  private void addText(String key, String heading, String text) {
    sections.add(new Section(key, new Text(heading, text)));
  }

  private String time(Instant instant) {
    return DateTimeFormatter.ofPattern(s.settings().dateFormat(), Locale.ENGLISH)
        .format(instant.atZone(s.zone()));
  }

  private static String text(Duration duration) {
    var parts = new ArrayList<String>();
    if (duration.toHours() > 0) {
      parts.add(duration.toHours() + " h");
    }
    if (duration.toMinutes() > 0) {
      parts.add(duration.toMinutesPart() + " min");
    }
    parts.add(duration.toSecondsPart() + " s");
    return String.join(" ", parts);
  }

  /** To the CRM's own copy, if there is one, else through the reader of recordings. */
  private URI link(CallRecording recording) {
    var copy = s.record().archived().get(recording.id());
    if (copy != null && !copy.equals(recording.content())) {
      return copy;
    }
    var content = URLEncoder.encode(recording.content().toString(), StandardCharsets.UTF_8);
    return URI.create(s.config().recordingLinkPrefix() + content);
  }
}
