package io.callscribe.tck;

import static io.callscribe.api.Capability.ASSIGN_OWNER;
import static io.callscribe.api.Capability.ATTACH_FILE;
import static io.callscribe.api.Capability.CONTACT_OPTIONS;
import static io.callscribe.api.Capability.CREATE_ACTIVITY;
import static io.callscribe.api.Capability.CREATE_CONTACT;
import static io.callscribe.api.Capability.DELETE_ACTIVITY;
import static io.callscribe.api.Capability.FIND_BY_REFERENCE;
import static io.callscribe.api.Capability.FIND_CONTACT_BY_NAME;
import static io.callscribe.api.Capability.FIND_CONTACT_BY_PHONE;
import static io.callscribe.api.Capability.LIST_USERS;
import static io.callscribe.api.Capability.PROBE_PERMISSION;
import static io.callscribe.api.Capability.READ_ACTIVITY;
import static io.callscribe.api.Capability.SCAN_FOR_REFERENCE;
import static io.callscribe.api.Capability.TIME_PRECONDITION;
import static io.callscribe.api.Capability.UNIQUE_REFERENCE;
import static io.callscribe.api.Capability.UPDATE_ACTIVITY;
import static io.callscribe.api.Capability.USER_EMAILS;
import static io.callscribe.api.Capability.VERSION_PRECONDITION;

import io.callscribe.api.Activity;
import io.callscribe.api.ActivityDraft;
import io.callscribe.api.ActivityId;
import io.callscribe.api.ActivityPatch;
import io.callscribe.api.ActivityReference;
import io.callscribe.api.Attachment;
import io.callscribe.api.Body;
import io.callscribe.api.BodyFormat;
import io.callscribe.api.BodySupport;
import io.callscribe.api.Capability;
import io.callscribe.api.ConnectorDescriptor;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.Contact;
import io.callscribe.api.ContactId;
import io.callscribe.api.CrmConnector;
import io.callscribe.api.CrmCredentials;
import io.callscribe.api.CrmHttp;
import io.callscribe.api.CrmRequest;
import io.callscribe.api.CrmSession;
import io.callscribe.api.CrmUser;
import io.callscribe.api.CrmUserId;
import io.callscribe.api.DeleteOutcome;
import io.callscribe.api.FieldOption;
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
import io.callscribe.api.RateSink;
import io.callscribe.api.ReferenceHint;
import io.callscribe.api.WriteResult;
import io.callscribe.api.WriteStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A CRM and its connector in one object, for tests: it keeps every rule, declares every capability
 * unless told otherwise, and fails when asked to. Users, contacts and activities live in memory;
 * the session's {@code apiKey} says who calls, its HTTP client is not used. Safe for use by several
 * threads.
 *
 * @since 1.0
 */
public final class InMemoryCrm implements CrmConnector {
  /** The key of the one credential field. */
  public static final String API_KEY = "apiKey";

  private static final BodySupport TEXTS = new BodySupport(BodyFormat.PLAIN, 60_000, 255);
  private static final int PAGE_SIZE = 50;
  private static final URI BASE_URL = URI.create("http://crm.invalid");
  private static final FieldSpec DEAL =
      new FieldSpec("deal", "Deal", FieldType.SELECT, false, List.of(), Optional.empty());

  private final ConnectorDescriptor descriptor;
  private final Clock clock = Clock.systemUTC();
  private final Map<CrmUserId, Person> users = new LinkedHashMap<>();
  private final Map<ContactId, Contact> contacts = new LinkedHashMap<>();
  private final Map<ContactId, List<FieldOption>> deals = new HashMap<>();
  private final Map<ActivityId, Entry> activities = new LinkedHashMap<>();
  private final Map<ActivityReference, List<ActivityId>> byReference = new HashMap<>();
  private final Map<ActivityId, List<StoredFile>> files = new HashMap<>();
  private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private volatile Consumer<String> onCall = method -> {};
  private int lastNumber;

  /** An empty CRM that declares every capability. */
  public InMemoryCrm() {
    this(EnumSet.allOf(Capability.class));
  }

  private InMemoryCrm(Set<Capability> capabilities) {
    descriptor =
        ConnectorDescriptor.builder("in-memory", "In-memory CRM")
            .credentialFields(FieldSpec.secret(API_KEY, "API key"))
            .activityFields(FieldSpec.text("campaign", "Campaign"), DEAL)
            .can(capabilities.toArray(Capability[]::new))
            .body(TEXTS)
            .build();
  }

  /** An empty CRM that declares every capability but these. */
  public static InMemoryCrm without(Capability... missing) {
    var capabilities = EnumSet.allOf(Capability.class);
    capabilities.removeAll(List.of(missing));
    return new InMemoryCrm(capabilities);
  }

  /**
   * Adds an active user.
   *
   * @param apiKey what a session of the user carries
   */
  public synchronized CrmUserId addUser(String name, String apiKey, Right... rights) {
    var id = new CrmUserId("u-" + ++lastNumber);
    var email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com";
    users.put(id, new Person(id, name, email, apiKey, Set.of(rights), true));
    return id;
  }

  /** From now on the user's key is refused. */
  public synchronized void revoke(String apiKey) {
    users.replaceAll((id, user) -> user.apiKey().equals(apiKey) ? user.withKey("") : user);
  }

  /** From now on the user may own nothing new. */
  public synchronized void deactivate(CrmUserId user) {
    users.computeIfPresent(user, (id, person) -> person.inactive());
  }

  public synchronized ContactId addContact(String name, String... phoneNumbers) {
    var id = new ContactId("c-" + ++lastNumber);
    contacts.put(id, contact(id, name, "person", List.of(phoneNumbers)));
    return id;
  }

  /** Adds a choice of the field {@code deal} for a contact. */
  public synchronized void addDeal(ContactId contact, String id, String label) {
    deals.computeIfAbsent(contact, c -> new ArrayList<>()).add(new FieldOption(id, label));
  }

  /** The next create does nothing and fails. Several failures are used up in order. */
  public void failNextCreate(ConnectorException failure) {
    faults.add(new Fault(failure, false));
  }

  /** The next create does its work and fails all the same. */
  public void failNextCreateAfterwards(ConnectorException failure) {
    faults.add(new Fault(failure, true));
  }

  /**
   * Runs before every call, with the name of its method and outside of any lock: to wait, to count,
   * or to throw instead of the work.
   */
  public void onCall(Consumer<String> hook) {
    onCall = hook;
  }

  /** A session for somebody with this key, for tests without a host. */
  public CrmSession session(String apiKey) {
    return new Session(CrmCredentials.of(Map.of(API_KEY, apiKey)), clock);
  }

  /** All activities in the order of their creation. */
  public synchronized List<Entry> activities() {
    return List.copyOf(activities.values());
  }

  public synchronized Optional<Entry> activity(ActivityId id) {
    return Optional.ofNullable(activities.get(id));
  }

  public synchronized List<Contact> contacts() {
    return List.copyOf(contacts.values());
  }

  /** The files beside an activity in the order of attaching. */
  public synchronized List<StoredFile> filesOf(ActivityId id) {
    return List.copyOf(files.getOrDefault(id, List.of()));
  }

  /** Changes a body as a person in the CRM would: the version moves. */
  public synchronized void edit(ActivityId id, UnaryOperator<String> change) {
    var entry = the(id);
    var text = change.apply(entry.content().body().text());
    var patch =
        new ActivityPatch(
            Optional.empty(),
            Optional.of(new Body(TEXTS.format(), text)),
            Optional.empty(),
            List.of(),
            Map.of(),
            Optional.empty());
    activities.put(id, entry.changed(patched(entry.content(), patch), clock.instant()));
  }

  /** Removes an activity as a person in the CRM would. */
  public synchronized void remove(ActivityId id) {
    var entry = activities.remove(id);
    if (entry != null) {
      byReference.get(entry.content().reference()).remove(id);
    }
  }

  @Override
  public ConnectorDescriptor descriptor() {
    return descriptor;
  }

  @Override
  public Identity identity(CrmSession session) {
    onCall.accept("identity");
    var user = caller(session);
    return new Identity(
        user.id(),
        user.name(),
        Optional.of(user.email()),
        Optional.of(ZoneId.of("America/New_York")),
        descriptor.name());
  }

  @Override
  public Page<Contact> findContacts(CrmSession session, PhoneQuery query) {
    enter("findContacts", FIND_CONTACT_BY_PHONE);
    caller(session);
    var wanted = digits(query.national());
    return contactsWhere(
        c ->
            !wanted.isEmpty()
                && c.phoneNumbers().stream().anyMatch(n -> digits(n).endsWith(wanted)),
        query.cursor());
  }

  @Override
  public Page<Contact> findContacts(CrmSession session, NameQuery query) {
    enter("findContacts", FIND_CONTACT_BY_NAME);
    caller(session);
    var wanted = query.text().toLowerCase(Locale.ROOT);
    return contactsWhere(c -> c.name().toLowerCase(Locale.ROOT).contains(wanted), query.cursor());
  }

  @Override
  public Contact createContact(CrmSession session, NewContact contact) {
    enter("createContact", CREATE_CONTACT);
    allow(caller(session), Right.CREATE_CONTACT, "create contacts");
    synchronized (this) {
      var id = new ContactId("c-" + ++lastNumber);
      var made =
          contact(
              id, contact.name(), contact.type().orElse("person"), List.of(contact.phoneNumber()));
      contacts.put(id, made);
      return made;
    }
  }

  @Override
  public OptionSet optionsFor(CrmSession session, ContactId contact) {
    enter("optionsFor", CONTACT_OPTIONS);
    caller(session);
    synchronized (this) {
      var choices = List.copyOf(deals.getOrDefault(contact, List.of()));
      return new OptionSet(choices.isEmpty() ? Map.of() : Map.of(DEAL.key(), choices));
    }
  }

  @Override
  public WriteResult createActivity(CrmSession session, ActivityDraft draft, List<WriteStep> done) {
    enter("createActivity", CREATE_ACTIVITY);
    var fault = Optional.ofNullable(faults.poll());
    fault.filter(f -> !f.afterwards()).ifPresent(Fault::raise);
    var result = create(session, draft);
    fault.ifPresent(Fault::raise);
    return result;
  }

  @Override
  public List<ActivityId> findByReference(
      CrmSession session, ActivityReference reference, ReferenceHint hint) {
    enter("findByReference", FIND_BY_REFERENCE, UNIQUE_REFERENCE, SCAN_FOR_REFERENCE);
    caller(session);
    synchronized (this) {
      return List.copyOf(byReference.getOrDefault(reference, List.of()));
    }
  }

  @Override
  public Activity readActivity(CrmSession session, ActivityId id) {
    enter("readActivity", READ_ACTIVITY);
    caller(session);
    var entry = the(id);
    return new Activity(
        id,
        Optional.of(String.valueOf(entry.version())),
        Optional.of(entry.updatedAt()),
        Optional.of(entry.content().contact()),
        Optional.of(entry.owner()),
        entry.content().subject(),
        entry.content().body());
  }

  @Override
  public WriteResult updateActivity(
      CrmSession session, ActivityId id, ActivityPatch patch, Precondition precondition) {
    enter("updateActivity", UPDATE_ACTIVITY);
    var user = caller(session);
    synchronized (this) {
      var entry = the(id);
      if (!entry.createdBy().equals(user.id())) {
        allow(user, Right.UPDATE_ACTIVITY, "change the activities of others");
      }
      check(precondition, entry);
      var changed = entry.changed(patched(entry.content(), patch), session.clock().instant());
      activities.put(id, changed);
      return result(session, changed);
    }
  }

  @Override
  public DeleteOutcome deleteActivity(CrmSession session, ActivityId id) {
    enter("deleteActivity", DELETE_ACTIVITY);
    caller(session);
    synchronized (this) {
      if (!activities.containsKey(id)) {
        return DeleteOutcome.ALREADY_GONE;
      }
      remove(id);
      return DeleteOutcome.DELETED;
    }
  }

  @Override
  public WriteResult attach(CrmSession session, ActivityId id, Attachment attachment) {
    enter("attach", ATTACH_FILE);
    caller(session);
    var content = read(attachment.content());
    synchronized (this) {
      var entry = the(id).attached(attachment.fileName());
      activities.put(id, entry);
      files
          .computeIfAbsent(id, i -> new ArrayList<>())
          .add(new StoredFile(attachment.fileName(), content));
      var url = session.baseUrl() + "/files/" + id + "/" + entry.attachments().size();
      return WriteResult.of(
          id, Optional.of(String.valueOf(entry.version())), Optional.of(URI.create(url)));
    }
  }

  private static byte[] read(CrmRequest.Content.Binary content) {
    try (var stream = content.bytes().get()) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Page<CrmUser> users(CrmSession session, String cursor) {
    enter("users", LIST_USERS);
    caller(session);
    synchronized (this) {
      return page(
          users.values().stream().map(user -> user.seen(descriptor.can(USER_EMAILS))).toList(),
          Optional.of(cursor).filter(c -> !c.isEmpty()));
    }
  }

  @Override
  public PermissionVerdict mayCreateActivities(CrmSession session) {
    enter("mayCreateActivities", PROBE_PERMISSION);
    var user = caller(session);
    return user.may(Right.CREATE_ACTIVITY)
        ? new PermissionVerdict.Allowed(user.name() + " may create activities")
        : new PermissionVerdict.Denied(user.name() + " may not create activities");
  }

  @Override
  public Optional<URI> pageOf(CrmSession session, ActivityId id) {
    onCall.accept("pageOf");
    return Optional.of(URI.create(session.baseUrl() + "/activities/" + id));
  }

  private void enter(String method, Capability... anyOf) {
    if (Stream.of(anyOf).noneMatch(descriptor::can)) {
      throw new UnsupportedOperationException(anyOf[0] + " is not declared");
    }
    onCall.accept(method);
  }

  private void require(Capability capability) {
    if (!descriptor.can(capability)) {
      throw new UnsupportedOperationException(capability + " is not declared");
    }
  }

  private synchronized Person caller(CrmSession session) {
    var key = session.credentials().the(API_KEY);
    return users.values().stream()
        .filter(user -> user.apiKey().equals(key))
        .findFirst()
        .orElseThrow(
            () -> new ConnectorException.GrantExpired("The CRM does not accept the API key"));
  }

  private static void allow(Person user, Right right, String what) {
    if (!user.may(right)) {
      throw new ConnectorException.Forbidden(user.name() + " may not " + what);
    }
  }

  private synchronized WriteResult create(CrmSession session, ActivityDraft draft) {
    var user = caller(session);
    allow(user, Right.CREATE_ACTIVITY, "create activities");
    var owner = owner(user, draft);
    if (!contacts.containsKey(draft.contact())) {
      throw new ConnectorException.Rejected(
          "There is no such contact", Map.of("contact", "unknown"));
    }
    var same = byReference.computeIfAbsent(draft.reference(), r -> new ArrayList<>());
    if (descriptor.can(UNIQUE_REFERENCE) && !same.isEmpty()) {
      throw new ConnectorException.AlreadyExists("The reference is taken", same.getFirst());
    }
    var id = new ActivityId("a-" + ++lastNumber);
    var entry = new Entry(id, 1, user.id(), owner, session.clock().instant(), draft, List.of());
    activities.put(id, entry);
    same.add(id);
    return result(session, entry);
  }

  private CrmUserId owner(Person user, ActivityDraft draft) {
    if (draft.owner().isEmpty()) {
      return user.id();
    }
    require(ASSIGN_OWNER);
    var owner = users.get(draft.owner().get());
    if (owner == null || !owner.active()) {
      throw new ConnectorException.Rejected(
          "The owner is no active user", Map.of("owner", "not an active user"));
    }
    if (!owner.id().equals(user.id())) {
      allow(user, Right.ASSIGN_OWNER, "create activities for others");
    }
    return owner.id();
  }

  private void check(Precondition precondition, Entry entry) {
    boolean holds =
        switch (precondition) {
          case Precondition.None() -> true;
          case Precondition.Version(var version) -> {
            require(VERSION_PRECONDITION);
            yield version.equals(String.valueOf(entry.version()));
          }
          case Precondition.UnchangedSince(var time) -> {
            require(TIME_PRECONDITION);
            yield !entry.updatedAt().isAfter(time);
          }
        };
    if (!holds) {
      throw new ConnectorException.Changed("The activity has changed meanwhile");
    }
  }

  private synchronized Entry the(ActivityId id) {
    return activity(id)
        .orElseThrow(() -> new ConnectorException.NotFound("There is no activity " + id));
  }

  private WriteResult result(CrmSession session, Entry entry) {
    return WriteResult.of(
        entry.id(),
        Optional.of(String.valueOf(entry.version())),
        Optional.of(URI.create(session.baseUrl() + "/activities/" + entry.id())));
  }

  private static ActivityDraft patched(ActivityDraft content, ActivityPatch patch) {
    var fields = new HashMap<>(content.fields());
    fields.putAll(patch.fields());
    return new ActivityDraft(
        content.reference(),
        content.contact(),
        content.owner(),
        patch.subject().orElse(content.subject()),
        patch.body().orElse(content.body()),
        patch.call().orElse(content.call()),
        patch.recordings().isEmpty() ? content.recordings() : patch.recordings(),
        fields,
        patch.insights().or(content::insights));
  }

  private static Contact contact(ContactId id, String name, String type, List<String> numbers) {
    return new Contact(
        id,
        name,
        type,
        numbers,
        Optional.empty(),
        Optional.empty(),
        Optional.of(URI.create(BASE_URL + "/contacts/" + id)));
  }

  private synchronized Page<Contact> contactsWhere(
      Predicate<Contact> condition, Optional<String> cursor) {
    return page(contacts.values().stream().filter(condition).toList(), cursor);
  }

  private static <T> Page<T> page(List<T> all, Optional<String> cursor) {
    int from = Math.min(cursor.map(Integer::parseInt).orElse(0), all.size());
    int to = Math.min(from + PAGE_SIZE, all.size());
    var next = to < all.size() ? Optional.of(String.valueOf(to)) : Optional.<String>empty();
    return new Page<>(all.subList(from, to), next, false);
  }

  private static String digits(String number) {
    return number.replaceAll("\\D", "");
  }

  /** What a user may do beyond reading and changing the activities that they created. */
  public enum Right {
    CREATE_ACTIVITY,
    UPDATE_ACTIVITY,
    ASSIGN_OWNER,
    CREATE_CONTACT
  }

  /**
   * An activity as this CRM holds it.
   *
   * @param version grows with every change
   * @param content what was drafted, with all patches applied
   * @param attachments names of files, in order
   */
  public record Entry(
      ActivityId id,
      int version,
      CrmUserId createdBy,
      CrmUserId owner,
      Instant updatedAt,
      ActivityDraft content,
      List<String> attachments) {
    public Entry {
      attachments = List.copyOf(attachments);
    }

    private Entry changed(ActivityDraft newContent, Instant now) {
      return new Entry(id, version + 1, createdBy, owner, later(now), newContent, attachments);
    }

    private Entry attached(String fileName) {
      var more = new ArrayList<>(attachments);
      more.add(fileName);
      return new Entry(id, version, createdBy, owner, updatedAt, content, more);
    }

    /** A change always shows, even if the clock stands still. */
    private Instant later(Instant now) {
      return now.isAfter(updatedAt) ? now : updatedAt.plusMillis(1);
    }
  }

  private record Person(
      CrmUserId id, String name, String email, String apiKey, Set<Right> rights, boolean active) {
    boolean may(Right right) {
      return rights.contains(right);
    }

    Person withKey(String key) {
      return new Person(id, name, email, key, rights, active);
    }

    Person inactive() {
      return new Person(id, name, email, apiKey, rights, false);
    }

    CrmUser seen(boolean withEmail) {
      return new CrmUser(id, name, Optional.of(email).filter(e -> withEmail), active);
    }
  }

  private record Fault(ConnectorException failure, boolean afterwards) {
    void raise() {
      throw failure;
    }
  }

  private record Session(CrmCredentials credentials, Clock clock) implements CrmSession {
    @Override
    public URI baseUrl() {
      return BASE_URL;
    }

    @Override
    public Map<String, String> settings() {
      return Map.of();
    }

    @Override
    public CrmHttp http() {
      return request -> {
        throw new UnsupportedOperationException("The in-memory CRM needs no HTTP");
      };
    }

    @Override
    public RateSink rates() {
      return (bucket, limit, remaining, resetAt) -> {};
    }
  }
}
