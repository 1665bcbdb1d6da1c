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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the call log: for many ended calls at once, since RingCentral allows only a few such
 * requests a minute, and from time to time for calls that no event announced, after downtime from
 * the last covered moment. Stops at the request budget and goes on where it stopped.
 */
@ApplicationScoped
class ReadCallLog implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(ReadCallLog.class);
  private static final int AT_ONCE = 1000;
  private static final Duration SLICE = Duration.ofHours(1);
  private static final Duration MARGIN = Duration.ofMinutes(1);
  private static final Duration WHILE_OFF = Duration.ofMinutes(1);

  private final CallJournal journal;
  private final Coverage coverage;
  private final KeepSession keep;
  private final RingCentral ringCentral;
  private final RingCentralConfig config;
  private final Directory directory;
  private final Settings settings;
  private final Clock clock;
  private final Instant started;
  private volatile Instant comparedAt = Instant.MIN;

  @Inject
  ReadCallLog(
      CallJournal journal,
      Coverage coverage,
      KeepSession keep,
      RingCentral ringCentral,
      RingCentralConfig config,
      Directory directory,
      Settings settings,
      Clock clock) {
    this.journal = journal;
    this.coverage = coverage;
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
    return "read-call-log";
  }

  @Override
  public List<String> recurring() {
    return List.of("account");
  }

  @Override
  public Next run(String id) {
    if (config.app().isEmpty()) {
      return new Next.At(clock.instant().plus(WHILE_OFF));
    }
    try {
      var account = directory.company().account();
      if (settings.snapshot(account).settings().level() == Level.OFF) {
        coverage.cover(account, clock.instant());
      }
      read(account, clock.instant());
    } catch (RingCentralException.Throttled e) {
      return new Next.At(e.until());
    } catch (RingCentralException | AppException e) {
      LOG.warn("The call log could not be read: {}", e.getMessage());
    }
    return new Next.At(clock.instant().plus(config.callLogInterval()));
  }

  private void read(AccountId account, Instant now) {
    var wanted =
        journal.wantedFromCallLog(now, AT_ONCE).stream()
            .collect(Collectors.toMap(s -> SessionKey.parse(s.id), Function.identity()));
    var compares = comparesNow(account, now);
    var covered = compares ? coverage.coveredUntil(account, now) : now;
    var from = nextStart(wanted.values(), Instant.MIN, covered);
    while (from.isBefore(now)) {
      var to = earlier(from.plus(SLICE), now);
      slice(account, from, to, wanted);
      if (compares && !from.isAfter(covered) && to.isAfter(covered) && to.isBefore(now)) {
        covered = to;
        coverage.cover(account, to);
      }
      from = nextStart(wanted.values(), to, covered.isAfter(to) ? covered : compares ? to : now);
    }
    if (compares) {
      compared(account, now);
    }
  }

  /** Where the next slice begins: at a call that is wanted, or where comparing has to go on. */
  private static Instant nextStart(
      Collection<CallSessionRow> wanted, Instant after, Instant otherwise) {
    return wanted.stream()
        .map(s -> s.firstEventAt)
        .filter(start -> start.isAfter(after))
        .map(start -> start.minus(MARGIN))
        .reduce(otherwise, ReadCallLog::earlier);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private boolean comparesNow(AccountId account, Instant now) {
    return settings.snapshot(account).settings().level() != Level.OFF
        && (isYoung(now) || !comparedAt.plus(config.reconcileInterval()).isAfter(now));
  }

  /** Calls that ended while nobody listened appear in the call log only some time later. */
  private boolean isYoung(Instant now) {
    return now.isBefore(started.plus(config.callLogDelay().multipliedBy(6)));
  }

  private void compared(AccountId account, Instant now) {
    if (!isYoung(now)) {
      comparedAt = now;
      coverage.cover(account, now.minus(config.reconcileLookback()));
    }
  }

  private void slice(
      AccountId account, Instant from, Instant to, Map<SessionKey, CallSessionRow> wanted) {
    var records = new ArrayList<CallRecord>();
    for (int page = 1; ; page++) {
      var answer = ringCentral.callLog(from, to, page);
      records.addAll(answer.records());
      if (!answer.hasMore()) {
        break;
      }
    }
    var bySession = records.stream().collect(Collectors.groupingBy(CallRecord::session));
    bySession.forEach((session, found) -> shown(account, session, found, wanted));
    wanted.forEach(
        (key, row) -> {
          var isInSlice = row.firstEventAt.isAfter(from) && !row.firstEventAt.isAfter(to);
          if (isInSlice && !bySession.containsKey(key.session())) {
            keep.logged(key, List.of());
          }
        });
  }

  private void shown(
      AccountId account,
      SessionId session,
      List<CallRecord> found,
      Map<SessionKey, CallSessionRow> wanted) {
    var key = new SessionKey(account, session);
    try {
      if (wanted.containsKey(key)) {
        keep.logged(key, found);
      } else if (journal.lacks(key, found)) {
        keep.discovered(key, found);
      }
    } catch (RuntimeException e) {
      // One call that cannot be kept must not hold up the others; it is read again.
      LOG.warn("What the call log says of {} could not be kept: {}", session, e.toString());
    }
  }
}
