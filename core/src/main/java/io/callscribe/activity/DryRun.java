package io.callscribe.activity;

import io.callscribe.account.AccountId;
import io.callscribe.activity.NextStep.Create;
import io.callscribe.activity.NextStep.FindContact;
import io.callscribe.activity.NextStep.FindOwner;
import io.callscribe.activity.NextStep.MakeContact;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.ContactId;
import io.callscribe.contact.ContactMatch;
import io.callscribe.settings.LoggingSettings;
import io.callscribe.settings.Settings;
import io.callscribe.settings.Snapshot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows how a past call would be logged now, as if it had no record yet, perhaps by other settings.
 * It is the engine itself without its effects: the CRM is read and never written.
 */
@ApplicationScoped
public class DryRun {
  private static final int MOST_STEPS = 10;

  private final Ledger ledger;
  private final LoggedCalls calls;
  private final Examine examine;
  private final CarryOut carryOut;
  private final Settings settings;

  @Inject
  DryRun(Ledger ledger, LoggedCalls calls, Examine examine, CarryOut carryOut, Settings settings) {
    this.ledger = ledger;
    this.calls = calls;
    this.examine = examine;
    this.carryOut = carryOut;
    this.settings = settings;
  }

  /**
   * What would happen.
   *
   * @param decisions in order; the last one tells where the call would stand
   * @param record absent if none would be written
   */
  public record Result(List<Decision> decisions, Optional<WouldBe> record) {}

  /** The record that would be written. */
  public record WouldBe(
      String subject,
      String body,
      String contact,
      String owner,
      Map<String, String> fields,
      int recordings) {}

  /**
   * @param changes settings by name that differ from those in force
   * @throws io.callscribe.problem.AppException if a setting is unknown or its value impossible
   */
  public Result of(AccountId account, long call, Map<String, String> changes) {
    calls.the(account, call);
    var snapshot = changed(settings.snapshot(account), changes);
    var situation = examine.of(ledger.entry(call).unwritten(), Found.NOTHING, snapshot);
    var decisions = new ArrayList<Decision>();
    Optional<WouldBe> record = Optional.empty();
    for (int i = 0; i < MOST_STEPS; i++) {
      var step = next(situation);
      if (step instanceof Create create) {
        var owner = situation.owner().orElseThrow();
        var written = Written.of(create.wanted(), situation.connector().body());
        decisions.add(situation.decision(create));
        record = Optional.of(wouldBe(written, create, owner.ownerName()));
        situation = situation.with(situation.record().written(written, create.contact(), owner));
        continue;
      }
      var found = carriedOut(step, situation, decisions);
      if (found.isEmpty()) {
        decisions.add(situation.decision(step));
        break;
      }
      situation = found.get();
    }
    return new Result(decisions, record);
  }

  private static NextStep next(Situation situation) {
    return Decide.nextStep(situation);
  }

  private static Snapshot changed(Snapshot now, Map<String, String> changes) {
    changes.forEach(LoggingSettings::check);
    var company = new HashMap<>(now.company());
    company.putAll(changes);
    var people = new HashMap<>(now.people());
    people.replaceAll(
        (person, values) -> {
          var own = new HashMap<>(values);
          own.keySet().removeAll(changes.keySet());
          return own;
        });
    return new Snapshot(
        now.version(), now.takenAt(), now.ringSense(), company, now.mandated(), people);
  }

  /** What only reads is done; what would write is assumed. Empty at the end of the run. */
  private Optional<Situation> carriedOut(NextStep step, Situation s, List<Decision> decisions) {
    try {
      switch (step) {
        case FindContact find -> {
          var after = ((After.Ask) carryOut.step(find, s, Found.NOTHING)).found();
          decisions.addAll(after.trail());
          return after.contact().map(s::with);
        }
        case FindOwner find -> {
          var after = ((After.Ask) carryOut.step(find, s, Found.NOTHING)).found();
          decisions.addAll(after.trail());
          return after.owner().map(s::with);
        }
        case MakeContact make -> {
          decisions.add(s.decision(make));
          var name = s.settings().contacts().newName().replace("{number}", make.number().e164());
          return Optional.of(s.with(new ContactMatch.One(new ContactId("new"), name)));
        }
        default -> {
          return Optional.empty();
        }
      }
    } catch (ConnectorException e) {
      decisions.add(s.decision(Held.by(e, 0, s.now())));
      return Optional.empty();
    }
  }

  private static WouldBe wouldBe(Written written, Create create, String owner) {
    return new WouldBe(
        written.subject(),
        written.body(),
        create.contact().name(),
        owner,
        written.fields(),
        written.recordings().size());
  }
}
