package io.callscribe.simulator.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callscribe.simulator.http.Api;
import io.callscribe.simulator.http.Api.Answer;
import io.callscribe.simulator.ringcentral.Customer;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrmApiTest {
  private final DemoCrm crm = DemoCrm.start(DemoCrmOptions.defaults());
  private final Api maya = as("key-maya");
  private final Api tom = as("key-tom");
  private final Api lena = as("key-lena");

  @AfterEach
  void close() {
    crm.close();
  }

  @Test
  void a_key_tells_who_calls_and_what_they_may_do() {
    var me = tom.get("/api/me").json();

    assertThat(me.getString("id")).isEqualTo("u-tom");
    assertThat(me.getString("email")).endsWith("example.com");
    assertThat(me.getString("timeZone")).isEqualTo("America/New_York");
    assertThat(me.getBoolean("active")).isTrue();
    assertThat(me.getJsonArray("rights")).hasSize(2);
    assertThat(maya.get("/api/me").json().getJsonArray("rights")).hasSize(4);
  }

  @Test
  void nothing_works_without_a_key() {
    var answer = Api.of(crm.uri()).get("/api/me");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.crmErrorCode()).isEqualTo("unauthorized");
    assertThat(as("key-nobody").get("/api/contacts").status()).isEqualTo(401);
  }

  @Test
  void users_come_in_pages_without_their_rights() {
    var first = maya.get("/api/users?limit=3").json();
    var second = maya.get("/api/users?limit=3&cursor=" + first.getString("next")).json();

    assertThat(first.getJsonArray("items")).hasSize(3);
    assertThat(first.getJsonArray("items").getJsonObject(0)).doesNotContainKey("rights");
    assertThat(second.getJsonArray("items")).hasSize(2);
    assertThat(second).doesNotContainKey("next");
    assertThat(maya.get("/api/users?cursor=nonsense").status()).isEqualTo(400);
  }

  @Test
  void every_customer_belongs_to_exactly_one_contact() {
    for (var customer : Customer.all()) {
      var found = items(maya.get("/api/contacts?phone=" + Api.encoded(customer.phoneNumber())));

      assertThat(found).hasSize(1);
      assertThat(found.getFirst().getString("name")).isEqualTo(customer.name());
    }
  }

  @Test
  void some_numbers_belong_to_several_contacts_and_some_to_nobody() {
    assertThat(contactsOf(Customer.sharing().get(0))).containsExactly("c-rosa", "c-quintero");
    assertThat(contactsOf(Customer.sharing().get(1))).containsExactly("c-amy", "c-ben", "c-walker");
    assertThat(Customer.strangers()).hasSize(3).allMatch(it -> contactsOf(it).isEmpty());
  }

  private List<String> contactsOf(Customer customer) {
    var found = ids("/api/contacts?phone=" + Api.encoded(customer.phoneNumber()));
    assertThat(crm.contactsWith(customer.phoneNumber()))
        .extracting(Contact::id)
        .containsExactlyElementsOf(found);
    return found;
  }

  @Test
  void a_contact_tells_when_it_was_made_and_when_its_latest_call_began() {
    var before = items(maya.get("/api/contacts?name=dana")).getFirst();
    tom.post("/api/activities", activity(""));
    var late = activity("").replace("15:00:00Z", "18:00:00Z");
    var id = tom.post("/api/activities", late).json().getString("id");

    var after = maya.get("/api/contacts/c-dana").json();
    tom.delete("/api/activities/" + id);
    var again = maya.get("/api/contacts/c-dana").json();

    assertThat(before.getString("createdAt")).isEqualTo("2025-09-01T14:00:00Z");
    assertThat(before).doesNotContainKey("lastActivityAt");
    assertThat(after.getString("lastActivityAt")).isEqualTo("2026-03-02T18:00:00Z");
    assertThat(again.getString("lastActivityAt")).isEqualTo("2026-03-02T15:00:00Z");
  }

  @Test
  void the_latest_call_moves_with_its_activity() {
    var id = tom.post("/api/activities", activity("")).json().getString("id");

    tom.patch("/api/activities/" + id, "{\"contactId\":\"c-elena\"}");

    assertThat(crm.contactsWith("+15557650111").getFirst().lastActivityAt()).isEmpty();
    assertThat(crm.contactsWith("+15557650133").getFirst().lastActivityAt()).isPresent();
  }

  @Test
  void phones_are_compared_by_their_last_ten_digits() {
    assertThat(ids("/api/contacts?phone=%2B15557650111")).containsExactly("c-dana");
    assertThat(ids("/api/contacts?phone=5557650111")).containsExactly("c-dana");
    assertThat(ids("/api/contacts?phone=(555)%20765-0122")).containsExactly("c-carlos");
    assertThat(ids("/api/contacts?phone=%2B15550000000")).isEmpty();
    assertThat(ids("/api/contacts?phone=")).isEmpty();
  }

  @Test
  void contacts_are_found_by_a_part_of_the_name() {
    assertThat(ids("/api/contacts?name=fischer")).containsExactly("c-elena");
  }

  @Test
  void only_who_may_creates_contacts() {
    var wish = "{\"name\":\"Nora Lind\",\"phoneNumbers\":[\"+1 555 765 9999\"]}";

    assertThat(tom.post("/api/contacts", wish).crmErrorCode()).isEqualTo("forbidden");
    var made = maya.post("/api/contacts", wish);
    assertThat(made.status()).isEqualTo(201);
    assertThat(ids("/api/contacts?phone=5557659999")).containsExactly(made.json().getString("id"));
    assertThat(maya.post("/api/contacts", "{}").status()).isEqualTo(422);
  }

  @Test
  void some_contacts_have_deals() {
    var deals = items(maya.get("/api/contacts/c-dana/options"));

    assertThat(deals).hasSize(2);
    assertThat(deals.getFirst().getString("key")).isEqualTo("deal");
    assertThat(items(maya.get("/api/contacts/c-elena/options"))).isEmpty();
    assertThat(maya.get("/api/contacts/c-none/options").crmErrorCode()).isEqualTo("not-found");
  }

  @Test
  void a_new_activity_belongs_to_its_creator_and_is_version_1() {
    var answer = tom.post("/api/activities", activity(""));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    var json = answer.json();
    assertThat(json.getString("ownerId")).isEqualTo("u-tom");
    assertThat(json.getString("createdById")).isEqualTo("u-tom");
    assertThat(json.getInt("version")).isEqualTo(1);
    assertThat(json.getString("startedAt")).isEqualTo("2026-03-02T15:00:00Z");
    assertThat(json.getJsonObject("fields").getString("deal")).isEqualTo("d-1");
    assertThat(json.getString("url")).startsWith(crm.uri().toString());
  }

  @Test
  void the_same_reference_twice_makes_two_activities() {
    tom.post("/api/activities", activity(""));
    tom.post("/api/activities", activity(""));

    var found = items(tom.get("/api/activities?reference=r-1"));

    assertThat(found).hasSize(2);
    assertThat(items(tom.get("/api/activities?reference=r-1&contactId=c-elena"))).isEmpty();
    assertThat(items(tom.get("/api/activities?contactId=c-dana&limit=1"))).hasSize(1);
  }

  @Test
  void rights_decide_who_creates_for_whom() {
    assertThat(lena.post("/api/activities", activity("")).status()).isEqualTo(403);
    assertThat(tom.post("/api/activities", activity("\"ownerId\":\"u-priya\",")).status())
        .isEqualTo(403);
    var made = maya.post("/api/activities", activity("\"ownerId\":\"u-priya\",")).json();
    assertThat(made.getString("ownerId")).isEqualTo("u-priya");
    assertThat(made.getString("createdById")).isEqualTo("u-maya");
  }

  @Test
  void impossible_activities_are_refused_with_their_field() {
    crm.faults().deactivate("u-omar");

    assertRefused(422, "contactId", activity("").replace("c-dana", "c-none"));
    assertRefused(422, "ownerId", activity("\"ownerId\":\"u-none\","));
    assertRefused(422, "ownerId", activity("\"ownerId\":\"u-omar\","));
    assertRefused(422, "body", activity("").replace("First line", "x".repeat(60_001)));
    assertRefused(400, "direction", activity("").replace("inbound", "sideways"));
    assertRefused(400, "startedAt", activity("").replace("2026-03-02T15:00:00Z", "today"));
    assertRefused(400, "durationSeconds", activity("").replace("120", "\"long\""));
    assertThat(maya.post("/api/activities", "no json").status()).isEqualTo(400);
    assertThat(crm.activities()).isEmpty();
  }

  private void assertRefused(int status, String field, String body) {
    var answer = maya.post("/api/activities", body);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.crmErrorCode()).isEqualTo("invalid");
    assertThat(answer.json().getJsonObject("error").getString("field")).isEqualTo(field);
  }

  @Test
  void a_change_touches_only_what_it_names_and_merges_fields() {
    var id = tom.post("/api/activities", activity("")).json().getString("id");

    var answer =
        tom.patch(
            "/api/activities/" + id,
            "{\"subject\":\"Changed\",\"recordingUrl\":\"http://x/\",\"fields\":{\"score\":\"8\"}}");

    assertThat(answer.header("ETag")).isEqualTo("\"2\"");
    var json = answer.json();
    assertThat(json.getString("subject")).isEqualTo("Changed");
    assertThat(json.getString("body")).isEqualTo("First line\nSecond $1 <b> line");
    assertThat(json.getString("recordingUrl")).isEqualTo("http://x/");
    assertThat(json.getJsonObject("fields").keySet()).containsExactlyInAnyOrder("deal", "score");
    assertThat(tom.get("/api/activities/" + id).json().getInt("version")).isEqualTo(2);
  }

  @Test
  void a_change_of_an_old_version_is_refused() {
    var id = tom.post("/api/activities", activity("")).json().getString("id");
    crm.edit(id, body -> body + "\nAdded by hand");

    var late = tom.with("If-Match", "\"1\"").patch("/api/activities/" + id, "{\"body\":\"x\"}");
    var timely =
        tom.with("If-Match", "\"2\"").patch("/api/activities/" + id, "{\"result\":\"ok\"}");

    assertThat(late.status()).isEqualTo(412);
    assertThat(late.crmErrorCode()).isEqualTo("version-mismatch");
    assertThat(timely.status()).isEqualTo(200);
    assertThat(timely.json().getString("body")).endsWith("Added by hand");
  }

  @Test
  void who_may_update_changes_the_activities_of_others() {
    var id = tom.post("/api/activities", activity("")).json().getString("id");

    assertThat(lena.patch("/api/activities/" + id, "{\"result\":\"ok\"}").status()).isEqualTo(200);
    assertThat(lena.patch("/api/activities/" + id, "{\"ownerId\":\"u-priya\"}").status())
        .isEqualTo(403);
    assertThat(maya.patch("/api/activities/" + id, "{\"ownerId\":\"u-priya\"}").status())
        .isEqualTo(200);
  }

  @Test
  void moving_an_activity_moves_it_in_the_index() {
    var id = tom.post("/api/activities", activity("")).json().getString("id");

    tom.patch("/api/activities/" + id, "{\"contactId\":\"c-elena\"}");

    assertThat(items(tom.get("/api/activities?contactId=c-dana"))).isEmpty();
    assertThat(items(tom.get("/api/activities?contactId=c-elena"))).hasSize(1);
  }

  @Test
  void a_deleted_activity_is_gone() {
    var id = tom.post("/api/activities", activity("")).json().getString("id");

    assertThat(tom.delete("/api/activities/" + id).status()).isEqualTo(204);
    assertThat(tom.delete("/api/activities/" + id).status()).isEqualTo(404);
    assertThat(tom.get("/api/activities/" + id).crmErrorCode()).isEqualTo("not-found");
    assertThat(items(tom.get("/api/activities?reference=r-1"))).isEmpty();
  }

  @Test
  void a_file_lies_beside_its_activity_and_leaves_its_version() {
    var id = tom.post("/api/activities", activity("")).json().getString("id");

    var answer = upload(tom, id, "Call %22x%22.mp3", "\r\n--b\r\nsound\0");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().getString("fileName")).isEqualTo("Call \"x\".mp3");
    assertThat(answer.json().getInt("activityVersion")).isEqualTo(1);
    var file = crm.attachments(id).getFirst();
    assertThat(file.mediaType()).isEqualTo("audio/mpeg");
    assertThat(crm.content(file)).asString().isEqualTo("\r\n--b\r\nsound\0");
    var read = Api.of(crm.uri()).get(answer.json().getString("url"));
    assertThat(read.text()).isEqualTo("\r\n--b\r\nsound\0");
    assertThat(read.header("Content-Type")).isEqualTo("audio/mpeg");
    assertThat(read.header("X-Content-Type-Options")).isEqualTo("nosniff");
    var shown = tom.get("/api/activities/" + id).json();
    assertThat(shown.getInt("version")).isEqualTo(1);
    assertThat(shown.getJsonArray("attachments")).hasSize(1);
  }

  @Test
  void a_file_needs_an_activity_a_right_and_a_name() {
    var id = maya.post("/api/activities", activity("")).json().getString("id");

    assertThat(upload(maya, "a-none", "x.mp3", "x").status()).isEqualTo(404);
    crm.faults().take("u-tom", "update-activity");
    assertThat(upload(tom, id, "x.mp3", "x").crmErrorCode()).isEqualTo("forbidden");
    var nameless = maya.post("/api/activities/" + id + "/attachments", "{}");
    assertThat(nameless.json().getJsonObject("error").getString("field")).isEqualTo("file");
    assertThat(Api.of(crm.uri()).get("/files/f-9").status()).isEqualTo(404);
    assertThat(crm.attachments(id)).isEmpty();
  }

  private static Answer upload(Api who, String activity, String fileName, String content) {
    return who.with("Content-Type", "multipart/form-data; boundary=bound-1")
        .post(
            "/api/activities/" + activity + "/attachments",
            "--bound-1\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + fileName
                + "\"\r\nContent-Type: audio/mpeg\r\n\r\n"
                + content
                + "\r\n--bound-1--\r\n");
  }

  @Test
  void files_go_with_their_activity() {
    var id = tom.post("/api/activities", activity("")).json().getString("id");
    upload(tom, id, "x.mp3", "x");
    var file = crm.attachments(id).getFirst();

    crm.remove(id);

    assertThat(Api.of(crm.uri()).get(file.url().toString()).status()).isEqualTo(404);
  }

  @Test
  void writes_are_counted_by_reference() {
    var id = tom.post("/api/activities", activity("")).json().getString("id");
    tom.patch("/api/activities/" + id, "{\"result\":\"ok\"}");
    tom.patch("/api/activities/" + id, "{\"result\":7}");
    crm.edit(id, body -> body + "by hand");
    crm.faults().failNextCreates(1, Faults.OnCreate.DROP_REPLY_AFTER_COMMIT);
    assertThatThrownBy(() -> tom.post("/api/activities", activity("")));
    crm.faults().failNextCreates(1, Faults.OnCreate.ANSWER_503);
    tom.post("/api/activities", activity(""));
    lena.post("/api/activities", activity(""));

    assertThat(crm.writes("r-1")).isEqualTo(new Writes(2, 1, 3));
    assertThat(crm.writes("r-2")).isEqualTo(new Writes(0, 0, 0));
    var shown = Api.of(crm.uri()).get("/simulator/crm/writes?reference=r-1").json();
    assertThat(shown.getInt("creates")).isEqualTo(2);
    assertThat(shown.getInt("refused")).isEqualTo(3);
  }

  @Test
  void requests_are_counted_by_kind() {
    tom.post("/api/activities", activity(""));
    tom.get("/api/activities?reference=r-1");
    tom.get("/api/me");

    assertThat(crm.requests()).isEqualTo(new Requests(1, 0, 0, 1, 1));
  }

  @Test
  void state_and_reset_need_no_key() {
    tom.post("/api/activities", activity(""));
    var control = Api.of(crm.uri());

    var state = control.get("/simulator/crm/state").json();
    assertThat(state.getJsonArray("activities")).hasSize(1);
    assertThat(state.getJsonArray("contacts")).hasSize(Customer.all().size() + 5);
    assertThat(control.post("/simulator/crm/reset", "").status()).isEqualTo(204);
    assertThat(crm.activities()).isEmpty();
  }

  private Api as(String key) {
    return Api.of(crm.uri()).bearer(key);
  }

  private List<String> ids(String path) {
    return items(maya.get(path)).stream().map(item -> item.getString("id")).toList();
  }

  private static List<JsonObject> items(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    return answer.json().getJsonArray("items").getValuesAs(JsonObject.class);
  }

  private static String activity(String more) {
    return """
    {%s"reference":"r-1","contactId":"c-dana","subject":"Call with Dana",
     "body":"First line\\nSecond $1 <b> line","direction":"inbound",
     "startedAt":"2026-03-02T15:00:00Z","durationSeconds":120,"result":"Answered",
     "fields":{"deal":"d-1"}}
    """
        .formatted(more);
  }
}
