package io.callscribe.plugins.democrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.callscribe.api.ActivityDraft;
import io.callscribe.api.ActivityId;
import io.callscribe.api.ActivityPatch;
import io.callscribe.api.ActivityReference;
import io.callscribe.api.Attachment;
import io.callscribe.api.Body;
import io.callscribe.api.BodyFormat;
import io.callscribe.api.ConnectorException;
import io.callscribe.api.Contact;
import io.callscribe.api.ContactId;
import io.callscribe.api.CrmRequest;
import io.callscribe.api.CrmUserId;
import io.callscribe.api.DeleteOutcome;
import io.callscribe.api.FieldOption;
import io.callscribe.api.NameQuery;
import io.callscribe.api.NewContact;
import io.callscribe.api.PermissionVerdict;
import io.callscribe.api.PhoneQuery;
import io.callscribe.api.Precondition;
import io.callscribe.api.ReferenceHint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoCrmConnectorTest {
  private static final Instant START = DemoCrmDrafts.START;
  private static final ActivityId ID = new ActivityId("a-1");
  private static final PhoneQuery NUMBER =
      new PhoneQuery("+15557650111", "5557650111", "US", Optional.empty());
  private static final Precondition NONE = new Precondition.None();
  private static final ActivityPatch NOTHING =
      new ActivityPatch(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Map.of(),
          Optional.empty());

  private final DemoCrmConnector connector = new DemoCrmConnector();
  private final CannedCrm crm = new CannedCrm();

  @Test
  void a_draft_is_sent_whole() {
    crm.answering(201, "{\"id\":\"a-1\",\"version\":1,\"url\":\"https://crm.example.com/a-1\"}");

    var made = connector.createActivity(crm, draft(), List.of());

    assertThat(made.id()).isEqualTo(ID);
    assertThat(made.version()).contains("1");
    assertThat(made.url()).contains(URI.create("https://crm.example.com/a-1"));
    assertThat(crm.request()).hasToString("POST https://crm.example.com/api/activities");
    assertThat(crm.request().headers()).containsEntry("Authorization", "Bearer key-maya");
    assertThat(crm.sent())
        .isEqualTo(
            "{\"reference\":\"cs-1\",\"contactId\":\"c-dana\",\"subject\":\"Call\","
                + "\"body\":\"Notes\",\"direction\":\"outbound\",\"ownerId\":\"u-tom\","
                + "\"startedAt\":\"2026-05-04T10:15:30Z\",\"durationSeconds\":137,"
                + "\"result\":\"Accepted\",\"recordingUrl\":\"https://media.example.com/1\","
                + "\"fields\":{\"campaign\":\"Spring\"}}");
  }

  @Test
  void a_patch_sends_only_what_it_names() {
    var patch =
        new ActivityPatch(
            Optional.empty(),
            Optional.of(new Body(BodyFormat.PLAIN, "Notes")),
            Optional.empty(),
            List.of(),
            Map.of(),
            Optional.empty());
    crm.answering(200, "{\"id\":\"a-1\",\"version\":4}");

    var result = connector.updateActivity(crm, ID, patch, new Precondition.Version("3"));

    assertThat(crm.sent()).isEqualTo("{\"body\":\"Notes\"}");
    assertThat(crm.request().headers()).containsEntry("If-Match", "\"3\"");
    assertThat(result.version()).contains("4");
  }

  @Test
  void a_precondition_it_cannot_keep_is_refused() {
    var since = new Precondition.UnchangedSince(START);

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> connector.updateActivity(crm, ID, NOTHING, since));
    assertThat(crm.requests()).isEmpty();
  }

  @Test
  void a_search_by_number_takes_three_pages_and_says_that_there_are_more() {
    for (int page = 1; page <= 3; page++) {
      crm.answering(
          200, "{\"items\":[{\"id\":\"c-" + page + "\"}],\"next\":\"p " + (page + 1) + "\"}");
    }

    var found = connector.findContacts(crm, NUMBER);

    assertThat(found.items())
        .extracting(Contact::id)
        .extracting(ContactId::value)
        .containsExactly("c-1", "c-2", "c-3");
    assertThat(found.truncated()).isTrue();
    assertThat(found.next()).contains("p 4");
    assertThat(crm.requests())
        .extracting(request -> request.uri().getRawQuery())
        .containsExactly(
            "phone=%2B15557650111",
            "phone=%2B15557650111&cursor=p%202", "phone=%2B15557650111&cursor=p%203");
  }

  @Test
  void a_name_is_searched_page_by_page() {
    crm.answering(200, "{\"items\":[],\"next\":\"p2\"}");

    var found = connector.findContacts(crm, new NameQuery("O'Hara & co", Optional.of("p1")));

    assertThat(found.next()).contains("p2");
    assertThat(found.truncated()).isFalse();
    assertThat(crm.request().uri().getRawQuery()).isEqualTo("name=O%27Hara%20%26%20co&cursor=p1");
  }

  @Test
  void a_contact_is_made_with_its_number() {
    crm.answering(201, "{\"id\":\"c-9\",\"name\":\"Nora\",\"phoneNumbers\":[\"555.765.0999\"]}");
    var nora = new NewContact("Nora", "+15557650999", Optional.of("company"), Optional.empty());

    var made = connector.createContact(crm, nora);

    assertThat(made.phoneNumbers()).containsExactly("555.765.0999");
    assertThat(crm.sent())
        .isEqualTo("{\"name\":\"Nora\",\"type\":\"company\",\"phoneNumbers\":[\"+15557650999\"]}");
  }

  @Test
  void what_a_contact_lacks_is_absent() {
    crm.answering(200, "{\"items\":[{\"id\":\"c-1\",\"createdAt\":\"long ago\"}]}");

    var found = connector.findContacts(crm, NUMBER).items().getFirst();

    assertThat(found.name()).isEqualTo("c-1");
    assertThat(found.createdAt()).isEmpty();
    assertThat(found.lastActivityAt()).isEmpty();
  }

  @Test
  void a_file_is_sent_as_a_form_of_known_length() throws IOException {
    crm.answering(
        201,
        "{\"activityId\":\"a-1\",\"activityVersion\":3,\"url\":\"https://crm.example.com/f\"}");

    var attached = connector.attach(crm, ID, file("sound"));

    assertThat(attached.id()).isEqualTo(ID);
    assertThat(attached.version()).contains("3");
    assertThat(attached.url()).contains(URI.create("https://crm.example.com/f"));
    assertThat(crm.request())
        .hasToString("POST https://crm.example.com/api/activities/a-1/attachments");
    var content = (CrmRequest.Content.Binary) crm.request().content().orElseThrow();
    var boundary = content.mediaType().replace("multipart/form-data; boundary=", "");
    try (var stream = content.bytes().get()) {
      var sent = stream.readAllBytes();
      assertThat(sent).hasSize((int) content.length());
      assertThat(new String(sent, StandardCharsets.UTF_8))
          .isEqualTo(
              "--%1$s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a%%22b.mp3\"\r\nContent-Type: audio/mpeg\r\n\r\nsound\r\n--%1$s--\r\n"
                  .formatted(boundary));
    }
  }

  @Test
  void a_file_whose_address_is_not_told_may_be_there_all_the_same() {
    crm.answering(201, "{\"activityId\":\"a-1\"}").answering(500, "");

    assertThat(failure(() -> connector.attach(crm, ID, file("x"))))
        .isInstanceOf(ConnectorException.Ambiguous.class);
    assertThat(failure(() -> connector.attach(crm, ID, file("x"))))
        .isInstanceOf(ConnectorException.Ambiguous.class);
  }

  private static Attachment file(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Attachment(
        "a\"b.mp3",
        new CrmRequest.Content.Binary(
            "audio/mpeg", bytes.length, () -> new ByteArrayInputStream(bytes)));
  }

  @Test
  void options_are_grouped_by_their_field() {
    crm.answering(
        200,
        "{\"items\":[{\"key\":\"deal\",\"id\":\"d-1\",\"label\":\"Renewal\"},"
            + "{\"key\":\"deal\",\"id\":\"d-2\"}]}");

    var options = connector.optionsFor(crm, new ContactId("c-dana"));

    assertThat(options.byField())
        .containsExactly(
            Map.entry(
                "deal", List.of(new FieldOption("d-1", "Renewal"), new FieldOption("d-2", "d-2"))));
  }

  @Test
  void a_record_with_another_reference_is_not_found() {
    crm.answering(
        200,
        "{\"items\":[{\"id\":\"a-1\",\"reference\":\"cs-1\"},{\"id\":\"a-2\",\"reference\":\"x\"}]}");

    var found = connector.findByReference(crm, new ActivityReference("cs-1"), hint());

    assertThat(found).containsExactly(ID);
  }

  @Test
  void what_an_activity_lacks_is_absent() {
    crm.answering(200, "{\"id\":\"a-1\",\"version\":\"x\",\"updatedAt\":\"soon\",\"body\":null}");

    var read = connector.readActivity(crm, ID);

    assertThat(read.version()).isEmpty();
    assertThat(read.updatedAt()).isEmpty();
    assertThat(read.contact()).isEmpty();
    assertThat(read.owner()).isEmpty();
    assertThat(read.subject()).isEmpty();
    assertThat(read.body()).isEqualTo(new Body(BodyFormat.PLAIN, ""));
  }

  @Test
  void what_a_person_lacks_is_absent() {
    crm.answering(200, "{\"id\":\"u-1\",\"timeZone\":\"Eastern\",\"email\":7}");

    var identity = connector.identity(crm);

    assertThat(identity.name()).isEqualTo("u-1");
    assertThat(identity.email()).isEmpty();
    assertThat(identity.zone()).isEmpty();
    assertThat(identity.tenant()).isEqualTo("Demo CRM at crm.example.com");
  }

  @Test
  void rights_that_are_not_told_are_unknown() {
    crm.answering(200, "{\"id\":\"u-1\",\"name\":\"Tom\"}")
        .answering(200, "{\"id\":\"u-1\",\"rights\":[\"update-activity\",1]}")
        .answering(200, "{\"id\":\"u-1\",\"rights\":[\"create-activity\"]}");

    assertThat(connector.mayCreateActivities(crm)).isInstanceOf(PermissionVerdict.Unknown.class);
    assertThat(connector.mayCreateActivities(crm)).isInstanceOf(PermissionVerdict.Denied.class);
    assertThat(connector.mayCreateActivities(crm)).isInstanceOf(PermissionVerdict.Allowed.class);
  }

  @Test
  void users_come_in_pages() {
    crm.answering(200, "{\"items\":[{\"id\":\"u-1\",\"active\":false}],\"next\":\"2\"}");

    var users = connector.users(crm, "");

    assertThat(users.items()).singleElement().satisfies(u -> assertThat(u.active()).isFalse());
    assertThat(users.next()).contains("2");
    assertThat(crm.request().uri().getRawQuery()).doesNotContain("cursor");
  }

  @Test
  void the_page_of_an_activity_is_the_one_the_crm_tells() {
    crm.answering(200, "{\"id\":\"a-1\",\"url\":\"https://crm.example.com/a-1\"}")
        .answering(200, "{\"id\":\"a-1\",\"url\":\"not an address\"}")
        .answering(404, "");

    assertThat(connector.pageOf(crm, ID)).contains(URI.create("https://crm.example.com/a-1"));
    assertThat(connector.pageOf(crm, ID)).isEmpty();
    assertThat(connector.pageOf(crm, ID)).isEmpty();
  }

  @Test
  void a_record_already_gone_is_no_failure() {
    crm.answering(204, "").answering(404, "");

    assertThat(connector.deleteActivity(crm, ID)).isEqualTo(DeleteOutcome.DELETED);
    assertThat(connector.deleteActivity(crm, ID)).isEqualTo(DeleteOutcome.ALREADY_GONE);
  }

  @ParameterizedTest
  @CsvSource({
    "400, Rejected, Rejected",
    "401, GrantExpired, GrantExpired",
    "403, Forbidden, Forbidden",
    "404, NotFound, NotFound",
    "412, Changed, Changed",
    "422, Rejected, Rejected",
    "429, Unavailable, Unavailable",
    "503, Unavailable, Unavailable",
    "302, Unavailable, Ambiguous",
    "500, Unavailable, Ambiguous",
    "502, Unavailable, Ambiguous",
    "504, Unavailable, Ambiguous",
  })
  @Tag("D-8")
  void a_status_says_what_the_host_does_next(int status, String ofRead, String ofCreate) {
    crm.answering(status, error("Sorry")).answering(status, error("Sorry"));

    var read = failure(() -> connector.readActivity(crm, ID));
    var create = failure(() -> connector.createActivity(crm, draft(), List.of()));

    assertThat(read.getClass().getSimpleName()).isEqualTo(ofRead);
    assertThat(create.getClass().getSimpleName()).isEqualTo(ofCreate);
    assertThat(read).hasMessage("Sorry");
    assertThat(create).hasMessage("Sorry");
  }

  @Test
  void a_refused_field_is_named() {
    crm.answering(
        422, "{\"error\":{\"code\":\"invalid\",\"message\":\"Unknown\",\"field\":\"ownerId\"}}");

    assertThatExceptionOfType(ConnectorException.Rejected.class)
        .isThrownBy(() -> connector.createActivity(crm, draft(), List.of()))
        .satisfies(e -> assertThat(e.fields()).containsOnly(Map.entry("ownerId", "Unknown")));
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "0, 0", "soon,", "-1,", "99999999999999999999,"})
  @Tag("D-10")
  void the_wait_the_crm_asks_for_is_passed_on(String header, Integer seconds) {
    crm.answering(429, Map.of("retry-after", List.of(header)), "");

    assertThatExceptionOfType(ConnectorException.Unavailable.class)
        .isThrownBy(() -> connector.identity(crm))
        .satisfies(
            e ->
                assertThat(e.retryAfter())
                    .isEqualTo(
                        Optional.ofNullable(seconds).map(given -> Duration.ofSeconds(given))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "OK", "[]", "null", "{", "{}", "{\"id\":7}", "{\"id\":\" \"}", "<html>"})
  void an_answer_that_cannot_be_read_leaves_a_create_open(String answer) {
    for (int i = 0; i < 4; i++) {
      crm.answering(200, answer);
    }
    var nora = new NewContact("Nora", "+15557650999", Optional.empty(), Optional.empty());

    assertThat(failure(() -> connector.createActivity(crm, draft(), List.of())))
        .isInstanceOf(ConnectorException.Ambiguous.class);
    assertThat(failure(() -> connector.createContact(crm, nora)))
        .isInstanceOf(ConnectorException.Ambiguous.class);
    assertThat(failure(() -> connector.readActivity(crm, ID)))
        .isInstanceOf(ConnectorException.Unavailable.class);
    assertThat(failure(() -> connector.updateActivity(crm, ID, NOTHING, NONE)))
        .isInstanceOf(ConnectorException.Unavailable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"items\":{}}", "{\"items\":[1]}", "{\"items\":[{}]}"})
  void a_list_that_cannot_be_read_is_not_an_empty_list(String answer) {
    crm.answering(200, answer).answering(200, answer);

    assertThat(failure(() -> connector.findContacts(crm, NUMBER)))
        .isInstanceOf(ConnectorException.Unavailable.class);
    assertThat(failure(() -> connector.findByReference(crm, new ActivityReference("cs-1"), hint())))
        .isInstanceOf(ConnectorException.Unavailable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"error\":\"no\"}", "{\"error\":{}}"})
  void an_error_without_words_has_a_sentence_all_the_same(String answer) {
    crm.answering(403, answer);

    assertThat(failure(() -> connector.identity(crm)))
        .isInstanceOf(ConnectorException.Forbidden.class)
        .hasMessage("The demo CRM answered with the status 403");
  }

  @Test
  void without_a_key_nothing_is_sent() {
    crm.withoutKey();

    assertThat(failure(() -> connector.identity(crm)))
        .isInstanceOf(ConnectorException.GrantExpired.class);
    assertThat(crm.requests()).isEmpty();
  }

  private static ConnectorException failure(ThrowingCallable call) {
    return catchThrowableOfType(ConnectorException.class, call);
  }

  private static String error(String message) {
    return "{\"error\":{\"code\":\"x\",\"message\":\"" + message + "\"}}";
  }

  private static ReferenceHint hint() {
    return new ReferenceHint(new ContactId("c-dana"), Optional.empty(), START, START);
  }

  private static ActivityDraft draft() {
    return DemoCrmDrafts.draft("cs-1", Optional.of(new CrmUserId("u-tom")));
  }
}
