package io.callscribe.web;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.ValueSource;

/** Contacts of the CRM, and what people chose among them. */
@Timeout(120)
class ContactsIT {
  private static final String ACCOUNT = "801234004";
  private static final String CHOICES = "/api/v1/admin/contact-choices";

  private static SimulatedCompany company;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    company = SimulatedCompany.start(folder);
  }

  @AfterAll
  static void stop() {
    company.close();
  }

  private static JsonObject find(String query) {
    var answer = company.host.getAsAdmin("/api/v1/contacts?" + query);
    assertThat(answer.status()).isEqualTo(200);
    return answer.json();
  }

  private static List<String> names(JsonObject contacts) {
    return contacts.getJsonArray("items").stream()
        .map(JsonValue::asJsonObject)
        .map(c -> c.getString("name"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%2B15557650111", "+15557650111", "(555)%20765-0111", "15557650111%20x12"})
  void a_contact_is_found_by_its_number_however_that_is_written(String number) {
    var found = find("phoneNumber=" + number);

    assertThat(names(found)).containsExactly("Dana Whitlock");
    assertThat(found.getBoolean("truncated")).isFalse();
    var dana = found.getJsonArray("items").getJsonObject(0);
    assertThat(dana.getString("id")).isEqualTo("c-dana");
    assertThat(dana.getString("type")).isEqualTo("person");
    assertThat(dana.getJsonArray("phoneNumbers")).hasSize(1);
    assertThat(dana.getString("url")).startsWith("http");
  }

  @Test
  void contacts_are_found_by_a_part_of_their_name() {
    assertThat(names(find("name=med"))).containsExactly("Carlos Medina");
    assertThat(names(find("name=nobody%20of%20that%20name"))).isEmpty();
  }

  @Test
  @Tag("D-12")
  void an_answer_is_some_minutes_old_unless_a_fresh_one_is_wanted() {
    assertThat(names(find("phoneNumber=%2B15557650122"))).containsExactly("Carlos Medina");
    company.addContact("Carla Medina", "+1 555 765 0122");

    assertThat(names(find("phoneNumber=%2B15557650122&refresh=false"))).hasSize(1);
    assertThat(names(find("phoneNumber=%2B15557650122&refresh=true")))
        .containsExactly("Carlos Medina", "Carla Medina");
    assertThat(names(find("phoneNumber=%2B15557650122"))).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | Send either phoneNumber or name",
        "phoneNumber=%2B15557650111&name=x | Send either phoneNumber or name",
        "phoneNumber=102 | phoneNumber is '102', expected a number such as +15105551234",
        "name=%20 | name is missing"
      })
  void a_question_that_is_wrong_is_named(String query, String detail) {
    var answer = company.host.getAsAdmin("/api/v1/contacts?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("urn:problem:invalid-field");
    assertThat(answer.detail()).isEqualTo(detail);
  }

  private static void chosen(String number, String contact) {
    company.host.execute(
        "insert into contact_choice (account_id, connector_id, number_key, contact_id,"
            + " contact_name, chosen_by, chosen_at) values ('%s', 'democrm', '%s', 'c-1', '%s',"
                .formatted(ACCOUNT, number, contact)
            + " 'Maya Holloway', timestamp('2026-07-14 09:00:00'))");
  }

  private static int forget(String number) {
    var request = company.host.asAdmin(CHOICES + "/" + number);
    return company.host.send(request.method("DELETE", BodyPublishers.noBody())).status();
  }

  @Test
  void choices_are_listed_by_number_and_forgotten() {
    chosen("+15557650133", "Elena Fischer");
    chosen("+15557650144", "Aisha Karim");
    chosen("ext:102", "Tom Reyes");

    var first = company.host.getAsAdmin(CHOICES + "?limit=2").json();
    var rest = company.host.getAsAdmin(CHOICES + "?limit=2&cursor=%2B15557650144").json();

    assertThat(first.getJsonArray("items").getJsonObject(0).toString())
        .isEqualTo(
            "{\"chosenAt\":\"2026-07-14T09:00:00Z\",\"chosenBy\":\"Maya Holloway\","
                + "\"contactId\":\"c-1\",\"contactName\":\"Elena Fischer\","
                + "\"number\":\"+15557650133\"}");
    assertThat(first.getString("next")).isEqualTo("+15557650144");
    assertThat(rest.getJsonArray("items")).hasSize(1);
    assertThat(rest).doesNotContainKey("next");

    assertThat(forget("%2B15557650133")).isEqualTo(204);
    assertThat(forget("%2B15557650133")).isEqualTo(204);
    assertThat(forget("ext:102")).isEqualTo(204);
    assertThat(company.host.getAsAdmin(CHOICES).json().getJsonArray("items")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"102", "anna", "ext:anna"})
  void a_number_that_is_none_is_named(String number) {
    assertThat(forget(number)).isEqualTo(400);
  }
}
