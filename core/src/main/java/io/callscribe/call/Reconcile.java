package io.callscribe.call;

import io.callscribe.account.AccountId;
import io.callscribe.account.SessionId;
import io.callscribe.problem.AppException;
import io.callscribe.ringcentral.CallRecord;
import io.callscribe.ringcentral.Directory;
import io.callscribe.ringcentral.RingCentral;
import io.callscribe.ringcentral.RingCentralConfig;
import io.callscribe.ringcentral.RingCentralException;
import io.callscribe.settings.LoggingSettings.Level;
import io.callscribe.settings.Settings;
import io.callscribe.work.Job;
import io.callscribe.work.Next;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks the call log and finds calls that no event announced: after downtime from the last covered
 * moment, and from time to time anyway. Stops at the request budget and goes on where it stopped.
 */
@ApplicationScoped
class Reconcile implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(Reconcile.class);
  private static final Duration SLICE = Duration.ofHours(1);
  private static final Duration WHILE_OFF = Duration.ofMinutes(1);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

  private final Coverage coverage;
  private final CallJournal journal;
  private final KeepSession keep;
  private final RingCentral ringCentral;
  private final RingCentralConfig config;
  private final Directory directory;
  private final Settings settings;
  private final Clock clock;
  private final Instant started;

  @Inject
  Reconcile(
      Coverage coverage,
      CallJournal journal,
      KeepSession keep,
      RingCentral ringCentral,
      RingCentralConfig config,
      Directory directory,
      Settings settings,
      Clock clock) {
    this.coverage = coverage;
    this.journal = journal;
    this.keep = keep;
    this.ringCentral = ringCentral;
    this.config = config;
    this.directory = directory;
    this.settings = settings;
    this.clock = clock;
    this.started = clock.instant();
  }

  @Override
  public String name() {
    return "reconcile";
  }

  @Override
  public List<String> recurring() {
    return List.of("account");
  }

  @Override
  public Next run(String id) {
    if (config.app().isEmpty()) {
      return again(config.reconcileInterval());
    }
    try {
      var account = directory.company().account();
      if (settings.of(account).level() == Level.OFF) {
        coverage.cover(account, clock.instant());
        return again(WHILE_OFF);
      }
      walk(account);
    } catch (RingCentralException.Throttled e) {
      return new Next.At(e.until());
    } catch (RingCentralException | AppException e) {
      LOG.warn("The call log could not be compared: {}", e.getMessage());
      return again(AFTER_FAILURE);
    }
    // Calls that ended while nobody listened appear in the call log only some time later.
    return again(isYoung(clock.instant()) ? config.callLogInterval() : config.reconcileInterval());
  }

  private Next again(Duration after) {
    return new Next.At(clock.instant().plus(after));
  }

  private boolean isYoung(Instant now) {
    return now.isBefore(started.plus(config.callLogDelay().multipliedBy(6)));
  }

  private void walk(AccountId account) {
    var now = clock.instant();
    var from = coverage.coveredUntil(account, now);
    while (from.isBefore(now)) {
      var to = from.plus(SLICE).isBefore(now) ? from.plus(SLICE) : now;
      slice(account, from, to);
      if (to.isBefore(now)) {
        coverage.cover(account, to);
      }
      from = to;
    }
    if (!isYoung(now)) {
      coverage.cover(account, now.minus(config.reconcileLookback()));
    }
  }

  private void slice(AccountId account, Instant from, Instant to) {
    for (int page = 1; ; page++) {
      var answer = ringCentral.callLog(from, to, page);
      compare(account, answer.records());
      if (!answer.hasMore()) {
        return;
      }
    }
  }

  private void compare(AccountId account, List<CallRecord> records) {
    Map<SessionId, List<CallRecord>> bySession =
        records.stream().collect(Collectors.groupingBy(CallRecord::session));
    bySession.forEach(
        (session, found) -> {
          var key = new SessionKey(account, session);
          if (journal.lacks(key, found)) {
            keep.discovered(key, found);
          }
        });
  }
}
