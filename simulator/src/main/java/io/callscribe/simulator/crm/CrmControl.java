package io.callscribe.simulator.crm;

import io.callscribe.simulator.http.JsonText;
import io.callscribe.simulator.http.LoopbackServer.Routes;
import io.callscribe.simulator.http.Reply;
import io.callscribe.simulator.http.Request;

/** The simulator's own endpoints for other processes on this machine. */
final class CrmControl {
  private final Store store;
  private final Faults faults;
  private final CrmApi api;
  private final CrmJson json;

  CrmControl(Store store, Faults faults, CrmApi api, CrmJson json) {
    this.store = store;
    this.faults = faults;
    this.api = api;
    this.json = json;
  }

  void route(Routes routes) {
    routes.get("/simulator/crm/state", request -> state());
    routes.get("/simulator/crm/faults", request -> Reply.json(200, faults.toJson()));
    routes.post("/simulator/crm/faults", this::change);
    routes.get("/simulator/crm/writes", this::writes);
    routes.post("/simulator/crm/reset", request -> reset());
  }

  private Reply state() {
    var activities = JsonText.array();
    store.activities().forEach(activity -> activities.add(json.of(activity)));
    var contacts = JsonText.array();
    store.contacts().forEach(contact -> contacts.add(json.of(contact)));
    var requests = api.requests();
    return Reply.json(
        200,
        JsonText.object()
            .add("activities", activities)
            .add("contacts", contacts)
            .add(
                "requests",
                JsonText.object()
                    .add("creates", requests.creates())
                    .add("updates", requests.updates())
                    .add("deletes", requests.deletes())
                    .add("reads", requests.reads())
                    .add("searches", requests.searches()))
            .build());
  }

  private Reply writes(Request request) {
    var writes = api.writes(request.query("reference").orElse(""));
    return Reply.json(
        200,
        JsonText.object()
            .add("creates", writes.creates())
            .add("updates", writes.updates())
            .add("refused", writes.refused())
            .build());
  }

  private Reply change(Request request) {
    try {
      faults.change(request.json().orElseThrow(() -> new IllegalArgumentException("Not JSON")));
      return Reply.json(200, faults.toJson());
    } catch (IllegalArgumentException | ClassCastException e) {
      return CrmError.malformed(String.valueOf(e.getMessage())).toReply();
    }
  }

  private Reply reset() {
    store.reset();
    api.forgetWrites();
    faults.clear();
    return Reply.empty(204);
  }
}
