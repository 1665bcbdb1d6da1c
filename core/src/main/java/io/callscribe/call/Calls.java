package io.callscribe.call;

import io.callscribe.account.AccountId;
import io.callscribe.account.ExtensionId;
import io.callscribe.call.CallSessionRow.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The facts of calls, for those who write about them. */
@ApplicationScoped
public class Calls {
  private final CallJournal journal;
  private final Coverage coverage;
  private final Clock clock;

  @Inject
  Calls(CallJournal journal, Coverage coverage, Clock clock) {
    this.journal = journal;
    this.coverage = coverage;
    this.clock = clock;
  }

  /** The call of one person, as far as it is known now. */
  @Transactional
  public PersonCall of(SessionKey key, ExtensionId extension) {
    var story = journal.story(key).orElseThrow();
    var joined = story.peer().flatMap(peer -> journal.story(new SessionKey(key.account(), peer)));
    return story.of(extension, joined);
  }

  /** Why a session has no call of anybody; empty if nothing is known of the session. */
  @Transactional
  public Optional<String> whyNobody(SessionKey key) {
    return journal
        .find(key)
        .map(
            row ->
                switch (row.outcome) {
                  case NOBODY -> row.reason;
                  case OPEN -> "The call goes on";
                  case PEOPLE -> "The call is being prepared";
                });
  }

  /**
   * All sessions of an account.
   *
   * @param open not over yet
   * @param withPeople in which somebody of the company took part
   * @param nobody in which nobody did, by the reason
   * @param comparedUntil up to when the call log was compared with what the events told
   */
  public record Sessions(
      long open, long withPeople, Map<String, Long> nobody, Instant comparedUntil) {}

  @Transactional
  public Sessions sessions(AccountId account) {
    var counts = journal.outcomes(account);
    return new Sessions(
        sum(counts, Outcome.OPEN),
        sum(counts, Outcome.PEOPLE),
        counts.stream()
            .filter(c -> c.outcome() == Outcome.NOBODY)
            .collect(
                Collectors.toMap(
                    CallJournal.OutcomeCount::reason,
                    CallJournal.OutcomeCount::sessions,
                    Long::sum,
                    TreeMap::new)),
        coverage.coveredUntil(account, clock.instant()));
  }

  private static long sum(List<CallJournal.OutcomeCount> counts, Outcome outcome) {
    return counts.stream()
        .filter(c -> c.outcome() == outcome)
        .mapToLong(CallJournal.OutcomeCount::sessions)
        .sum();
  }
}
