package io.callscribe.call;

import io.callscribe.account.SessionId;
import io.callscribe.problem.AppException;
import io.callscribe.ringcentral.CallRecord;
import io.callscribe.ringcentral.RingCentral;
import io.callscribe.ringcentral.RingCentralConfig;
import io.callscribe.ringcentral.RingCentralException;
import io.callscribe.work.Job;
import io.callscribe.work.Next;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the call log for many ended calls at once, since RingCentral allows only a few such
 * requests a minute.
 */
@ApplicationScoped
class ReadCallLog implements Job {
  private static final Logger LOG = LoggerFactory.getLogger(ReadCallLog.class);
  private static final int AT_ONCE = 1000;
  private static final int PAGES_AT_ONCE = 4;
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final CallJournal journal;
  private final KeepSession keep;
  private final RingCentral ringCentral;
  private final RingCentralConfig config;
  private final Clock clock;

  @Inject
  ReadCallLog(
      CallJournal journal,
      KeepSession keep,
      RingCentral ringCentral,
      RingCentralConfig config,
      Clock clock) {
    this.journal = journal;
    this.keep = keep;
    this.ringCentral = ringCentral;
    this.config = config;
    this.clock = clock;
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
    var wanted = journal.wantedFromCallLog(clock.instant(), AT_ONCE);
    if (!wanted.isEmpty()) {
      try {
        read(wanted);
      } catch (RingCentralException.Throttled e) {
        return new Next.At(e.until());
      } catch (RingCentralException | AppException e) {
        LOG.warn(
            "The call log could not be read, {} calls wait: {}", wanted.size(), e.getMessage());
      }
    }
    return new Next.At(clock.instant().plus(config.callLogInterval()));
  }

  private void read(List<CallSessionRow> wanted) {
    var starts = wanted.stream().map(s -> s.firstEventAt).toList();
    var from = starts.stream().min(Comparator.naturalOrder()).orElseThrow().minus(MARGIN);
    var to = starts.stream().max(Comparator.naturalOrder()).orElseThrow().plus(MARGIN);
    var records = new ArrayList<CallRecord>();
    var coveredFrom = from;
    for (int page = 1; ; page++) {
      var answer = ringCentral.callLog(from, to, page);
      records.addAll(answer.records());
      if (!answer.hasMore()) {
        break;
      }
      if (page == PAGES_AT_ONCE) {
        coveredFrom = oldest(records);
        break;
      }
    }
    store(wanted, records, coveredFrom);
  }

  private static Instant oldest(List<CallRecord> records) {
    return records.stream()
        .map(CallRecord::startedAt)
        .min(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }

  private void store(List<CallSessionRow> wanted, List<CallRecord> records, Instant coveredFrom) {
    Map<SessionId, List<CallRecord>> bySession =
        records.stream().collect(Collectors.groupingBy(CallRecord::session));
    for (var session : wanted) {
      var found = bySession.getOrDefault(new SessionId(session.sessionId), List.of());
      if (!found.isEmpty() || !session.firstEventAt.isBefore(coveredFrom)) {
        keep.logged(SessionKey.parse(session.id), found);
      }
    }
  }
}
