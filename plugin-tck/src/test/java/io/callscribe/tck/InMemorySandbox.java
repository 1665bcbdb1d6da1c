package io.callscribe.tck;

import io.callscribe.api.ActivityId;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.ContactId;
import io.callscribe.api.CrmSession;
import io.callscribe.api.CrmUserId;
import io.callscribe.api.PhoneQuery;
import io.callscribe.tck.InMemoryCrm.Entry;
import io.callscribe.tck.InMemoryCrm.Right;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Three users and one contact in a memory. */
final class InMemorySandbox implements CrmSandbox {
  private static final Duration WAIT = Duration.ofSeconds(7);

  private final InMemoryCrm crm;
  private final CrmUserId tom;
  private final ContactId dana;

  InMemorySandbox(InMemoryCrm crm) {
    this.crm = crm;
    crm.addUser("Maya Holloway", "key-maya", Right.values());
    tom = crm.addUser("Tom Reyes", "key-tom", Right.CREATE_ACTIVITY);
    crm.addUser("Lena Ortiz", "key-lena", Right.UPDATE_ACTIVITY);
    dana = crm.addContact("Dana Whitlock", "(555) 765-0111");
  }

  @Override
  public CrmSession session() {
    return crm.session("key-maya");
  }

  @Override
  public CrmSession expiredSession() {
    return crm.session("key-of-nobody");
  }

  @Override
  public CrmSession restrictedSession() {
    return crm.session("key-lena");
  }

  @Override
  public ContactId knownContact() {
    return dana;
  }

  @Override
  public PhoneQuery knownNumber() {
    return new PhoneQuery("+15557650111", "5557650111", "US", Optional.empty());
  }

  @Override
  public PhoneQuery unknownNumber() {
    return new PhoneQuery("+15557659999", "5557659999", "US", Optional.empty());
  }

  @Override
  public CrmUserId anotherUser() {
    return tom;
  }

  @Override
  public Optional<Duration> throttleNextCreate() {
    crm.failNextCreate(new ConnectorException.Unavailable("Too many requests", Optional.of(WAIT)));
    return Optional.of(WAIT);
  }

  @Override
  public void loseNextAnswer() {
    crm.failNextCreateAfterwards(new ConnectorException.Ambiguous("No answer", null));
  }

  @Override
  public void remove(ActivityId id) {
    crm.remove(id);
  }

  @Override
  public List<StoredActivity> activitiesOf(ContactId contact) {
    return crm.activities().stream()
        .filter(entry -> entry.content().contact().equals(contact))
        .map(InMemorySandbox::stored)
        .toList();
  }

  @Override
  public List<StoredFile> filesOf(ActivityId id) {
    return crm.filesOf(id);
  }

  private static StoredActivity stored(Entry entry) {
    var content = entry.content();
    var details = new HashMap<>(content.fields());
    details.put("reference", content.reference().value());
    details.put("duration", content.call().duration().toString());
    details.put("recordings", content.recordings().toString());
    details.put("insights", content.insights().toString());
    return new StoredActivity(
        entry.id(),
        content.contact(),
        entry.owner(),
        content.subject(),
        content.body().text(),
        content.call().startedAt(),
        details);
  }
}
