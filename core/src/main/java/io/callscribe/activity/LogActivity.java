package io.callscribe.activity;

import io.callscribe.activity.NextStep.Complete;
import io.callscribe.activity.NextStep.Create;
import io.callscribe.activity.NextStep.Exclude;
import io.callscribe.activity.NextStep.Fail;
import io.callscribe.activity.NextStep.FetchInsights;
import io.callscribe.activity.NextStep.FindContact;
import io.callscribe.activity.NextStep.FindOwner;
import io.callscribe.activity.NextStep.LookUp;
import io.callscribe.activity.NextStep.Park;
import io.callscribe.activity.NextStep.Update;
import io.callscribe.activity.NextStep.Wait;
import io.callscribe.api.ActivityId;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.WriteResult;
import io.callscribe.contact.ContactMatch;
import io.callscribe.contact.MatchContact;
import io.callscribe.insight.Insights;
import io.callscribe.owner.ChooseOwner;
import io.callscribe.owner.Denials;
import io.callscribe.owner.OwnerDecision;
import io.callscribe.problem.AppException;
import io.callscribe.ringcentral.RingCentral;
import io.callscribe.ringcentral.RingCentralException;
import io.callscribe.work.Job;
import io.callscribe.work.Next;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shell around {@link Decide}: carries out one step, records it, and asks again, until there is
 * nothing to do but wait. Everything it needs to go on after a crash lies in the ledger.
 */
@ApplicationScoped
class LogActivity implements Job {
  static final String NAME = "log-activity";
  private static final Logger LOG = LoggerFactory.getLogger(LogActivity.class);
  private static final int MOST_STEPS = 30;
  private static final int OVERLOOKED_AT_ONCE = 200;

  /** For so long a CRM may still carry out a create whose answer was given up. */
  private static final Duration IN_FLIGHT = Duration.ofSeconds(30);

  private static final Duration WITHOUT_CONNECTOR = Duration.ofMinutes(1);

  private final Ledger ledger;
  private final Examine examine;
  private final WriteRecord write;
  private final MatchContact matchContact;
  private final ChooseOwner chooseOwner;
  private final Denials denials;
  private final RingCentral ringCentral;
  private final Insights insights;
  private final Clock clock;

  /** What one run has found out and the ledger does not know yet. */
  private record Found(Optional<ContactMatch> contact, Optional<OwnerDecision> owner) {
    static final Found NOTHING = new Found(Optional.empty(), Optional.empty());
  }

  /** What comes after a step: the next one, with what was found, or the end of the run. */
  private sealed interface After {
    record Ask(Found found) implements After {}

    record End(Next next) implements After {}
  }

  @Inject
  LogActivity(
      Ledger ledger,
      Examine examine,
      WriteRecord write,
      MatchContact matchContact,
      ChooseOwner chooseOwner,
      Denials denials,
      RingCentral ringCentral,
      Insights insights,
      Clock clock) {
    this.ledger = ledger;
    this.examine = examine;
    this.write = write;
    this.matchContact = matchContact;
    this.chooseOwner = chooseOwner;
    this.denials = denials;
    this.ringCentral = ringCentral;
    this.insights = insights;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean hasNews(String id) {
    return ledger.hasNews(Long.parseLong(id));
  }

  @Override
  public List<String> overlooked(Instant before) {
    return ledger.overlooked(before, OVERLOOKED_AT_ONCE).stream().map(String::valueOf).toList();
  }

  @Override
  public Next run(String id) {
    var activity = Long.parseLong(id);
    var found = Found.NOTHING;
    for (int i = 0; i < MOST_STEPS; i++) {
      switch (step(activity, found)) {
        case After.Ask ask -> found = ask.found();
        case After.End end -> {
          return end.next();
        }
      }
    }
    LOG.warn("Activity {} still has something to do after {} steps", activity, MOST_STEPS);
    return new Next.At(clock.instant().plusSeconds(1));
  }

  private After step(long activity, Found found) {
    try {
      var situation = examine.now(activity, found.contact(), found.owner());
      try {
        return carryOut(Decide.nextStep(situation), situation, found);
      } catch (ConnectorException e) {
        ledger.failedOnce(activity);
        return rest(Held.by(e, situation.record().failures(), situation.now()), situation);
      } catch (RingCentralException e) {
        return rest(Held.by(e, situation.record().failures(), situation.now()), situation);
      }
    } catch (RingCentralException e) {
      LOG.warn("Activity {} waits for RingCentral: {}", activity, e.getMessage());
      return new After.End(new Next.At(Held.by(e, 3, clock.instant()).until()));
    } catch (AppException e) {
      LOG.warn("Activity {} waits: {}", activity, e.getMessage());
      return new After.End(new Next.At(clock.instant().plus(WITHOUT_CONNECTOR)));
    }
  }

  private After carryOut(NextStep step, Situation s, Found found) {
    return switch (step) {
      case FindContact find ->
          new After.Ask(
              new Found(
                  Optional.of(matchContact.match(write.admin(s), find.number()).match()),
                  found.owner()));
      case FindOwner find -> new After.Ask(new Found(found.contact(), Optional.of(owner(s))));
      case Create create -> create(create, s, found);
      case LookUp lookUp -> lookUp(s);
      case Update update -> update(update, s, found);
      case FetchInsights fetch -> {
        var fetched = ringCentral.insights(s.call().session());
        fetched.forEach(i -> insights.receive(s.record().call().account(), i));
        ledger.polled(s.record(), fetch);
        yield new After.Ask(found);
      }
      case Exclude exclude -> rest(exclude, s);
      case Wait wait -> rest(wait, s);
      case Park park -> rest(park, s);
      case Complete complete -> rest(complete, s);
      case Fail fail -> rest(fail, s);
    };
  }

  private OwnerDecision owner(Situation s) {
    return chooseOwner.choose(
        s.settings(), write.admin(s), s.record().extension(), s.record().refused());
  }

  /** Records where the call stands and ends the run. */
  private After rest(NextStep step, Situation s) {
    var exists = s.record().state() == LedgerState.CONFIRMED;
    var stage = exists ? Stage.CREATED : Stage.ENDED;
    var waiting = exists ? CallStatus.LOGGED : CallStatus.WAITING;
    var next =
        switch (step) {
          case Wait wait -> new Next.At(wait.until());
          default -> new Next.Done();
        };
    switch (step) {
      case Exclude exclude ->
          ledger.decided(s.record(), exclude, CallStatus.EXCLUDED, Stage.COMPLETE);
      case Park park -> ledger.decided(s.record(), park, CallStatus.PARKED, stage);
      case Fail fail -> ledger.decided(s.record(), fail, CallStatus.FAILED, stage);
      case Complete complete ->
          ledger.decided(s.record(), complete, CallStatus.LOGGED, Stage.COMPLETE);
      default -> ledger.decided(s.record(), step, waiting, stage);
    }
    return new After.End(next);
  }

  private After create(Create create, Situation s, Found found) {
    var id = s.record().id();
    var contact = (ContactMatch.One) s.contact().orElseThrow();
    var owner = s.owner().orElseThrow();
    ledger.sent(
        s.record(), create, contact, owner, Written.of(create.wanted(), s.connector().body()));
    try {
      var result = write.create(s, create.wanted(), contact, owner);
      ledger.confirmed(id, result);
      return new After.Ask(Found.NOTHING);
    } catch (ConnectorException.AlreadyExists e) {
      ledger.confirmed(id, adopted(e.existing()));
      return new After.Ask(Found.NOTHING);
    } catch (ConnectorException.Forbidden e) {
      return afterRefusal(s, owner, found, e);
    } catch (ConnectorException.GrantExpired e) {
      if (owner.credentials().equals(write.admin(s).holder())) {
        ledger.notCreated(id, List.of(), true);
        throw e;
      }
      return afterRefusal(s, owner, found, e);
    } catch (ConnectorException.Incomplete e) {
      ledger.notCreated(id, e.soFar().steps(), true);
      throw e;
    } catch (ConnectorException.Ambiguous e) {
      throw e;
    } catch (ConnectorException e) {
      ledger.notCreated(id, List.of(), true);
      throw e;
    }
  }

  /** Nothing was made: the next owner in line is tried, within the same entry. */
  private After afterRefusal(
      Situation s, OwnerDecision owner, Found found, ConnectorException refusal) {
    var isLast = owner.assigned().isEmpty() && owner.credentials().equals(write.admin(s).holder());
    if (isLast) {
      ledger.notCreated(s.record().id(), List.of(), true);
      throw refusal;
    }
    ledger.refused(s.record().id(), owner.credentials());
    if (refusal instanceof ConnectorException.Forbidden && owner.assigned().isEmpty()) {
      denials.remember(
          s.record().call().account(),
          owner.credentials(),
          s.record().connectorId(),
          String.valueOf(refusal.getMessage()));
    }
    return new After.Ask(new Found(found.contact(), Optional.empty()));
  }

  /** After a lost answer: adopts the record that is there, or plans the create anew. */
  private After lookUp(Situation s) {
    var existing = write.find(s);
    var settled = s.record().sentAt().orElse(Instant.EPOCH).plus(IN_FLIGHT);
    if (existing.isEmpty() && s.now().isBefore(settled)) {
      return rest(new Wait(settled, "The CRM may still be making the record"), s);
    }
    if (existing.isEmpty()) {
      ledger.notCreated(s.record().id(), s.record().done(), false);
    } else {
      if (existing.size() > 1) {
        LOG.error("The CRM has {} records {}", existing.size(), s.record().reference());
      }
      ledger.confirmed(s.record().id(), adopted(existing.getFirst()));
    }
    return new After.Ask(Found.NOTHING);
  }

  private static WriteResult adopted(ActivityId id) {
    return WriteResult.of(id, Optional.empty(), Optional.empty());
  }

  private After update(Update update, Situation s, Found found) {
    var done = write.update(s, update.wanted());
    ledger.updated(s.record(), told(update, done.kept()), done.result(), done.written());
    return new After.Ask(found);
  }

  /** What a person changed is left as it is, and said to be. */
  private static Update told(Update update, Set<String> kept) {
    return kept.isEmpty()
        ? update
        : new Update(
            update.wanted(),
            "%s; left as a person changed it: %s"
                .formatted(update.reason(), String.join(", ", new TreeSet<>(kept))));
  }
}
