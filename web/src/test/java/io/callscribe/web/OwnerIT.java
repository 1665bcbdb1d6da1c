package io.callscribe.web;

import static io.callscribe.web.SimulatedCompany.LENA;
import static io.callscribe.web.SimulatedCompany.PRIYA;
import static io.callscribe.web.SimulatedCompany.QUEUE;
import static io.callscribe.web.SimulatedCompany.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.simulator.crm.Activity;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who owns a record, and what an admin says of the CRM's users. */
@Timeout(120)
class OwnerIT {
  private static final String MAPPINGS = "/api/v1/admin/user-mappings";

  private static SimulatedCompany company;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    company = SimulatedCompany.start(folder);
    company.connect(LENA, "key-lena", false);
  }

  @AfterAll
  static void stop() {
    company.close();
  }

  private static WebHost.Answer map(String extension, String user) {
    return company.host.putAsAdmin(
        MAPPINGS + "/" + extension, "{\"crmUserId\":%s}".formatted(user));
  }

  private static int unmap(String extension) {
    var request = company.host.asAdmin(MAPPINGS + "/" + extension);
    return company.host.send(request.method("DELETE", BodyPublishers.noBody())).status();
  }

  private static JsonObject person(String extension) {
    return company.list(MAPPINGS).stream()
        .map(JsonValue::asJsonObject)
        .filter(p -> p.getString("extensionId").equals(extension))
        .findFirst()
        .orElseThrow();
  }

  private static List<Activity> recordsOf(JsonObject call) {
    var record = company.simulator.crm().activity(call.getJsonObject("activity").getString("id"));
    return company.simulator.crm().activities().stream()
        .filter(a -> a.reference().equals(record.orElseThrow().reference()))
        .toList();
  }

  private static String rule(JsonObject call) {
    return call.getJsonObject("owner").getString("rule");
  }

  private static String evidence(JsonObject call) {
    return call.getJsonObject("owner").getString("evidence");
  }

  @Test
  @Tag("SSL-22")
  @Tag("SSL-24")
  void from_the_authorisation_on_an_agent_owns_their_calls() throws Exception {
    company.log("agent");
    company.host.send(
        company
            .host
            .asAdmin("/api/v1/admin/crm-connections/" + TOM)
            .method("DELETE", BodyPublishers.noBody()));
    var before = company.loggedCallOf("102");

    company.connect(TOM, "key-tom", false);
    var after = company.loggedCallOf("102");

    assertThat(rule(before)).isEqualTo("admin-fallback");
    assertThat(evidence(before)).contains("the agent has not authorised the CRM");
    assertThat(recordsOf(before))
        .singleElement()
        .satisfies(a -> assertThat(a.ownerId()).isEqualTo("u-maya"));
    assertThat(rule(after)).isEqualTo("agent-authorised");
    assertThat(recordsOf(after))
        .singleElement()
        .satisfies(a -> assertThat(a.ownerId()).isEqualTo("u-tom"))
        .satisfies(a -> assertThat(a.createdById()).isEqualTo("u-tom"));
  }

  @Test
  @Tag("SSL-23")
  @Tag("SSL-24")
  void the_record_of_an_agent_who_may_not_create_is_the_admins_and_says_why() throws Exception {
    company.log("agent");

    var call = company.loggedCallOf("104");

    assertThat(rule(call)).isEqualTo("admin-fallback");
    assertThat(evidence(call))
        .contains(
            "the agent has authorised the CRM; the agent may not create activities: Lena Ortiz"
                + " lacks the right create-activity");
    assertThat(recordsOf(call))
        .singleElement()
        .satisfies(a -> assertThat(a.ownerId()).isEqualTo("u-maya"));
  }

  @Test
  @Tag("SSL-25")
  @Tag("D-7")
  void with_the_owner_setting_admin_even_an_authorised_agent_owns_nothing() throws Exception {
    company.connect(TOM, "key-tom", false);
    company.log("admin");

    var call = company.loggedCallOf("102");

    assertThat(company.host.getAsAdmin("/api/v1/admin/server-logging").json().getString("owner"))
        .isEqualTo("admin");
    assertThat(rule(call)).isEqualTo("admin-policy");
    assertThat(recordsOf(call))
        .singleElement()
        .satisfies(a -> assertThat(a.ownerId()).isEqualTo("u-maya"))
        .satisfies(a -> assertThat(a.createdById()).isEqualTo("u-maya"));
  }

  @Test
  void an_agent_is_mapped_to_a_user_to_nobody_and_back() throws Exception {
    company.log("agent");

    var mapped = map(PRIYA, "\"u-priya\"");
    var byUser = company.loggedCallOf("103");
    var nobody = map(PRIYA, "null");
    var byAdmin = company.loggedCallOf("103");
    var listed = person(PRIYA);
    var removed = unmap(PRIYA);

    assertThat(mapped.json().getString("kind")).isEqualTo("manual");
    assertThat(mapped.json().getString("crmUserName")).isEqualTo("Priya Nand");
    assertThat(rule(byUser)).isEqualTo("agent-mapped");
    assertThat(recordsOf(byUser))
        .singleElement()
        .satisfies(a -> assertThat(a.ownerId()).isEqualTo("u-priya"))
        .satisfies(a -> assertThat(a.createdById()).isEqualTo("u-maya"));
    assertThat(nobody.json().getString("kind")).isEqualTo("none");
    assertThat(rule(byAdmin)).isEqualTo("admin-fallback");
    assertThat(evidence(byAdmin)).endsWith("the agent is mapped to nobody");
    assertThat(listed.getString("kind")).isEqualTo("none");
    assertThat(listed).doesNotContainKeys("crmUserId", "proposal");
    assertThat(removed).isEqualTo(204);
    assertThat(person(PRIYA).getString("kind")).isEqualTo("unmapped");
  }

  @Test
  @Tag("D-5")
  void people_are_listed_with_the_user_they_might_be_and_menus_are_not() {
    unmap(PRIYA);

    var people = company.list(MAPPINGS);

    assertThat(people.stream().map(p -> p.asJsonObject().getString("name")))
        .containsExactly("Maya Holloway", "Tom Reyes", "Priya Nand", "Lena Ortiz", "Omar Haddad");
    assertThat(person(PRIYA).getJsonObject("proposal").toString())
        .isEqualTo(
            "{\"basis\":\"email\",\"crmUserId\":\"u-priya\",\"crmUserName\":\"Priya Nand\"}");
  }

  @Test
  void the_users_of_the_crm_are_listed() {
    var users = company.list("/api/v1/admin/crm-users");

    assertThat(users).hasSize(5);
    assertThat(users.getFirst().toString())
        .contains("\"id\":\"u-maya\"", "\"email\":\"maya@larkspur.example.com\"", "\"active\":true")
        .doesNotContain("key-maya");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "801234007 | {'crmUserId':'u-gone'} | 400 | crmUserId is 'u-gone', and the CRM has no"
            + " active user with that id",
        "801234007 | {'crmUserId':''} | 400 | crmUserId is missing",
        "801234007 | {'user':'u-tom'} | 400 | crmUserId is missing",
        "7 | {'crmUserId':null} | 404 | There is no extension with the id 7",
        QUEUE
            + " | {'crmUserId':null} | 400 | The extension 801234020 is Support Queue, and only a"
            + " person can stand for a CRM user"
      })
  void a_mapping_that_is_wrong_is_named(String extension, String body, int status, String detail) {
    var answer = company.host.putAsAdmin(MAPPINGS + "/" + extension, body.replace('\'', '"'));

    assertThat(answer.detail()).isEqualTo(detail);
    assertThat(answer.status()).isEqualTo(status);
  }
}
