package io.callscribe.call;

import io.callscribe.ringcentral.Directory;
import io.callscribe.work.Job;
import io.callscribe.work.Next;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** When a call, or somebody's part of it, is over: says who took part. */
@ApplicationScoped
class FoldSession implements Job {
  static final String NAME = "fold-session";
  private static final int OVERLOOKED_AT_ONCE = 200;

  private final CallJournal journal;
  private final Directory directory;
  private final KeepSession keep;

  @Inject
  FoldSession(CallJournal journal, Directory directory, KeepSession keep) {
    this.journal = journal;
    this.directory = directory;
    this.keep = keep;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean hasNews(String id) {
    return journal
        .find(SessionKey.parse(id))
        .filter(s -> s.endAnnounced && s.events > s.foldedEvents)
        .isPresent();
  }

  @Override
  public List<String> overlooked(Instant before) {
    return journal.overlooked(before, OVERLOOKED_AT_ONCE);
  }

  @Override
  public Next run(String id) {
    var key = SessionKey.parse(id);
    learnAbout(key);
    return keep.fold(key);
  }

  /** Asks RingCentral about people it has not named yet, before the transaction begins. */
  private void learnAbout(SessionKey key) {
    directory.company();
    journal
        .story(key)
        .ifPresent(
            story ->
                story.parties().stream()
                    .flatMap(p -> p.extension().stream())
                    .distinct()
                    .forEach(directory::find));
  }
}
