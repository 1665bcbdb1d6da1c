package io.callscribe.simulator.ringcentral;

import io.callscribe.simulator.http.JsonText;
import io.callscribe.simulator.http.LoopbackServer.Routes;
import io.callscribe.simulator.http.Reply;
import io.callscribe.simulator.http.Request;
import io.callscribe.simulator.ringcentral.RateLimits.Group;
import io.callscribe.simulator.ringcentral.Recording.Stage;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/** Insights of one recording or of a session, and the page that a link in them leads to. */
final class InsightsApi {
  private static final String BASE = "/ai/ringsense/v1/public/accounts/{account}/domains/pbx";
  private static final String SCOPE = "RingSense";
  private static final String PERMISSION = "ReadRingSenseInsights";
  private static final String PAGE = "/ringsense/calls/";

  private final Switches switches;
  private final Gateway gateway;
  private final CallLog log;
  private final Supplier<URI> server;

  InsightsApi(Switches switches, Gateway gateway, CallLog log, Supplier<URI> server) {
    this.switches = switches;
    this.gateway = gateway;
    this.log = log;
    this.server = server;
  }

  void route(Routes routes) {
    routes.get(
        BASE + "/records/{record}/insights",
        gateway.guarded(Group.LIGHT, SCOPE, PERMISSION, (who, in) -> ofRecord(in)));
    routes.get(
        BASE + "/sessions/{session}/insights",
        gateway.guarded(Group.LIGHT, SCOPE, PERMISSION, (who, in) -> ofSession(in)));
    routes.get(PAGE + "{record}", this::page);
  }

  /** What an event says now. */
  JsonObject body(Recording recording) {
    return body(recording, Set.copyOf(Insights.MEMBERS));
  }

  private JsonObject body(Recording recording, Set<String> wanted) {
    var members = new HashSet<>(wanted);
    members.removeAll(switches.insightsWithout());
    var link = server.get() + PAGE + recording.id();
    return Insights.of(recording, members, switches.insightsScore(), link);
  }

  private boolean isThere(Recording recording) {
    return switches.hasInsights() && recording.stage() != Stage.NOTHING;
  }

  private static Set<String> wanted(Request request) {
    var types = request.queries("insightTypes");
    if (!Insights.MEMBERS.containsAll(types)) {
      throw ApiError.invalid("insightTypes");
    }
    return Set.copyOf(types.isEmpty() ? Insights.MEMBERS : types);
  }

  private void checkProduct() {
    if (!switches.hasLicences()) {
      throw ApiError.of(404, "AGW-404", "Resource not found");
    }
  }

  private Reply ofRecord(Request request) {
    AccountApi.checkAccount(request);
    checkProduct();
    var recording =
        log.findRecording(request.part("record"))
            .filter(this::isThere)
            .orElseThrow(() -> ApiError.notFound("sourceRecordId"));
    return Reply.json(200, body(recording, wanted(request)));
  }

  private Reply ofSession(Request request) {
    AccountApi.checkAccount(request);
    checkProduct();
    var recordings =
        log.findBySession(request.part("session")).stream()
            .flatMap(call -> call.recordings().stream())
            .filter(this::isThere)
            .toList();
    if (recordings.isEmpty()) {
      throw ApiError.notFound("sourceSessionId");
    }
    var records = JsonText.array();
    recordings.forEach(recording -> records.add(body(recording, wanted(request))));
    return Reply.json(
        200,
        JsonText.object()
            .add("records", records)
            .add(
                "paging",
                JsonText.object()
                    .add("page", 1)
                    .add("perPage", 100)
                    .add("pageStart", 0)
                    .add("pageEnd", recordings.size() - 1)
                    .add("totalPages", 1)
                    .add("totalElements", recordings.size())
                    .add("sortableFields", JsonText.array().add("creationTime")))
            .build());
  }

  private Reply page(Request request) {
    var recording = log.findRecording(request.part("record")).filter(this::isThere);
    if (recording.isEmpty()) {
      return Reply.html(404, SignInPage.problem("There is nothing about this call", "404"));
    }
    return Reply.html(200, InsightsPage.of(body(recording.get())));
  }

  /** The HTML of {@link #page}. */
  private static final class InsightsPage {
    static String of(JsonObject body) {
      var html = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n");
      html.append("<meta charset=\"utf-8\">\n<link rel=\"icon\" href=\"data:,\">\n<title>");
      html.append(SignInPage.escaped(body.getString("title")));
      html.append(
          "</title>\n<style>:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}");
      html.append("body{max-width:42rem;margin:2rem auto;padding:0 1rem}</style>\n<h1>");
      html.append(SignInPage.escaped(body.getString("title"))).append("</h1>\n");
      body.getJsonObject("insights")
          .forEach(
              (member, values) -> {
                html.append("<h2>").append(SignInPage.escaped(member)).append("</h2>\n");
                if (values instanceof JsonArray array) {
                  array.forEach(value -> paragraph(html, value.asJsonObject()));
                }
              });
      return html.toString();
    }

    private static void paragraph(StringBuilder html, JsonObject value) {
      var text = value.getString("text", value.getString("value", ""));
      html.append("<p>").append(SignInPage.escaped(text)).append("</p>\n");
    }
  }
}
