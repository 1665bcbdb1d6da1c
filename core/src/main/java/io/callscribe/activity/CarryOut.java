package io.callscribe.activity;

import io.callscribe.activity.NextStep.Archive;
import io.callscribe.activity.NextStep.Complete;
import io.callscribe.activity.NextStep.Create;
import io.callscribe.activity.NextStep.Exclude;
import io.callscribe.activity.NextStep.Fail;
import io.callscribe.activity.NextStep.FetchInsights;
import io.callscribe.activity.NextStep.FindContact;
import io.callscribe.activity.NextStep.FindOwner;
import io.callscribe.activity.NextStep.LookUp;
import io.callscribe.activity.NextStep.MakeContact;
import io.callscribe.activity.NextStep.Park;
import io.callscribe.activity.NextStep.Update;
import io.callscribe.activity.NextStep.Wait;
import io.callscribe.api.ActivityId;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.WriteResult;
import io.callscribe.contact.ContactMatch;
import io.callscribe.contact.CreateContact;
import io.callscribe.contact.MatchContact;
import io.callscribe.insight.Insights;
import io.callscribe.owner.ChooseOwner;
import io.callscribe.owner.Denials;
import io.callscribe.owner.OwnerDecision;
import io.callscribe.ringcentral.RingCentral;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out one step: the only place where deciding about a call has effects. */
@ApplicationScoped
class CarryOut {
  private static final String NOBODY_MAY_UPDATE =
      "The CRM lets neither the owner nor the admin change records: %s. Give the admin's CRM user"
          + " that right, or set activity.timing to all-at-once";
  private static final Logger LOG = LoggerFactory.getLogger(CarryOut.class);

  /** For so long a CRM may still carry out a create whose answer was given up. */
  private static final Duration IN_FLIGHT = Duration.ofSeconds(30);

  private final Ledger ledger;
  private final WriteRecord write;
  private final MatchContact matchContact;
  private final CreateContact createContact;
  private final ChooseOwner chooseOwner;
  private final Denials denials;
  private final RingCentral ringCentral;
  private final Insights insights;

  @Inject
  CarryOut(
      Ledger ledger,
      WriteRecord write,
      MatchContact matchContact,
      CreateContact createContact,
      ChooseOwner chooseOwner,
      Denials denials,
      RingCentral ringCentral,
      Insights insights) {
    this.ledger = ledger;
    this.write = write;
    this.matchContact = matchContact;
    this.createContact = createContact;
    this.chooseOwner = chooseOwner;
    this.denials = denials;
    this.ringCentral = ringCentral;
    this.insights = insights;
  }

  /**
   * @throws ConnectorException if the CRM failed
   * @throws io.callscribe.ringcentral.RingCentralException if RingCentral failed
   */
  After step(NextStep step, Situation s, Found found) {
    return switch (step) {
      case FindContact find -> new After.Ask(found(find, s, found));
      case MakeContact make -> new After.Ask(made(make, s, found));
      case FindOwner find -> new After.Ask(chosen(s, found));
      case Create create -> create(create, s, found);
      case LookUp lookUp -> lookUp(s);
      case Update update -> update(update, s, found);
      case Archive archive -> archive(archive, s, found);
      case FetchInsights fetch -> {
        ringCentral
            .insights(s.call().session())
            .forEach(i -> insights.receive(s.record().call().account(), i));
        ledger.polled(s.record(), s.decision(fetch));
        yield new After.Ask(found);
      }
      case Exclude exclude -> new After.Rest(exclude, s);
      case Wait wait -> new After.Rest(wait, s);
      case Park park -> new After.Rest(park, s);
      case Complete complete -> new After.Rest(complete, s);
      case Fail fail -> new After.Rest(fail, s);
    };
  }

  private Found found(FindContact find, Situation s, Found found) {
    var answer = matchContact.match(write.admin(s), find.number(), false);
    return found.contact(
        answer.match(), s.with(answer.match()).decision(Rule.CONTACT, "found", answer.evidence()));
  }

  /** Asks once more: somebody may have made the contact meanwhile, we ourselves included. */
  private Found made(MakeContact make, Situation s, Found found) {
    var admin = write.admin(s);
    var answer = matchContact.match(admin, make.number(), true);
    if (!(answer.match() instanceof ContactMatch.Nobody)) {
      return found.contact(
          answer.match(),
          s.with(answer.match()).decision(Rule.CONTACT, "found", answer.evidence()));
    }
    var contact = createContact.create(admin, make.number(), s.settings().contacts());
    return found.contact(
        contact,
        s.decision(
            Rule.NEW_CONTACT,
            "made",
            make.reason() + ": the contact " + contact.name() + " was made"));
  }

  private Found chosen(Situation s, Found found) {
    var owner = chooseOwner(s);
    return found.owner(
        owner,
        s.decision(
            Rule.OWNER,
            owner.rule().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            owner.ownerName() + ": " + owner.evidence()));
  }

  OwnerDecision chooseOwner(Situation s) {
    return chooseOwner.choose(
        s.settings(), write.admin(s), s.record().extension(), s.record().refused());
  }

  private After create(Create create, Situation s, Found found) {
    var id = s.record().id();
    var owner = s.owner().orElseThrow();
    var isSent =
        ledger.sent(
            s.record(),
            trail(create, s, found),
            create.contact(),
            owner,
            Written.of(create.wanted(), s.connector().body()));
    if (!isSent) {
      return new After.Ask(found);
    }
    try {
      var result = write.create(s, create.wanted(), create.contact(), owner);
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

  /** A contact that was chosen from several by the admin's policy is a decision too. */
  private static List<Decision> trail(Create create, Situation s, Found found) {
    if (s.contact().orElse(create.contact()) instanceof ContactMatch.Several several) {
      var policy = s.settings().contacts().ifSeveral().name().toLowerCase(Locale.ROOT);
      var reason =
          "Of %d contacts with the number, %s was chosen by the setting '%s'"
              .formatted(
                  several.candidates().size(), create.contact().name(), policy.replace('_', '-'));
      return new Found(
              found.contact(),
              found.owner(),
              found.with(s.decision(Rule.CONTACT, "chosen", reason)))
          .with(s.decision(create));
    }
    return found.with(s.decision(create));
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
    return new After.Ask(found.withoutOwner());
  }

  /** After a lost answer: adopts the record that is there, or plans the create anew. */
  private After lookUp(Situation s) {
    var existing = write.find(s);
    var settled = s.record().sentAt().orElse(Instant.EPOCH).plus(IN_FLIGHT);
    if (existing.isEmpty() && s.now().isBefore(settled)) {
      return new After.Rest(
          new Wait(Rule.LOST_ANSWER, settled, "The CRM may still be making the record"), s);
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
    WriteRecord.Updated done;
    try {
      done = write.update(s, update.wanted());
    } catch (ConnectorException.Forbidden e) {
      return new After.Rest(
          new Fail(Rule.CRM_ANSWER, NOBODY_MAY_UPDATE.formatted(e.getMessage())), s);
    }
    var told = new StringBuilder(update.reason());
    done.whyAdmin()
        .ifPresent(
            why ->
                told.append("; the admin's credentials were used, since the owner's were refused: ")
                    .append(why));
    if (!done.kept().isEmpty()) {
      told.append("; left as a person changed it: ")
          .append(String.join(", ", new TreeSet<>(done.kept())));
    }
    ledger.updated(
        s.record(),
        s.decision(Rule.UPDATE, StepName.of(update), told.toString()),
        done.result(),
        done.written());
    return new After.Ask(found);
  }

  /** The copy is announced in the ledger first, and given up rather than made twice. */
  private After archive(Archive archive, Situation s, Found found) {
    var id = s.record().id();
    var recording = archive.recording();
    var bytes = ringCentral.recording(recording.content());
    ledger.archiving(s.record(), s.decision(archive), recording.id(), recording.content());
    try {
      write
          .attach(s, recording, bytes)
          .ifPresent(copy -> ledger.archived(id, recording.id(), copy));
    } catch (ConnectorException.Unavailable e) {
      ledger.notArchived(id, recording.id());
      throw e;
    } catch (ConnectorException e) {
      LOG.warn(
          "Recording {} of activity {} stays at RingCentral: {}",
          recording.id(),
          id,
          e.getMessage());
    }
    return new After.Ask(found);
  }
}
