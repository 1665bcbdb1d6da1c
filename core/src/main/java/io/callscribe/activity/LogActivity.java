package io.callscribe.activity;

import io.callscribe.activity.NextStep.Complete;
import io.callscribe.activity.NextStep.Exclude;
import io.callscribe.activity.NextStep.Fail;
import io.callscribe.activity.NextStep.Park;
import io.callscribe.activity.NextStep.Wait;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.Contact;
import io.callscribe.connector.Connections;
import io.callscribe.problem.AppException;
import io.callscribe.ringcentral.RingCentralException;
import io.callscribe.work.Job;
import io.callscribe.work.Next;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shell around {@link Decide}: has one step carried out, records it, and asks again, until
 * there is nothing to do but wait. Everything it needs to go on after a crash lies in the ledger.
 */
@ApplicationScoped
class LogActivity implements Job {
  static final String NAME = "log-activity";
  private static final Logger LOG = LoggerFactory.getLogger(LogActivity.class);
  private static final int MOST_STEPS = 30;
  private static final int OVERLOOKED_AT_ONCE = 200;
  private static final Duration WITHOUT_CONNECTOR = Duration.ofMinutes(1);

  private final Ledger ledger;
  private final Examine examine;
  private final CarryOut carryOut;
  private final Connections connections;
  private final Clock clock;

  @Inject
  LogActivity(
      Ledger ledger, Examine examine, CarryOut carryOut, Connections connections, Clock clock) {
    this.ledger = ledger;
    this.examine = examine;
    this.carryOut = carryOut;
    this.connections = connections;
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
        case After.Rest rest -> {
          return rest(rest.step(), rest.situation());
        }
        case After.Later later -> {
          return new Next.At(later.at());
        }
      }
    }
    LOG.warn("Activity {} still has something to do after {} steps", activity, MOST_STEPS);
    return new Next.At(clock.instant().plusSeconds(1));
  }

  private After step(long activity, Found found) {
    try {
      var situation = examine.now(activity, found);
      try {
        return carryOut.step(Decide.nextStep(situation), situation, found);
      } catch (ConnectorException e) {
        return afterFailure(e, situation);
      } catch (RingCentralException e) {
        return new After.Rest(
            Held.by(e, situation.record().failures(), situation.now()), situation);
      }
    } catch (RingCentralException e) {
      LOG.warn("Activity {} waits for RingCentral: {}", activity, e.getMessage());
      return new After.Later(Held.by(e, 3, clock.instant()).until());
    } catch (AppException e) {
      LOG.warn("Activity {} waits: {}", activity, e.getMessage());
      return new After.Later(clock.instant().plus(WITHOUT_CONNECTOR));
    }
  }

  private After afterFailure(ConnectorException failure, Situation s) {
    ledger.failedOnce(s.record().id());
    if (failure instanceof ConnectorException.GrantExpired) {
      var account = s.record().call().account();
      connections
          .admin(account)
          .ifPresent(
              admin ->
                  connections.refused(
                      account, admin.holder(), String.valueOf(failure.getMessage()), s.now()));
    }
    return new After.Rest(Held.by(failure, s.record().failures(), s.now()), s);
  }

  /** Records where the call stands and ends the run. */
  private Next rest(NextStep step, Situation s) {
    var exists = s.record().state() == LedgerState.CONFIRMED;
    var stage = exists ? Stage.CREATED : Stage.ENDED;
    var candidates = step instanceof Park park ? park.candidates() : List.<Contact>of();
    ledger.decided(
        s.record(),
        new Ledger.Standing(
            s.decision(step),
            status(step, exists),
            step instanceof Exclude || step instanceof Complete ? Stage.COMPLETE : stage,
            candidates,
            s.numberKey(),
            Artifacts.of(s).byName(),
            s.call().startedAt(),
            s.call().endedAt()));
    return step instanceof Wait wait ? new Next.At(wait.until()) : new Next.Done();
  }

  private static CallStatus status(NextStep step, boolean exists) {
    return switch (step) {
      case Exclude exclude -> CallStatus.EXCLUDED;
      case Park park -> CallStatus.PARKED;
      case Fail fail -> CallStatus.FAILED;
      case Complete complete -> CallStatus.LOGGED;
      default -> exists ? CallStatus.LOGGED : CallStatus.WAITING;
    };
  }
}
