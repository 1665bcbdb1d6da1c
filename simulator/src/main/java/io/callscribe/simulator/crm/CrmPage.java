package io.callscribe.simulator.crm;

import io.callscribe.simulator.http.JsonText;
import io.callscribe.simulator.http.LoopbackServer.Routes;
import io.callscribe.simulator.http.Reply;
import io.callscribe.simulator.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The page for people, who act with all rights, and what it reads and writes. */
final class CrmPage {
  private static final int SHOWN = 500;
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Store store;
  private final CrmApi api;
  private final CrmJson json;

  CrmPage(Store store, CrmApi api, CrmJson json) {
    this.store = store;
    this.api = api;
    this.json = json;
  }

  void route(Routes routes) {
    routes.get("/", request -> file("index.html", "text/html"));
    routes.get("/app.js", request -> file("app.js", "text/javascript"));
    routes.get("/style.css", request -> file("style.css", "text/css"));
    routes.get("/ui/news", this::news);
    routes.patch(
        "/ui/activities/{id}",
        request -> CrmApi.answer(() -> api.ok(200, api.changed(User.MAYA, request))));
  }

  private static Reply file(String name, String type) {
    try (var file = CrmPage.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("Missing in the jar: " + name);
      }
      return Reply.bytes(200, type + ";charset=utf-8", file.readAllBytes())
          .with("Cache-Control", "no-cache")
          .with("Content-Security-Policy", POLICY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Reply news(Request request) {
    long since;
    try {
      since = request.query("since").map(Long::parseLong).orElse(0L);
    } catch (NumberFormatException e) {
      return CrmError.malformed("Must be a number", "since").toReply();
    }
    var news = store.news(request.query("generation").orElse(""), since, SHOWN);
    var contacts = JsonText.array();
    for (var contact : news.contacts()) {
      contacts.add(json.of(contact).add("count", news.counts().getOrDefault(contact.id(), 0)));
    }
    var users = JsonText.array();
    User.ALL.forEach(user -> users.add(json.of(user)));
    var activities = JsonText.array();
    news.activities().forEach(activity -> activities.add(json.of(activity)));
    return Reply.json(
        200,
        JsonText.object()
            .add("generation", news.generation())
            .add("revision", news.revision())
            .add("whole", news.isWhole())
            .add("total", news.total())
            .add("contacts", contacts)
            .add("users", users)
            .add("activities", activities)
            .add("deleted", JsonText.array(news.deleted()))
            .build());
  }
}
