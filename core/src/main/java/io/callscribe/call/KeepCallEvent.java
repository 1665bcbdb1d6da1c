package io.callscribe.call;

import io.callscribe.ringcentral.Notification.CallChanged;
import io.callscribe.ringcentral.PartyEvent;
import io.callscribe.ringcentral.PartyState;
import io.callscribe.settings.Settings;
import io.callscribe.work.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/** Journal, session and job of one event, in one transaction. */
@ApplicationScoped
class KeepCallEvent {
  private final CallJournal journal;
  private final CallConfig config;
  private final Settings settings;
  private final Jobs jobs;
  private final Clock clock;

  @Inject
  KeepCallEvent(CallJournal journal, CallConfig config, Settings settings, Jobs jobs, Clock clock) {
    this.journal = journal;
    this.config = config;
    this.settings = settings;
    this.jobs = jobs;
    this.clock = clock;
  }

  @Transactional
  void keep(CallChanged event, String body) {
    if (event.events().isEmpty() || journal.hasEvent(event.account(), event.uuid())) {
      return;
    }
    var now = clock.instant();
    var key = new SessionKey(event.account(), event.events().getFirst().session());
    var isNew = !journal.hasSession(key);
    if (isNew) {
      journal.addSession(key, now);
    }
    journal.append(key, event.uuid(), now, body);
    var atConnect = settings.snapshot(event.account()).settings().createAtConnect();
    var isNews = event.events().stream().anyMatch(e -> isNews(e, atConnect));
    journal.countEvent(key, now, isNews);
    schedule(key, isNew, isNews, now);
  }

  private void schedule(SessionKey key, boolean isNew, boolean isNews, Instant now) {
    var settled = now.plus(config.settle());
    if (isNew) {
      jobs.enqueue(FoldSession.NAME, key.text(), isNews ? settled : now.plus(config.guard()));
    } else if (isNews) {
      jobs.wake(FoldSession.NAME, key.text(), settled);
    }
  }

  /** The end of somebody's part; the beginning too, if records are begun then. */
  private static boolean isNews(PartyEvent event, boolean atConnect) {
    return event.state() == PartyState.ENDED || (atConnect && event.state() == PartyState.ANSWERED);
  }
}
