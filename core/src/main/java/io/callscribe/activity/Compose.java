package io.callscribe.activity;

import io.callscribe.activity.Section.Bullets;
import io.callscribe.activity.Section.Field;
import io.callscribe.activity.Section.Link;
import io.callscribe.activity.Section.Text;
import io.callscribe.api.CallDetails;
import io.callscribe.api.Direction;
import io.callscribe.api.InsightDetails;
import io.callscribe.call.PersonCall;
import io.callscribe.insight.CallInsight;
import io.callscribe.ringcentral.Insight;
import io.callscribe.settings.LoggingSettings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says what the record of a call should hold. */
final class Compose {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss z", Locale.ENGLISH);

  private Compose() {}

  /**
   * @param contactName as the CRM has it
   * @param otherNumber E.164
   * @param zone the person's, at the time of the call
   */
  static Wanted compose(
      PersonCall call,
      String contactName,
      String otherNumber,
      ZoneId zone,
      List<CallInsight> insights,
      LoggingSettings settings,
      String recordingLinkPrefix) {
    var details =
        new CallDetails(
            call.direction(),
            otherNumber,
            call.startedAt().truncatedTo(ChronoUnit.SECONDS),
            call.duration(),
            call.talk(),
            call.result(),
            zone);
    var recordings =
        call.recordings().stream().map(r -> link(recordingLinkPrefix, r.content())).toList();
    var found = details(insights, settings.insights());
    var sections = new ArrayList<Section>();
    sections.add(field("number", "Contact number", otherNumber));
    sections.add(field("start", "Start", time(details.startedAt(), zone)));
    sections.add(field("end", "End", time(details.endedAt(), zone)));
    sections.add(field("duration", "Duration", duration(call.duration())));
    sections.add(field("result", "Result", call.result()));
    for (int i = 0; i < recordings.size(); i++) {
      var label = recordings.size() == 1 ? "Recording" : "Recording " + (i + 1);
      sections.add(new Section("recording-" + (i + 1), new Link(label, "open", recordings.get(i))));
    }
    found.ifPresent(f -> addInsights(sections, f));
    return new Wanted(subject(call.direction(), contactName), sections, details, recordings, found);
  }

  private static String subject(Direction direction, String name) {
    return switch (direction) {
      case INBOUND -> "Inbound call from " + name;
      case OUTBOUND -> "Outbound call to " + name;
      case INTERNAL -> "Internal call with " + name;
    };
  }

  private static void addInsights(List<Section> sections, InsightDetails found) {
    found.score().ifPresent(s -> sections.add(field("score", "Call score", s)));
    found
        .link()
        .ifPresent(l -> sections.add(new Section("insight", new Link("RingSense", "open", l))));
    found
        .summary()
        .ifPresent(s -> sections.add(new Section("summary", new Text("RingSense summary", s))));
    if (!found.bullets().isEmpty()) {
      sections.add(
          new Section("bullets", new Bullets("RingSense bulleted summary", found.bullets())));
    }
    found
        .transcript()
        .ifPresent(
            t -> sections.add(new Section("transcript", new Text("RingSense transcript", t))));
  }

  /** Of all recordings of the call; a part that is switched off is absent. */
  private static Optional<InsightDetails> details(
      List<CallInsight> insights, LoggingSettings.Insights on) {
    if (insights.isEmpty() || !on.any()) {
      return Optional.empty();
    }
    return Optional.of(
        new InsightDetails(
            on.transcript() ? joined(insights, Insight::transcript) : Optional.empty(),
            on.summary() ? joined(insights, Insight::summary) : Optional.empty(),
            on.bullets()
                ? insights.stream().flatMap(i -> i.insight().bullets().stream()).toList()
                : List.of(),
            on.score() ? first(insights, Insight::score) : Optional.empty(),
            on.link() ? first(insights, Insight::link) : Optional.empty()));
  }

  private static Optional<String> joined(
      List<CallInsight> insights, Function<Insight, Optional<String>> part) {
    var text =
        insights.stream()
            .flatMap(i -> part.apply(i.insight()).stream())
            .collect(Collectors.joining("\n"));
    return Optional.of(text).filter(t -> !t.isEmpty());
  }

  private static <T> Optional<T> first(
      List<CallInsight> insights, Function<Insight, Optional<T>> part) {
    return insights.stream().flatMap(i -> part.apply(i.insight()).stream()).findFirst();
  }

  private static Section field(String key, String label, String value) {
    return new Section(key, new Field(label, value));
  }

  private static String time(Instant instant, ZoneId zone) {
    return TIME.format(instant.atZone(zone));
  }

  private static String duration(Duration duration) {
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

  private static URI link(String prefix, URI content) {
    return URI.create(prefix + URLEncoder.encode(content.toString(), StandardCharsets.UTF_8));
  }
}
