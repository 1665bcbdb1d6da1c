package io.callscribe.activity;

import io.callscribe.activity.Artifact.Absent;
import io.callscribe.activity.Artifact.Pending;
import io.callscribe.activity.Artifact.There;
import io.callscribe.api.Capability;
import io.callscribe.call.PersonCall.CallLog;
import io.callscribe.insight.CallInsight;
import io.callscribe.settings.LoggingSettings;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is still to come for a call. Each ends in a final state with a reason. */
record Artifacts(Artifact log, Artifact note, Artifact recording, Artifact insights) {

  static Artifacts of(Situation s) {
    var recording = recording(s);
    var link =
        s.settings().items().recording()
            ? recording
            : new Absent("Links to recordings are switched off");
    return new Artifacts(log(s), note(s), link, insights(s, recording));
  }

  /** By name, in the order in which they come. */
  Map<String, Artifact> byName() {
    var byName = new LinkedHashMap<String, Artifact>();
    byName.put("note", note);
    byName.put("recording", recording);
    byName.put("insights", insights);
    return byName;
  }

  private static Artifact note(Situation s) {
    if (!s.settings().items().note()) {
      return new Absent("Notes are switched off");
    }
    return s.note().filter(n -> !n.text().isBlank()).isPresent()
        ? new There()
        : new Absent("Nobody wrote a note");
  }

  /** The first that will be decided; empty if all are. */
  Optional<Pending> pending() {
    return Stream.of(log, recording, insights)
        .filter(Pending.class::isInstance)
        .map(Pending.class::cast)
        .min(Comparator.comparing(Pending::until));
  }

  List<String> absences() {
    return Stream.of(recording, insights)
        .filter(Absent.class::isInstance)
        .map(a -> ((Absent) a).reason())
        .distinct()
        .toList();
  }

  private static Artifact log(Situation s) {
    return switch (s.call().log()) {
      case FINAL -> new There();
      case MISSING -> new Absent("The call log never showed the call");
      case AWAITED -> new Pending("the call log", recordingDeadline(s));
    };
  }

  private static Artifact recording(Situation s) {
    var call = s.call();
    if (!call.answered()) {
      return new Absent("Not recorded: not answered");
    }
    if (!call.recordings().isEmpty() && !call.awaitsRecording()) {
      return new There();
    }
    if (call.tooShortToKeep()) {
      return new Absent("No recording: too short to be kept");
    }
    if (call.log() == CallLog.MISSING) {
      return new Absent("No recording: the call log never showed the call");
    }
    if (call.log() == CallLog.FINAL && call.announcedRecordings().isEmpty()) {
      var until = call.endedAt().plus(s.config().unannouncedRecordingWait());
      return call.eventsAreWhole() || !s.now().isBefore(until)
          ? new Absent("Not recorded")
          : new Pending("a recording that may exist", until);
    }
    return s.now().isBefore(recordingDeadline(s))
        ? new Pending("the recording", recordingDeadline(s))
        : new Absent("No recording within " + s.config().recordingDeadline());
  }

  private static Instant recordingDeadline(Situation s) {
    return s.call().endedAt().plus(s.config().recordingDeadline());
  }

  private static Artifact insights(Situation s, Artifact recording) {
    if (!s.settings().insights().any()) {
      return new Absent("RingSense is switched off");
    }
    if (!s.connector().can(Capability.INSIGHTS)) {
      return new Absent("The connector does not take RingSense insights");
    }
    if (!s.ringSense().takesInsights() && s.insights().isEmpty()) {
      return new Absent(s.ringSense().why());
    }
    if (recording instanceof Absent absent) {
      return absent;
    }
    if (!s.hasInsightLicence()) {
      return new Absent("No RingSense licence");
    }
    if (!s.insights().isEmpty()
        && s.insights().size() >= s.call().recordings().size()
        && s.insights().stream().allMatch(i -> isWhole(i, s.settings().insights()))) {
      return new There();
    }
    return awaited(s);
  }

  private static Artifact awaited(Situation s) {
    var deadline = s.call().endedAt().plus(s.config().insightsDeadline());
    var settled =
        s.insights().stream()
            .map(i -> i.arrivedAt().plus(s.config().insightsSettle()))
            .max(Comparator.naturalOrder())
            .filter(t -> t.isBefore(deadline))
            .orElse(deadline);
    var asked = s.record().insightsPolledAt().filter(t -> !t.isBefore(settled)).isPresent();
    // Before a part is taken for all there is, RingCentral is asked: an event may have been lost.
    if (s.now().isBefore(settled) || (!s.insights().isEmpty() && !asked)) {
      return new Pending("RingSense", settled);
    }
    return s.insights().isEmpty()
        ? new Absent("No RingSense insights within " + s.config().insightsDeadline())
        : new There();
  }

  /** Only the parts that are written count. */
  private static boolean isWhole(CallInsight found, LoggingSettings.Insights on) {
    var insight = found.insight();
    return (!on.transcript() || insight.transcript().isPresent())
        && (!on.summary() || insight.summary().isPresent())
        && (!on.bullets() || !insight.bullets().isEmpty())
        && (!on.score() || insight.score().isPresent())
        && (!on.link() || insight.link().isPresent());
  }
}
