package io.callscribe.activity;

import io.callscribe.activity.NextStep.Complete;
import io.callscribe.activity.NextStep.Create;
import io.callscribe.activity.NextStep.Exclude;
import io.callscribe.activity.NextStep.FetchInsights;
import io.callscribe.activity.NextStep.FindContact;
import io.callscribe.activity.NextStep.FindOwner;
import io.callscribe.activity.NextStep.LookUp;
import io.callscribe.activity.NextStep.Park;
import io.callscribe.activity.NextStep.Update;
import io.callscribe.activity.NextStep.Wait;
import io.callscribe.api.Capability;
import io.callscribe.api.Direction;
import io.callscribe.contact.ContactMatch;
import io.callscribe.settings.LoggingSettings.Level;
import io.callscribe.settings.LoggingSettings.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rules of logging: from everything that is known to the next step, without side effects. The
 * shell carries the step out and asks again.
 */
final class Decide {
  private static final Duration GOING_ON = Duration.ofMinutes(1);
  private static final int MOST_CREATES = 5;

  private Decide() {}

  static NextStep nextStep(Situation s) {
    return switch (s.record().state()) {
      case PLANNED -> whyNot(s).<NextStep>map(Exclude::new).orElseGet(() -> toCreate(s));
      case SENT -> toResolve(s);
      case CONFIRMED -> toComplete(s);
    };
  }

  private static Optional<String> whyNot(Situation s) {
    if (s.settings().level() == Level.OFF) {
      return Optional.of("Server-side logging is off");
    }
    if (s.settings().level() == Level.ADMIN && !s.isAdmin()) {
      return Optional.of("Trial: only the admin's own calls are logged");
    }
    if (s.call().direction() == Direction.INTERNAL && !s.settings().internalCalls()) {
      return Optional.of("Internal call");
    }
    return Optional.empty();
  }

  private static NextStep toCreate(Situation s) {
    if (!s.call().ended()) {
      return new Wait(s.now().plus(GOING_ON), "The call goes on");
    }
    if (s.number().isEmpty()) {
      return new Park(
          s.call().direction() == Direction.INTERNAL
              ? "A colleague's extension is no contact in the CRM"
              : "The other party's number is withheld or cannot be read",
          List.of());
    }
    if (s.contact().isEmpty()) {
      return new FindContact(s.number().get(), "The call is over");
    }
    return switch (s.contact().get()) {
      case ContactMatch.Nobody nobody ->
          new Park("No contact has the number " + s.number().get().e164(), List.of());
      case ContactMatch.Several several ->
          new Park(
              "%s contacts have the number %s"
                  .formatted(
                      several.cut() ? "Too many" : several.candidates().size(),
                      s.number().get().e164()),
              several.candidates());
      case ContactMatch.One one -> toCreateFor(one, s);
    };
  }

  private static NextStep toCreateFor(ContactMatch.One contact, Situation s) {
    if (s.record().creates() >= MOST_CREATES) {
      return new Park(
          "%d creates got no answer and left no record that can be found: check the CRM by hand"
              .formatted(MOST_CREATES),
          List.of());
    }
    if (s.settings().timing() == Timing.ALL_AT_ONCE) {
      var wait = awaitArtifacts(s);
      if (wait.isPresent()) {
        return wait.get();
      }
    }
    if (s.owner().isEmpty()) {
      return new FindOwner("The contact is " + contact.name());
    }
    var owner = s.owner().get();
    return new Create(
        wanted(s, contact.name()), "Owner " + owner.ownerName() + ": " + owner.evidence());
  }

  private static NextStep toResolve(Situation s) {
    if (!canLookUp(s)) {
      return new Park(
          "The CRM may or may not have the record, and cannot be asked: check it by hand",
          List.of());
    }
    var visible = s.record().sentAt().orElse(Instant.EPOCH).plus(s.connector().searchLag());
    return visible.isAfter(s.now())
        ? new Wait(visible, "The CRM's search needs a moment to show the record")
        : new LookUp("The CRM's answer to the create was lost");
  }

  private static boolean canLookUp(Situation s) {
    return s.connector().can(Capability.UNIQUE_REFERENCE)
        || s.connector().can(Capability.FIND_BY_REFERENCE)
        || s.connector().can(Capability.SCAN_FOR_REFERENCE);
  }

  private static NextStep toComplete(Situation s) {
    if (s.settings().timing() == Timing.ALL_AT_ONCE) {
      return new Complete("Written all at once");
    }
    if (!s.connector().can(Capability.UPDATE_ACTIVITY)
        || !s.connector().can(Capability.READ_ACTIVITY)) {
      return new Complete("The connector cannot change a record, so nothing is added to it");
    }
    var wanted = wanted(s, s.record().contact().map(ContactMatch.One::name).orElse(""));
    if (!Optional.of(Written.of(wanted, s.connector().body())).equals(s.record().written())) {
      return new Update(wanted, news(s));
    }
    return awaitArtifacts(s)
        .orElseGet(
            () -> {
              var absences = String.join("; ", Artifacts.of(s).absences());
              return new Complete(absences.isEmpty() ? "Everything is there" : absences);
            });
  }

  private static String news(Situation s) {
    if (!s.insights().isEmpty()) {
      return "RingSense insights arrived";
    }
    return s.call().recordings().isEmpty() ? "The call log has the call" : "The recording is there";
  }

  /** The wait for what is still to come; empty if nothing is. */
  private static Optional<NextStep> awaitArtifacts(Situation s) {
    var artifacts = Artifacts.of(s);
    return artifacts
        .pending()
        .map(
            pending -> {
              if (!(artifacts.insights() instanceof Artifact.Pending)
                  || artifacts.recording() instanceof Artifact.Pending) {
                return new Wait(later(s, pending.until()), "Waiting for " + pending.what());
              }
              var poll = pending.until().isAfter(s.now()) ? nextPoll(s) : s.now();
              return poll.isAfter(s.now())
                  ? new Wait(
                      poll.isBefore(pending.until()) ? poll : pending.until(),
                      "Waiting for " + pending.what())
                  : new FetchInsights("No event brought RingSense insights by " + poll);
            });
  }

  /** What is announced by an event or found by a sweep wakes us; this is the latest. */
  private static Instant later(Situation s, Instant until) {
    return until.isAfter(s.now()) ? until : s.now().plus(GOING_ON);
  }

  private static Instant nextPoll(Situation s) {
    var wait = s.config().insightsPoll().multipliedBy(1L << Math.min(s.record().insightPolls(), 8));
    return s.call().endedAt().plus(wait);
  }

  private static Wanted wanted(Situation s, String contactName) {
    return Compose.compose(
        s.call(),
        contactName,
        s.number().map(n -> n.e164()).orElse(""),
        s.zone(),
        s.insights(),
        s.settings(),
        s.config().recordingLinkPrefix());
  }
}
