package io.callscribe.plugins.democrm;

import io.callscribe.api.ActivityId;
import io.callscribe.api.ContactId;
import io.callscribe.api.CrmCredentials;
import io.callscribe.api.CrmRequest;
import io.callscribe.api.CrmSession;
import io.callscribe.api.CrmUserId;
import io.callscribe.api.PhoneQuery;
import io.callscribe.simulator.crm.Activity;
import io.callscribe.simulator.crm.DemoCrm;
import io.callscribe.simulator.crm.Faults.OnCreate;
import io.callscribe.tck.CrmSandbox;
import io.callscribe.tck.HttpSandboxSession;
import io.callscribe.tck.StoredActivity;
import io.callscribe.tck.StoredFile;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The simulator's demo CRM with the people it is delivered with. */
final class DemoCrmSandbox implements CrmSandbox {
  private static final Duration WAIT = Duration.ofSeconds(7);

  private final DemoCrm crm;

  DemoCrmSandbox(DemoCrm crm) {
    this.crm = crm;
    crm.faults().clear();
  }

  @Override
  public CrmSession session() {
    return session("key-maya");
  }

  @Override
  public CrmSession expiredSession() {
    crm.faults().revoke("key-omar");
    return session("key-omar");
  }

  @Override
  public CrmSession restrictedSession() {
    return session("key-lena");
  }

  @Override
  public ContactId knownContact() {
    return new ContactId("c-dana");
  }

  @Override
  public PhoneQuery knownNumber() {
    return new PhoneQuery("+15557650111", "5557650111", "US", Optional.empty());
  }

  @Override
  public PhoneQuery unknownNumber() {
    return new PhoneQuery("+15550000000", "5550000000", "US", Optional.empty());
  }

  @Override
  public CrmUserId anotherUser() {
    return new CrmUserId("u-tom");
  }

  @Override
  public Optional<Duration> throttleNextCreate() {
    crm.faults().retryAfter(WAIT).failNextCreates(1, OnCreate.ANSWER_429);
    return Optional.of(WAIT);
  }

  @Override
  public void loseNextAnswer() {
    crm.faults().failNextCreates(1, OnCreate.DROP_REPLY_AFTER_COMMIT);
  }

  @Override
  public void remove(ActivityId id) {
    var request =
        CrmRequest.of("DELETE", base().resolve("/api/activities/" + id))
            .header("Authorization", "Bearer key-maya");
    if (!session().http().send(request).isSuccess()) {
      throw new IllegalStateException("The activity " + id + " is still there");
    }
  }

  @Override
  public List<StoredActivity> activitiesOf(ContactId contact) {
    return crm.activities().stream()
        .filter(activity -> activity.contactId().equals(contact.value()))
        .map(DemoCrmSandbox::stored)
        .toList();
  }

  @Override
  public List<StoredFile> filesOf(ActivityId id) {
    return crm.attachments(id.value()).stream()
        .map(file -> new StoredFile(file.fileName(), crm.content(file)))
        .toList();
  }

  CrmSession session(String apiKey) {
    return HttpSandboxSession.of(base(), CrmCredentials.of(Map.of(DemoCrmApi.API_KEY, apiKey)));
  }

  private URI base() {
    var text = crm.uri().toString();
    return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
  }

  private static StoredActivity stored(Activity activity) {
    var details = new HashMap<>(activity.fields());
    activity.reference().ifPresent(reference -> details.put("reference", reference));
    activity.recordingUrl().ifPresent(url -> details.put("recordingUrl", url));
    details.put("createdById", activity.createdById());
    details.put("direction", activity.direction());
    details.put("duration", String.valueOf(activity.durationSeconds()));
    details.put("result", activity.result());
    return new StoredActivity(
        new ActivityId(activity.id()),
        new ContactId(activity.contactId()),
        new CrmUserId(activity.ownerId()),
        activity.subject(),
        activity.body(),
        activity.startedAt(),
        details);
  }
}
