package io.callscribe.plugins.democrm;

import io.callscribe.api.Activity;
import io.callscribe.api.ActivityDraft;
import io.callscribe.api.ActivityId;
import io.callscribe.api.ActivityPatch;
import io.callscribe.api.ActivityReference;
import io.callscribe.api.Attachment;
import io.callscribe.api.BodyFormat;
import io.callscribe.api.BodySupport;
import io.callscribe.api.Capability;
import io.callscribe.api.ConnectorDescriptor;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.Contact;
import io.callscribe.api.ContactId;
import io.callscribe.api.CrmConnector;
import io.callscribe.api.CrmSession;
import io.callscribe.api.CrmUser;
import io.callscribe.api.DeleteOutcome;
import io.callscribe.api.FieldSpec;
import io.callscribe.api.FieldType;
import io.callscribe.api.Identity;
import io.callscribe.api.NameQuery;
import io.callscribe.api.NewContact;
import io.callscribe.api.OptionSet;
import io.callscribe.api.Page;
import io.callscribe.api.PermissionVerdict;
import io.callscribe.api.PhoneQuery;
import io.callscribe.api.Precondition;
import io.callscribe.api.ReferenceHint;
import io.callscribe.api.WriteResult;
import io.callscribe.api.WriteStep;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.pf4j.Extension;

/** Logs calls into the demo CRM of the simulator, in the name of the user whose API key it has. */
@Extension
public final class DemoCrmConnector implements CrmConnector {
  /** Pages of one search; a number or reference with more answers is a sign of something else. */
  private static final int MAX_PAGES = 3;

  private static final ConnectorDescriptor DESCRIPTOR =
      ConnectorDescriptor.builder("democrm", "Demo CRM")
          .maintainer("Callscribe")
          .credentialFields(FieldSpec.secret(DemoCrmApi.API_KEY, "API key"))
          .activityFields(
              FieldSpec.text("campaign", "Campaign"),
              new FieldSpec("deal", "Deal", FieldType.SELECT, false, List.of(), Optional.empty()),
              FieldSpec.text("callScore", "Call score"))
          .body(new BodySupport(BodyFormat.PLAIN, 60_000, 255))
          .can(
              Capability.FIND_CONTACT_BY_PHONE,
              Capability.FIND_CONTACT_BY_NAME,
              Capability.CREATE_CONTACT,
              Capability.CONTACT_OPTIONS,
              Capability.CREATE_ACTIVITY,
              Capability.READ_ACTIVITY,
              Capability.UPDATE_ACTIVITY,
              Capability.DELETE_ACTIVITY,
              Capability.FIND_BY_REFERENCE,
              Capability.VERSION_PRECONDITION,
              Capability.ASSIGN_OWNER,
              Capability.LIST_USERS,
              Capability.USER_EMAILS,
              Capability.PROBE_PERMISSION,
              Capability.ATTACH_FILE,
              Capability.INSIGHTS)
          .build();

  @Override
  public ConnectorDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Identity identity(CrmSession session) {
    var tenant = "Demo CRM at " + session.baseUrl().getAuthority();
    return new DemoCrmApi(session).get("/api/me", me -> DemoCrmMapping.identity(me, tenant));
  }

  @Override
  public Page<Contact> findContacts(CrmSession session, PhoneQuery query) {
    return pages(
        session,
        "/api/contacts?phone=" + encoded(query.e164()),
        query.cursor(),
        DemoCrmMapping::contact);
  }

  @Override
  public Page<Contact> findContacts(CrmSession session, NameQuery query) {
    return page(
        session,
        "/api/contacts?name=" + encoded(query.text()),
        query.cursor(),
        DemoCrmMapping::contact);
  }

  @Override
  public Contact createContact(CrmSession session, NewContact contact) {
    return new DemoCrmApi(session)
        .create("/api/contacts", DemoCrmMapping.json(contact), DemoCrmMapping::contact);
  }

  @Override
  public OptionSet optionsFor(CrmSession session, ContactId contact) {
    return new DemoCrmApi(session)
        .get("/api/contacts/" + encoded(contact.value()) + "/options", DemoCrmMapping::options);
  }

  @Override
  public WriteResult createActivity(CrmSession session, ActivityDraft draft, List<WriteStep> done) {
    return new DemoCrmApi(session)
        .create("/api/activities", DemoCrmMapping.json(draft), DemoCrmMapping::written);
  }

  /** Without regard to the hint: a person may have moved the activity to another contact. */
  @Override
  public List<ActivityId> findByReference(
      CrmSession session, ActivityReference reference, ReferenceHint hint) {
    var found =
        pages(
            session,
            "/api/activities?reference=" + encoded(reference.value()),
            Optional.empty(),
            activity -> DemoCrmMapping.withReference(activity, reference));
    return found.items().stream().flatMap(Optional::stream).toList();
  }

  @Override
  public Activity readActivity(CrmSession session, ActivityId id) {
    return new DemoCrmApi(session).get(path(id), DemoCrmMapping::activity);
  }

  @Override
  public WriteResult updateActivity(
      CrmSession session, ActivityId id, ActivityPatch patch, Precondition precondition) {
    return new DemoCrmApi(session)
        .change(path(id), DemoCrmMapping.json(patch), precondition, DemoCrmMapping::written);
  }

  @Override
  public DeleteOutcome deleteActivity(CrmSession session, ActivityId id) {
    try {
      new DemoCrmApi(session).delete(path(id));
      return DeleteOutcome.DELETED;
    } catch (ConnectorException.NotFound e) {
      return DeleteOutcome.ALREADY_GONE;
    }
  }

  @Override
  public WriteResult attach(CrmSession session, ActivityId id, Attachment attachment) {
    return new DemoCrmApi(session)
        .upload(path(id) + "/attachments", new FormFile(attachment), DemoCrmMapping::attached);
  }

  @Override
  public Page<CrmUser> users(CrmSession session, String cursor) {
    return page(
        session,
        "/api/users?limit=100",
        Optional.of(cursor).filter(c -> !c.isEmpty()),
        DemoCrmMapping::user);
  }

  @Override
  public PermissionVerdict mayCreateActivities(CrmSession session) {
    return new DemoCrmApi(session).get("/api/me", DemoCrmMapping::verdict);
  }

  /** Asks the CRM, which alone knows its pages. */
  @Override
  public Optional<URI> pageOf(CrmSession session, ActivityId id) {
    try {
      return new DemoCrmApi(session).get(path(id), DemoCrmMapping::page);
    } catch (ConnectorException.NotFound e) {
      return Optional.empty();
    }
  }

  private static <T> Page<T> pages(
      CrmSession session, String path, Optional<String> cursor, Function<JsonObject, T> read) {
    var page = page(session, path, cursor, read);
    var items = new ArrayList<>(page.items());
    for (int number = 2; number <= MAX_PAGES && page.next().isPresent(); number++) {
      page = page(session, path, page.next(), read);
      items.addAll(page.items());
    }
    return new Page<>(items, page.next(), page.next().isPresent());
  }

  private static <T> Page<T> page(
      CrmSession session, String path, Optional<String> cursor, Function<JsonObject, T> read) {
    var from = cursor.map(c -> "&cursor=" + encoded(c)).orElse("");
    return new DemoCrmApi(session).get(path + from, answer -> DemoCrmMapping.pageOf(answer, read));
  }

  private static String path(ActivityId id) {
    return "/api/activities/" + encoded(id.value());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
