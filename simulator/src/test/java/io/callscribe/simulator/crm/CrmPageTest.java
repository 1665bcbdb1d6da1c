package io.callscribe.simulator.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.simulator.http.Api;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrmPageTest {
  private final DemoCrm crm = DemoCrm.start(DemoCrmOptions.defaults());
  private final Api browser = Api.of(crm.uri());

  @AfterEach
  void close() {
    crm.close();
  }

  @Test
  void the_page_and_its_parts_come_from_this_server_alone() {
    var page = browser.get("/");

    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(page.text()).contains("/app.js", "/style.css").doesNotContain("https://");
    assertThat(browser.get("/app.js").header("Content-Type")).startsWith("text/javascript");
    assertThat(browser.get("/app.js").text()).doesNotContain("innerHTML");
    assertThat(browser.get("/style.css").header("Content-Type")).startsWith("text/css");
  }

  @Test
  void news_are_whole_first_and_then_only_what_changed() {
    var first = create();
    var second = create();
    var whole = browser.get("/ui/news").json();

    crm.edit(first, body -> "changed");
    var news = newsAfter(whole);
    var nothing = newsAfter(news);

    assertThat(whole.getBoolean("whole")).isTrue();
    assertThat(whole.getJsonArray("activities")).hasSize(2);
    assertThat(whole.getJsonArray("activities").getJsonObject(0).getString("id")).isEqualTo(second);
    assertThat(news.getBoolean("whole")).isFalse();
    assertThat(news.getJsonArray("activities")).hasSize(1);
    assertThat(news.getJsonArray("activities").getJsonObject(0).getString("body"))
        .isEqualTo("changed");
    assertThat(nothing.getJsonArray("activities")).isEmpty();
    assertThat(nothing.getJsonNumber("revision")).isEqualTo(news.getJsonNumber("revision"));
  }

  @Test
  void news_tell_of_deletions_and_of_a_new_beginning() {
    var id = create();
    var whole = browser.get("/ui/news").json();

    browser.bearer("key-tom").delete("/api/activities/" + id);
    var deleted = newsAfter(whole);
    browser.post("/simulator/crm/reset", "");
    var fresh = newsAfter(deleted);

    assertThat(deleted.getJsonArray("deleted").getString(0)).isEqualTo(id);
    assertThat(fresh.getBoolean("whole")).isTrue();
    assertThat(fresh.getJsonArray("activities")).isEmpty();
  }

  @Test
  void contacts_are_counted() {
    create();

    var contacts = browser.get("/ui/news").json().getJsonArray("contacts");

    assertThat(contacts.getJsonObject(0).getString("id")).isEqualTo("c-dana");
    assertThat(contacts.getJsonObject(0).getInt("count")).isEqualTo(1);
    assertThat(contacts.getJsonObject(1).getInt("count")).isZero();
  }

  @Test
  void a_person_saves_without_a_key_but_not_over_the_change_of_somebody_else() {
    var id = create();

    var saved =
        browser.with("If-Match", "\"1\"").patch("/ui/activities/" + id, "{\"body\":\"by hand\"}");
    var late =
        browser.with("If-Match", "\"1\"").patch("/ui/activities/" + id, "{\"body\":\"too late\"}");

    assertThat(saved.status()).isEqualTo(200);
    assertThat(late.status()).isEqualTo(412);
    assertThat(crm.activity(id).orElseThrow().body()).isEqualTo("by hand");
  }

  private JsonObject newsAfter(JsonObject known) {
    return browser
        .get(
            "/ui/news?generation="
                + known.getString("generation")
                + "&since="
                + known.getJsonNumber("revision"))
        .json();
  }

  private String create() {
    return browser
        .bearer("key-tom")
        .post(
            "/api/activities",
            "{\"contactId\":\"c-dana\",\"subject\":\"Call\",\"direction\":\"inbound\"}")
        .json()
        .getString("id");
  }
}
