package io.callscribe.activity;

import static io.callscribe.activity.ActivityFixtures.confirmed;
import static io.callscribe.activity.ActivityFixtures.planned;

import io.callscribe.activity.ActivityFixtures.Case;
import io.callscribe.activity.ActivityFixtures.EntryState;
import io.callscribe.activity.NextStep.Create;
import io.callscribe.activity.NextStep.FetchInsights;
import io.callscribe.activity.NextStep.Update;
import java.util.ArrayList;
import java.util.List;

/** One call from its first announcement on: carries out what is decided, and counts the writes. */
final class Life {
  private static final int MOST_STEPS = 20;

  private final List<Written> written = new ArrayList<>();
  private EntryState entry = planned();
  private int creates;
  private int updates;
  private int asked;

  /**
   * @param known from now on
   * @return where the call rests with it
   */
  NextStep sees(Case known) {
    for (int i = 0; i < MOST_STEPS; i++) {
      var situation = known.entry(entry).build();
      var step = Decide.nextStep(situation);
      switch (step) {
        case Create create -> {
          creates++;
          wrote(create.wanted(), situation);
        }
        case Update update -> {
          updates++;
          wrote(update.wanted(), situation);
        }
        case FetchInsights fetch -> {
          asked++;
          entry.insightPolls(asked).insightsPolledAt(situation.now());
        }
        default -> {
          return step;
        }
      }
    }
    throw new AssertionError("The call does not come to rest");
  }

  private void wrote(Wanted wanted, Situation situation) {
    written.add(Written.of(wanted, situation.connector().body()));
    entry = confirmed(written.getLast()).insightPolls(asked);
    situation.record().insightsPolledAt().ifPresent(entry::insightsPolledAt);
  }

  int creates() {
    return creates;
  }

  int updates() {
    return updates;
  }

  /** How often RingCentral was asked for insights. */
  int asked() {
    return asked;
  }

  /** What the record holds. */
  Written record() {
    return written.getLast();
  }

  String body() {
    return record().body();
  }
}
