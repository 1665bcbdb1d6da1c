package io.callscribe.activity;

import io.callscribe.activity.NextStep.Archive;
import io.callscribe.activity.NextStep.Complete;
import io.callscribe.activity.NextStep.Create;
import io.callscribe.activity.NextStep.Exclude;
import io.callscribe.activity.NextStep.FetchInsights;
import io.callscribe.activity.NextStep.FindContact;
import io.callscribe.activity.NextStep.FindOwner;
import io.callscribe.activity.NextStep.LookUp;
import io.callscribe.activity.NextStep.MakeContact;
import io.callscribe.activity.NextStep.Park;
import io.callscribe.activity.NextStep.Update;
import io.callscribe.activity.NextStep.Wait;
import io.callscribe.api.Capability;
import io.callscribe.api.Direction;
import io.callscribe.contact.Candidates;
import io.callscribe.contact.ContactMatch;
import io.callscribe.settings.LoggingSettings.IfNobody;
import io.callscribe.settings.LoggingSettings.Level;
import io.callscribe.settings.LoggingSettings.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules of logging: from everything that is known to the next step, without side effects. The
 * shell carries the step out and asks again.
 */
final class Decide {
  /** RingCentral keeps recordings, and in some accounts calls, for so long. */
  static final Duration RETENTION = Duration.ofDays(90);

  private static final Duration GOING_ON = Duration.ofMinutes(1);
  private static final int MOST_CREATES = 5;

  private Decide() {}

  static NextStep nextStep(Situation s) {
    return switch (s.record().state()) {
      case PLANNED -> toBegin(s);
      case SENT -> toResolve(s);
      case CONFIRMED -> toComplete(s);
    };
  }

  /** A record of which a part exists is finished, whatever is switched off meanwhile. */
  private static NextStep toBegin(Situation s) {
    var not = s.record().done().isEmpty() ? whyNot(s) : Optional.<Exclude>empty();
    return not.isPresent() ? not.get() : toCreate(s);
  }

  private static Optional<Exclude> whyNot(Situation s) {
    if (s.settings().level() == Level.OFF) {
      return excluded(Rule.LEVEL, "Server-side logging is off");
    }
    if (s.settings().level() == Level.ADMIN && !s.colleague().isAdmin()) {
      return excluded(Rule.LEVEL, "Trial: only the admin's own calls are logged");
    }
    if (s.call().endedAt().plus(RETENTION).isBefore(s.now())) {
      return excluded(
          Rule.RETENTION, "The call is older than 90 days: RingCentral may have dropped its data");
    }
    if (s.call().direction() == Direction.INTERNAL && !s.settings().internalCalls()) {
      return excluded(Rule.INTERNAL_CALLS, "Internal call");
    }
    return blocked(s).flatMap(b -> excluded(Rule.BLOCK_LIST, "Blocked: " + b));
  }

  private static Optional<Exclude> excluded(Rule rule, String reason) {
    return Optional.of(new Exclude(rule, reason));
  }

  private static Optional<String> blocked(Situation s) {
    var sides = new ArrayList<>(s.call().numbers());
    sides.add(s.otherNumber());
    sides.add(s.colleague().extension());
    return s.settings().blocked().first(sides, s.region());
  }

  private static NextStep toCreate(Situation s) {
    if (!s.call().ended() && !beginsAtConnect(s)) {
      return new Wait(Rule.CALL_ENDED, s.now().plus(GOING_ON), "The call goes on");
    }
    if (s.contact().isPresent()) {
      return switch (s.contact().get()) {
        case ContactMatch.Nobody nobody -> forNobody(s);
        case ContactMatch.Several several -> forSeveral(several, s);
        case ContactMatch.One one -> toCreateFor(one, s);
      };
    }
    if (s.number().isEmpty()) {
      return new Park(
          Rule.NUMBER,
          s.call().direction() == Direction.INTERNAL
              ? "A colleague's extension is no contact in the CRM: choose one"
              : "The other party's number is withheld or cannot be read: choose a contact",
          List.of());
    }
    return new FindContact(s.number().get(), "The contact is looked for by the number");
  }

  private static boolean beginsAtConnect(Situation s) {
    return s.settings().createAtConnect()
        && s.settings().timing() == Timing.INCREMENTAL
        && s.call().answered()
        && canUpdate(s);
  }

  private static NextStep forNobody(Situation s) {
    var number = s.otherNumber();
    if (s.settings().contacts().ifNobody() == IfNobody.PARK || s.number().isEmpty()) {
      return new Park(Rule.CONTACT, "No contact has the number " + number, List.of());
    }
    return s.connector().can(Capability.CREATE_CONTACT)
        ? new MakeContact(s.number().get(), "No contact has the number " + number)
        : new Park(
            Rule.NEW_CONTACT,
            "No contact has the number %s, and the connector cannot make one".formatted(number),
            List.of());
  }

  private static NextStep forSeveral(ContactMatch.Several several, Situation s) {
    return Candidates.choose(several, s.settings().contacts().ifSeveral())
        .map(c -> toCreateFor(new ContactMatch.One(c.id(), c.name()), s))
        .orElseGet(
            () ->
                new Park(
                    Rule.CONTACT,
                    "%s contacts have the number %s"
                        .formatted(
                            several.cut() ? "Too many" : several.candidates().size(),
                            s.otherNumber()),
                    several.candidates()));
  }

  private static NextStep toCreateFor(ContactMatch.One contact, Situation s) {
    if (s.record().creates() >= MOST_CREATES) {
      return new Park(
          Rule.LOST_ANSWER,
          "%d creates got no answer and left no record that can be found: check the CRM by hand"
              .formatted(MOST_CREATES),
          List.of());
    }
    var fields = CustomFields.of(s.connector(), s.call().direction(), s.settings());
    if (!fields.problems().isEmpty()) {
      return new Park(Rule.REQUIRED_FIELDS, String.join("; ", fields.problems()), List.of());
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
        Compose.compose(s, contact),
        contact,
        "Owner " + owner.ownerName() + ": " + owner.evidence());
  }

  private static NextStep toResolve(Situation s) {
    if (!canLookUp(s)) {
      return new Park(
          Rule.LOST_ANSWER,
          "The CRM may or may not have the record, and cannot be asked: check it by hand",
          List.of());
    }
    var visible = s.record().sentAt().orElse(Instant.EPOCH).plus(s.connector().searchLag());
    return visible.isAfter(s.now())
        ? new Wait(Rule.LOST_ANSWER, visible, "The CRM's search needs a moment to show the record")
        : new LookUp("The CRM's answer to the create was lost");
  }

  private static boolean canLookUp(Situation s) {
    return s.connector().can(Capability.UNIQUE_REFERENCE)
        || s.connector().can(Capability.FIND_BY_REFERENCE)
        || s.connector().can(Capability.SCAN_FOR_REFERENCE);
  }

  private static boolean canUpdate(Situation s) {
    return s.connector().can(Capability.UPDATE_ACTIVITY)
        && s.connector().can(Capability.READ_ACTIVITY);
  }

  private static NextStep toComplete(Situation s) {
    if (s.settings().timing() == Timing.ALL_AT_ONCE && !wasBegunAtConnect(s)) {
      return new Complete("Written all at once");
    }
    if (!canUpdate(s)) {
      return new Complete("The connector cannot change a record, so nothing is added to it");
    }
    var unarchived = toArchive(s);
    if (unarchived.isPresent()) {
      return unarchived.get();
    }
    var wanted = Compose.compose(s, s.record().contact().orElseThrow());
    if (!Optional.of(Written.of(wanted, s.connector().body())).equals(s.record().written())) {
      return new Update(wanted, News.since(s.record().written(), wanted, s));
    }
    if (!s.call().ended()) {
      return new Wait(Rule.CALL_ENDED, s.now().plus(GOING_ON), "The call goes on");
    }
    return awaitArtifacts(s)
        .orElseGet(
            () -> {
              var absences = String.join("; ", Artifacts.of(s).absences());
              return new Complete(absences.isEmpty() ? "Everything is there" : absences);
            });
  }

  /** It says that the call goes on: it is finished, whatever was set meanwhile. */
  private static boolean wasBegunAtConnect(Situation s) {
    return s.record()
        .written()
        .filter(w -> w.call().result().equals(Compose.IN_PROGRESS))
        .isPresent();
  }

  private static Optional<NextStep> toArchive(Situation s) {
    if (!s.settings().archive()
        || !s.settings().items().recording()
        || !s.connector().can(Capability.ATTACH_FILE)) {
      return Optional.empty();
    }
    return s.call().recordings().stream()
        .filter(r -> !s.record().archived().containsKey(r.id()))
        .findFirst()
        .map(r -> new Archive(r, "The recording is there, and is to be kept in the CRM"));
  }

  /** The wait for what is still to come; empty if nothing is. */
  private static Optional<NextStep> awaitArtifacts(Situation s) {
    var artifacts = Artifacts.of(s);
    return artifacts
        .pending()
        .map(
            pending -> {
              var latest = later(s, pending.until());
              if (!(artifacts.insights() instanceof Artifact.Pending insights)
                  || artifacts.recording() instanceof Artifact.Pending) {
                return awaited(latest, pending);
              }
              var poll = insights.until().isAfter(s.now()) ? nextPoll(s) : s.now();
              return poll.isAfter(s.now())
                  ? awaited(poll.isBefore(latest) ? poll : latest, pending)
                  : new FetchInsights("No event brought RingSense insights by " + poll);
            });
  }

  private static Wait awaited(Instant until, Artifact.Pending pending) {
    return new Wait(Rule.ARTIFACTS, until, "Waiting for " + pending.what());
  }

  /** What is announced by an event or found by a sweep wakes us; this is the latest. */
  private static Instant later(Situation s, Instant until) {
    return until.isAfter(s.now()) ? until : s.now().plus(GOING_ON);
  }

  /** Ever more rarely; and never twice at once, should many times have passed meanwhile. */
  private static Instant nextPoll(Situation s) {
    var wait = s.config().insightsPoll().multipliedBy(1L << Math.min(s.record().insightPolls(), 8));
    var regular = s.call().endedAt().plus(wait);
    return s.record()
        .insightsPolledAt()
        .map(last -> last.plus(s.config().insightsPoll()))
        .filter(regular::isBefore)
        .orElse(regular);
  }
}
