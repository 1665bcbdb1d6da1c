package io.callscribe.call;

import io.callscribe.account.ExtensionId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** The facts of calls, for those who write about them. */
@ApplicationScoped
public class Calls {
  private final CallJournal journal;

  @Inject
  Calls(CallJournal journal) {
    this.journal = journal;
  }

  /** The call of one person, as far as it is known now. */
  @Transactional
  public PersonCall of(SessionKey key, ExtensionId extension) {
    var story = journal.story(key).orElseThrow();
    var joined = story.peer().flatMap(peer -> journal.story(new SessionKey(key.account(), peer)));
    return story.of(extension, joined);
  }
}
