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
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.callscribe.api.ActivityDraft;
import io.callscribe.api.ActivityId;
import io.callscribe.api.ActivityReference;
import io.callscribe.api.Attachment;
import io.callscribe.api.AuthenticationKind;
import io.callscribe.api.AuthorizationAnswer;
import io.callscribe.api.AuthorizationRequest;
import io.callscribe.api.Capability;
import io.callscribe.api.ConnectorDescriptor;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.Contact;
import io.callscribe.api.CrmConnector;
import io.callscribe.api.CrmRequest;
import io.callscribe.api.CrmSession;
import io.callscribe.api.DeleteOutcome;
import io.callscribe.api.FieldSpec;
import io.callscribe.api.FieldType;
import io.callscribe.api.NameQuery;
import io.callscribe.api.NewContact;
import io.callscribe.api.PermissionVerdict;
import io.callscribe.api.PhoneQuery;
import io.callscribe.api.Precondition;
import io.callscribe.api.WriteResult;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;

/**
 * Proves a connector: extend it, supply the two factories, run it with JUnit. Each test proves one
 * of the {@link Rules}; where the rule needs a capability that the descriptor does not declare, the
 * test proves instead that the connector refuses to be asked.
 *
 * <p>The system property {@code tck.timeout.factor} scales all waits.
 *
 * @since 1.0
 */
@DisplayNameGeneration(RuleNames.class)
public abstract class CrmConnectorTck {
  private static final Duration BETWEEN_SEARCHES = Duration.ofMillis(50);
  private static final String AWKWARD_TEXT =
      "Gr\u00fc\u00dfe, \u6f22\u5b57, e\u0301 and \ud83d\ude00\n"
          + "don't \"quote\" $1 \\1 ${name} {0} %s %41 +\n"
          + "\ttab; <b>bold</b> &amp; & <script>alert(1)</script>\n"
          + "# *not* _marked_ [up](x)";
  private static final String AWKWARD_SUBJECT = "Zo\u00eb's \ud83d\ude00 $1 <b> & \"x\" \\ %41 +";

  private static final String FILE_NAME = "Call 2026-07-14.mp3";
  private static final byte[] AWKWARD_BYTES = awkwardBytes();

  private CrmConnector connector;
  private CrmSandbox sandbox;
  private ConnectorDescriptor descriptor;
  private Drafts drafts;

  /** The connector to prove; asked for once per test. */
  protected abstract CrmConnector connector();

  /** A CRM the kit may write to and read back past the connector; asked for once per test. */
  protected abstract CrmSandbox sandbox();

  @BeforeEach
  void open() {
    connector = connector();
    sandbox = sandbox();
    descriptor = connector.descriptor();
    drafts =
        new Drafts(
            descriptor,
            sandbox.knownContact(),
            sandbox.knownNumber().e164(),
            session().clock().instant());
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @ContractRule("DES-1")
  void the_descriptor_is_stable() {
    var again = connector.descriptor();
    var elsewhere = connector().descriptor();

    assertThat(again).usingRecursiveComparison().isEqualTo(descriptor);
    assertThat(elsewhere).usingRecursiveComparison().isEqualTo(descriptor);
  }

  @ContractRule("DES-1")
  void the_parts_of_the_descriptor_fit_together() {
    assertLegal(descriptor.credentialFields());
    assertLegal(descriptor.activityFields());
    assertThat(descriptor.searchLag()).isGreaterThanOrEqualTo(Duration.ZERO);
    if (descriptor.authentication() == AuthenticationKind.API_KEY) {
      assertThat(descriptor.credentialFields()).anyMatch(f -> f.type() == FieldType.SECRET);
    }
    assertThat(descriptor.activityFields()).noneMatch(f -> f.type() == FieldType.SECRET);
    assertNeeds(USER_EMAILS, LIST_USERS);
    assertNeeds(ASSIGN_OWNER, CREATE_ACTIVITY);
    assertNeeds(UNIQUE_REFERENCE, CREATE_ACTIVITY);
    assertNeeds(VERSION_PRECONDITION, READ_ACTIVITY);
    assertNeeds(VERSION_PRECONDITION, UPDATE_ACTIVITY);
    assertNeeds(TIME_PRECONDITION, READ_ACTIVITY);
    assertNeeds(TIME_PRECONDITION, UPDATE_ACTIVITY);
  }

  @ContractRule("IDN-1")
  void a_session_names_its_user_and_tenant() {
    var identity = connector.identity(session());
    var other = connector.identity(sandbox.restrictedSession());

    assertThat(identity.name()).isNotBlank();
    assertThat(identity.tenant()).isNotBlank().isEqualTo(other.tenant());
    assertThat(identity.user()).isNotEqualTo(other.user());
  }

  @ContractRule("CON-1")
  void a_known_number_finds_its_contact() {
    if (isRefused(FIND_CONTACT_BY_PHONE, () -> find(sandbox.knownNumber()))) {
      return;
    }

    var found = find(sandbox.knownNumber());

    assertThat(found).extracting(Contact::id).contains(sandbox.knownContact());
    assertThat(found).allSatisfy(c -> assertThat(c.phoneNumbers()).isNotEmpty());
  }

  @ContractRule("CON-2")
  void an_unknown_number_finds_none() {
    if (isRefused(FIND_CONTACT_BY_PHONE, () -> find(sandbox.unknownNumber()))) {
      return;
    }

    var found = find(sandbox.unknownNumber());

    assertThat(found).isEmpty();
  }

  @ContractRule("ACT-0")
  void a_created_activity_can_be_read() {
    var draft = drafts.draft();
    if (isRefused(CREATE_ACTIVITY, () -> create(draft))) {
      return;
    }

    var created = create(draft);

    assertThat(created.isWhole()).isTrue();
    assertThat(stored(created.id()).subject()).isEqualTo(draft.subject());
    assertThat(stored(created.id()).body()).isEqualTo(draft.body().text());
    if (isRefused(READ_ACTIVITY, () -> connector.readActivity(session(), created.id()))) {
      return;
    }
    var read = connector.readActivity(session(), created.id());
    assertThat(read.id()).isEqualTo(created.id());
    assertThat(read.subject()).isEqualTo(draft.subject());
    assertThat(read.body()).isEqualTo(draft.body());
    assertThat(read.contact().orElse(draft.contact())).isEqualTo(draft.contact());
    created.version().ifPresent(version -> assertThat(read.version()).contains(version));
  }

  @ContractRule("ACT-1")
  void the_reference_of_a_created_activity_finds_it() {
    var draft = drafts.draft();
    if (isRefused(CREATE_ACTIVITY, () -> create(draft))) {
      return;
    }

    var created = create(draft);
    create(drafts.draft());

    if (isReferenceRefused()) {
      return;
    }
    assertThat(findEventually(draft.reference())).containsExactly(created.id());
  }

  @ContractRule("ACT-1")
  void an_unknown_reference_finds_none() {
    if (isReferenceRefused()) {
      return;
    }

    var found = findNow(drafts.reference());

    assertThat(found).isEmpty();
  }

  @ContractRule("ACT-1")
  void a_unique_reference_is_never_written_twice() {
    var draft = drafts.draft();
    if (isRefused(CREATE_ACTIVITY, () -> create(draft))) {
      return;
    }
    assumeTrue(descriptor.can(UNIQUE_REFERENCE), "UNIQUE_REFERENCE is not declared");
    var first = create(draft);
    var before = allStored();

    var second = createOrAdopt(draft);

    assertThat(second).isEqualTo(first.id());
    assertThat(allStored()).containsExactlyInAnyOrderElementsOf(before);
  }

  @ContractRule("ACT-2")
  void the_start_is_kept_to_the_second() {
    var draft = drafts.draft();
    if (isRefused(CREATE_ACTIVITY, () -> create(draft))) {
      return;
    }

    var created = create(draft);

    assertThat(stored(created.id()).startedAt()).isEqualTo(draft.call().startedAt());
  }

  @ContractRule("ACT-4")
  void a_patch_of_the_body_changes_nothing_else() {
    var patch = drafts.bodyPatch("Asked for two offers.");
    if (isUpdateRefused()) {
      return;
    }
    var id = create(drafts.draft()).id();
    var before = stored(id);

    connector.updateActivity(session(), id, patch, new Precondition.None());

    assertThat(stored(id).body()).isEqualTo(patch.body().orElseThrow().text());
    assertThat(stored(id)).usingRecursiveComparison().ignoringFields("body").isEqualTo(before);
  }

  @ContractRule("ACT-4")
  void a_patch_of_the_subject_changes_nothing_else() {
    var patch = drafts.subjectPatch("Second call with Dana");
    if (isUpdateRefused()) {
      return;
    }
    assumeTrue(drafts.hasSubject(), "The CRM has no subject");
    var id = create(drafts.draft()).id();
    var before = stored(id);

    connector.updateActivity(session(), id, patch, new Precondition.None());

    assertThat(stored(id).subject()).isEqualTo(patch.subject().orElseThrow());
    assertThat(stored(id)).usingRecursiveComparison().ignoringFields("subject").isEqualTo(before);
  }

  @ContractRule("ACT-4")
  void a_patch_of_the_call_leaves_the_texts_and_the_owner() {
    if (isUpdateRefused()) {
      return;
    }
    var draft = drafts.draft();
    var id = create(draft).id();
    var before = stored(id);
    var start = draft.call().startedAt().minusSeconds(61);

    connector.updateActivity(session(), id, drafts.callPatch(start), new Precondition.None());

    assertThat(stored(id).startedAt()).isEqualTo(start);
    assertThat(stored(id).subject()).isEqualTo(before.subject());
    assertThat(stored(id).body()).isEqualTo(before.body());
    assertThat(stored(id).contact()).isEqualTo(before.contact());
    assertThat(stored(id).owner()).isEqualTo(before.owner());
  }

  @ContractRule("ACT-5")
  void a_stale_version_is_refused() {
    if (isUpdateRefused()) {
      return;
    }
    var id = create(drafts.draft()).id();
    if (isRefused(VERSION_PRECONDITION, () -> update(id, "x", new Precondition.Version("1")))) {
      return;
    }
    var read = version(connector.readActivity(session(), id).version());

    var first = update(id, "First", read);
    assertThatExceptionOfType(ConnectorException.Changed.class)
        .isThrownBy(() -> update(id, "Stale", read));
    update(id, "Second", version(first.version()));

    assertThat(stored(id).body()).isEqualTo(drafts.body("Second").text());
  }

  @ContractRule("ACT-5")
  void a_stale_time_is_refused() {
    if (isUpdateRefused()) {
      return;
    }
    var id = create(drafts.draft()).id();
    var now = session().clock().instant();
    if (isRefused(TIME_PRECONDITION, () -> update(id, "x", new Precondition.UnchangedSince(now)))) {
      return;
    }
    var changed = connector.readActivity(session(), id).updatedAt().orElseThrow();
    var stale = new Precondition.UnchangedSince(changed.minus(Duration.ofHours(1)));

    update(id, "First", new Precondition.UnchangedSince(changed));
    assertThatExceptionOfType(ConnectorException.Changed.class)
        .isThrownBy(() -> update(id, "Stale", stale));

    assertThat(stored(id).body()).isEqualTo(drafts.body("First").text());
  }

  @ContractRule("ACT-6")
  void a_record_that_is_gone_is_not_found() {
    var draft = drafts.draft();
    if (isRefused(CREATE_ACTIVITY, () -> create(draft))) {
      return;
    }
    var id = create(draft).id();
    sandbox.remove(id);

    if (!isRefused(READ_ACTIVITY, () -> connector.readActivity(session(), id))) {
      assertThatExceptionOfType(ConnectorException.NotFound.class)
          .isThrownBy(() -> connector.readActivity(session(), id));
    }
    if (!isUpdateRefused()) {
      assertThatExceptionOfType(ConnectorException.NotFound.class)
          .isThrownBy(() -> update(id, "Late", new Precondition.None()));
    }
    if (!isRefused(DELETE_ACTIVITY, () -> connector.deleteActivity(session(), id))) {
      assertThat(connector.deleteActivity(session(), id)).isEqualTo(DeleteOutcome.ALREADY_GONE);
    }
  }

  @ContractRule("ATT-1")
  void an_attached_file_arrives_whole_and_has_an_address() {
    if (isAttachRefused()) {
      return;
    }
    var created = create(drafts.draft());
    var before = stored(created.id());

    var attached = connector.attach(session(), created.id(), file(AWKWARD_BYTES));

    assertThat(attached.id()).isEqualTo(created.id());
    assertThat(attached.url()).isPresent().isNotEqualTo(created.url());
    assertThat(sandbox.filesOf(created.id()))
        .singleElement()
        .satisfies(
            stored -> {
              assertThat(stored.fileName()).isEqualTo(FILE_NAME);
              assertThat(stored.content()).isEqualTo(AWKWARD_BYTES);
            });
    assertThat(stored(created.id())).usingRecursiveComparison().isEqualTo(before);
  }

  @ContractRule("ATT-1")
  void a_second_file_lies_beside_the_first() {
    if (isAttachRefused()) {
      return;
    }
    var id = create(drafts.draft()).id();

    var first = connector.attach(session(), id, file(new byte[] {1}));
    var second = connector.attach(session(), id, file(new byte[] {2, 2}));

    assertThat(second.url()).isNotEqualTo(first.url());
    assertThat(sandbox.filesOf(id))
        .extracting(stored -> stored.content().length)
        .containsExactlyInAnyOrder(1, 2);
  }

  @ContractRule("ATT-1")
  void a_file_for_a_record_that_is_gone_is_not_found() {
    if (isAttachRefused()) {
      return;
    }
    var id = create(drafts.draft()).id();
    sandbox.remove(id);

    assertThatExceptionOfType(ConnectorException.NotFound.class)
        .isThrownBy(() -> connector.attach(session(), id, file(AWKWARD_BYTES)));
  }

  @ContractRule("ERR-1")
  void refused_credentials_mean_an_expired_grant() {
    var expired = sandbox.expiredSession();
    var before = allStored();

    assertExpired(() -> connector.identity(expired));
    if (descriptor.can(FIND_CONTACT_BY_PHONE)) {
      assertExpired(() -> connector.findContacts(expired, sandbox.knownNumber()));
    }
    if (descriptor.can(CREATE_ACTIVITY)) {
      assertExpired(() -> connector.createActivity(expired, drafts.draft(), List.of()));
    }

    assertThat(allStored()).containsExactlyInAnyOrderElementsOf(before);
  }

  @ContractRule("ERR-2")
  void a_throttled_create_did_nothing_and_says_when_to_come_back() {
    var draft = drafts.draft();
    if (isRefused(CREATE_ACTIVITY, () -> create(draft))) {
      return;
    }
    var before = allStored();
    var wait = sandbox.throttleNextCreate();

    assertThatExceptionOfType(ConnectorException.Unavailable.class)
        .isThrownBy(() -> create(draft))
        .satisfies(e -> assertWait(e.retryAfter(), wait));

    assertThat(allStored()).containsExactlyInAnyOrderElementsOf(before);
    create(draft);
  }

  @ContractRule("ERR-3")
  void a_create_whose_answer_is_lost_is_ambiguous_and_can_be_found() {
    var draft = drafts.draft();
    if (isRefused(CREATE_ACTIVITY, () -> create(draft))) {
      return;
    }
    var before = allStored();
    sandbox.loseNextAnswer();

    assertThatExceptionOfType(ConnectorException.Ambiguous.class).isThrownBy(() -> create(draft));

    var made = new ArrayList<>(allStored());
    made.removeAll(before);
    assertThat(made).hasSize(1);
    if (!isReferenceRefused()) {
      assertThat(findEventually(draft.reference())).containsExactly(made.getFirst().id());
    }
  }

  @ContractRule("TXT-1")
  void text_arrives_as_it_was_given() {
    var draft = drafts.draft(AWKWARD_SUBJECT, AWKWARD_TEXT);
    if (isRefused(CREATE_ACTIVITY, () -> create(draft))) {
      return;
    }

    var id = create(draft).id();

    assertThat(stored(id).subject()).isEqualTo(draft.subject());
    assertThat(stored(id).body()).isEqualTo(draft.body().text());
  }

  @ContractRule("TXT-1")
  void changed_text_arrives_as_it_was_given() {
    if (isUpdateRefused()) {
      return;
    }
    var id = create(drafts.draft()).id();

    update(id, AWKWARD_TEXT, new Precondition.None());

    assertThat(stored(id).body()).isEqualTo(drafts.body(AWKWARD_TEXT).text());
  }

  @ContractRule("CAP-1")
  void what_is_not_declared_is_refused() {
    var calls = new EnumMap<Capability, ThrowingCallable>(Capability.class);
    var contact = sandbox.knownContact();
    var id = new ActivityId("1");
    calls.put(FIND_CONTACT_BY_PHONE, () -> find(sandbox.knownNumber()));
    calls.put(
        FIND_CONTACT_BY_NAME,
        () -> connector.findContacts(session(), new NameQuery("Dana", Optional.empty())));
    calls.put(CREATE_CONTACT, () -> connector.createContact(session(), newContact()));
    calls.put(CONTACT_OPTIONS, () -> connector.optionsFor(session(), contact));
    calls.put(CREATE_ACTIVITY, () -> create(drafts.draft()));
    calls.put(READ_ACTIVITY, () -> connector.readActivity(session(), id));
    calls.put(UPDATE_ACTIVITY, () -> update(id, "x", new Precondition.None()));
    calls.put(DELETE_ACTIVITY, () -> connector.deleteActivity(session(), id));
    calls.put(ATTACH_FILE, () -> connector.attach(session(), id, file(new byte[0])));
    calls.put(LIST_USERS, () -> connector.users(session(), ""));
    calls.put(PROBE_PERMISSION, () -> connector.mayCreateActivities(session()));

    calls.forEach((capability, call) -> isRefused(capability, call));
    isReferenceRefused();
    if (descriptor.authentication() != AuthenticationKind.OAUTH2) {
      assertRefused("authorizationPage", () -> connector.authorizationPage(session(), request()));
      assertRefused("exchange", () -> connector.exchange(session(), answer()));
    }
  }

  @ContractRule("OWN-1")
  void an_activity_belongs_to_the_owner_it_names() {
    if (isRefused(CREATE_ACTIVITY, () -> create(drafts.draft()))
        || isRefused(ASSIGN_OWNER, () -> create(drafts.ownedBy(sandbox.anotherUser())))) {
      return;
    }
    var owner = sandbox.anotherUser();

    var created = create(drafts.ownedBy(owner));

    assertThat(stored(created.id()).owner()).isEqualTo(owner);
    assertThat(created.warnings()).isEmpty();
  }

  @ContractRule("OWN-1")
  void an_activity_without_an_owner_belongs_to_its_creator() {
    var draft = drafts.draft();
    if (isRefused(CREATE_ACTIVITY, () -> create(draft))) {
      return;
    }

    var created = create(draft);

    assertThat(stored(created.id()).owner()).isEqualTo(connector.identity(session()).user());
  }

  @ContractRule("PRM-1")
  void the_probe_tells_who_may_create_and_writes_nothing() {
    var before = allStored();
    if (isRefused(PROBE_PERMISSION, () -> connector.mayCreateActivities(session()))) {
      return;
    }

    var full = connector.mayCreateActivities(session());
    var restricted = connector.mayCreateActivities(sandbox.restrictedSession());

    assertThat(full).isInstanceOf(PermissionVerdict.Allowed.class);
    assertThat(restricted).isInstanceOf(PermissionVerdict.Denied.class);
    assertThat(Stream.of(full, restricted).map(PermissionVerdict::evidence))
        .noneMatch(String::isBlank);
    assertThat(allStored()).containsExactlyInAnyOrderElementsOf(before);
  }

  @ContractRule("PRM-1")
  void who_may_not_create_is_refused() {
    var draft = drafts.draft();
    if (isRefused(CREATE_ACTIVITY, () -> create(draft))) {
      return;
    }
    var before = allStored();

    assertThatExceptionOfType(ConnectorException.Forbidden.class)
        .isThrownBy(() -> connector.createActivity(sandbox.restrictedSession(), draft, List.of()))
        .satisfies(e -> assertThat(e.getMessage()).isNotBlank());

    assertThat(allStored()).containsExactlyInAnyOrderElementsOf(before);
  }

  /** Every byte there is, and what parts and lines end with. */
  private static byte[] awkwardBytes() {
    var bytes = new byte[1024];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    var end = "\r\n--\r\n--boundary--\r\n".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(end, 0, bytes, 500, end.length);
    return bytes;
  }

  /** Whether a capability is not declared; then the call that needs it has to be refused. */
  private boolean isRefused(Capability needed, ThrowingCallable call) {
    if (descriptor.can(needed)) {
      return false;
    }
    assertRefused(needed.name(), call);
    return true;
  }

  private boolean isReferenceRefused() {
    if (Stream.of(UNIQUE_REFERENCE, FIND_BY_REFERENCE, SCAN_FOR_REFERENCE)
        .anyMatch(descriptor::can)) {
      return false;
    }
    assertRefused("findByReference", () -> findNow(drafts.reference()));
    return true;
  }

  /** An update needs something to update: a rule about it does not apply without a create. */
  private boolean isUpdateRefused() {
    var id = new ActivityId("1");
    return isRefused(UPDATE_ACTIVITY, () -> update(id, "x", new Precondition.None()))
        || isRefused(CREATE_ACTIVITY, () -> create(drafts.draft()));
  }

  private static void assertRefused(String what, ThrowingCallable call) {
    assertThatExceptionOfType(UnsupportedOperationException.class).as(what).isThrownBy(call);
  }

  private static void assertExpired(ThrowingCallable call) {
    assertThatExceptionOfType(ConnectorException.GrantExpired.class).isThrownBy(call);
  }

  private static void assertWait(Optional<Duration> told, Optional<Duration> asked) {
    assertThat(told.isPresent()).as("the CRM's wait is passed on").isEqualTo(asked.isPresent());
    asked.ifPresent(wait -> assertThat(told.orElseThrow()).isCloseTo(wait, Duration.ofSeconds(2)));
  }

  private boolean isAttachRefused() {
    var id = new ActivityId("1");
    return isRefused(ATTACH_FILE, () -> connector.attach(session(), id, file(new byte[0])))
        || isRefused(CREATE_ACTIVITY, () -> create(drafts.draft()));
  }

  private void assertNeeds(Capability capability, Capability needed) {
    if (descriptor.can(capability)) {
      assertThat(descriptor.capabilities()).as(capability + " needs").contains(needed);
    }
  }

  private static void assertLegal(List<FieldSpec> fields) {
    assertThat(fields).extracting(FieldSpec::key).doesNotHaveDuplicates();
    assertThat(fields)
        .allSatisfy(f -> assertThat(f.key()).matches("[A-Za-z0-9_.-]+"))
        .allSatisfy(f -> assertThat(f.label()).isNotBlank())
        .filteredOn(f -> f.type() == FieldType.SECRET)
        .allSatisfy(f -> assertThat(f.defaultValue()).isEmpty());
  }

  private CrmSession session() {
    return sandbox.session();
  }

  private List<Contact> find(PhoneQuery query) {
    var page = connector.findContacts(session(), query);
    var found = new ArrayList<>(page.items());
    while (page.next().isPresent()) {
      page = connector.findContacts(session(), query.after(page.next().get()));
      found.addAll(page.items());
    }
    return found;
  }

  private WriteResult create(ActivityDraft draft) {
    return connector.createActivity(session(), draft, List.of());
  }

  private ActivityId createOrAdopt(ActivityDraft draft) {
    try {
      return create(draft).id();
    } catch (ConnectorException.AlreadyExists e) {
      return e.existing();
    }
  }

  private WriteResult update(ActivityId id, String text, Precondition precondition) {
    return connector.updateActivity(session(), id, drafts.bodyPatch(text), precondition);
  }

  private static Precondition version(Optional<String> version) {
    return new Precondition.Version(version.orElseThrow());
  }

  private List<ActivityId> findNow(ActivityReference reference) {
    return connector.findByReference(session(), reference, drafts.hint());
  }

  /** Looks again until the declared search lag has passed. */
  private List<ActivityId> findEventually(ActivityReference reference) {
    long limit = System.nanoTime() + Patience.scaled(descriptor.searchLag()).toNanos();
    var found = findNow(reference);
    while (found.isEmpty() && System.nanoTime() < limit) {
      LockSupport.parkNanos(BETWEEN_SEARCHES.toNanos());
      found = findNow(reference);
    }
    return found;
  }

  private StoredActivity stored(ActivityId id) {
    return allStored().stream()
        .filter(activity -> activity.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("The CRM has no activity " + id));
  }

  private List<StoredActivity> allStored() {
    return sandbox.activitiesOf(sandbox.knownContact());
  }

  private NewContact newContact() {
    return new NewContact(
        "Nora New", sandbox.unknownNumber().e164(), Optional.empty(), Optional.empty());
  }

  private static Attachment file(byte[] bytes) {
    return new Attachment(
        FILE_NAME,
        new CrmRequest.Content.Binary(
            "audio/mpeg", bytes.length, () -> new ByteArrayInputStream(bytes)));
  }

  private static AuthorizationRequest request() {
    return new AuthorizationRequest(URI.create("https://host.example.com/back"), "state", "x");
  }

  private static AuthorizationAnswer answer() {
    return new AuthorizationAnswer(
        Map.of("code", "x"), URI.create("https://host.example.com/back"), "verifier");
  }
}
