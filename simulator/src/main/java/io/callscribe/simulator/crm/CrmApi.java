package io.callscribe.simulator.crm;

import io.callscribe.simulator.http.JsonText;
import io.callscribe.simulator.http.LoopbackServer.Routes;
import io.callscribe.simulator.http.Reply;
import io.callscribe.simulator.http.Request;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The CRM's API for other programs. */
final class CrmApi {
  private static final Duration HANG = Duration.ofMinutes(1);
  private static final Set<String> TYPES = Set.of("person", "company");

  private final Store store;
  private final Faults faults;
  private final Drafts drafts;
  private final CrmJson json;
  private final LongAdder creates = new LongAdder();
  private final LongAdder updates = new LongAdder();
  private final LongAdder deletes = new LongAdder();
  private final LongAdder reads = new LongAdder();
  private final LongAdder searches = new LongAdder();

  CrmApi(Store store, Faults faults, Drafts drafts, CrmJson json) {
    this.store = store;
    this.faults = faults;
    this.drafts = drafts;
    this.json = json;
  }

  Requests requests() {
    return new Requests(creates.sum(), updates.sum(), deletes.sum(), reads.sum(), searches.sum());
  }

  void route(Routes routes) {
    routes.get("/api/me", guarded(reads, (user, in) -> Reply.json(200, json.withRights(user))));
    routes.get(
        "/api/users",
        guarded(reads, (user, in) -> Listing.of(User.ALL, in, it -> json.of(it).build())));
    routes.get("/api/contacts", guarded(searches, (user, in) -> contacts(in)));
    routes.post("/api/contacts", guarded(updates, this::createContact));
    routes.get("/api/contacts/{id}", guarded(reads, (user, in) -> contact(in)));
    routes.get("/api/contacts/{id}/options", guarded(reads, (user, in) -> options(in)));
    routes.get("/api/activities", guarded(searches, (user, in) -> activities(in)));
    routes.post("/api/activities", guarded(creates, this::create));
    routes.get("/api/activities/{id}", guarded(reads, (user, in) -> ok(200, theActivity(in))));
    routes.patch("/api/activities/{id}", guarded(updates, this::change));
    routes.delete("/api/activities/{id}", guarded(deletes, this::delete));
  }

  private Function<Request, Reply> guarded(
      LongAdder counter, BiFunction<User, Request, Reply> endpoint) {
    return request ->
        answer(
            () -> {
              counter.increment();
              pause(faults.latency());
              return endpoint.apply(theUser(request), request);
            });
  }

  /** Work that may be refused. */
  interface Work {
    Reply run();
  }

  static Reply answer(Work work) {
    try {
      return work.run();
    } catch (CrmError e) {
      return e.toReply();
    }
  }

  private static void pause(Duration time) {
    if (time.isPositive()) {
      try {
        Thread.sleep(time);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private User theUser(Request request) {
    var header = request.header("Authorization").orElse("");
    return User.ALL.stream()
        .filter(user -> header.equals("Bearer " + user.key()))
        .filter(user -> !faults.isRevoked(user.key()) && !faults.isInactive(user.id()))
        .findFirst()
        .orElseThrow(CrmError::unauthorized);
  }

  private Reply contacts(Request request) {
    var phone = request.query("phone");
    var name = request.query("name");
    List<Contact> found =
        phone
            .map(store::contactsByPhone)
            .or(() -> name.map(store::contactsByName))
            .orElseGet(store::contacts);
    return Listing.of(found, request, it -> json.of(it).build());
  }

  private Contact theContact(Request request) {
    var id = request.part("id");
    return store.findContact(id).orElseThrow(() -> CrmError.notFound("contact", id));
  }

  private Reply contact(Request request) {
    return Reply.json(200, json.of(theContact(request)).build());
  }

  private Reply createContact(User user, Request request) {
    if (!user.may(User.CREATE_CONTACT)) {
      throw CrmError.forbidden(User.CREATE_CONTACT);
    }
    var wish = theJson(request);
    var name =
        JsonText.text(wish, "name")
            .filter(text -> !text.isBlank())
            .orElseThrow(() -> CrmError.invalid("name", "A contact needs a name"));
    var type = JsonText.text(wish, "type").orElse("person");
    if (!TYPES.contains(type)) {
      throw CrmError.invalid("type", "Must be person or company");
    }
    var contact = store.addContact(name, type, JsonText.texts(wish, "phoneNumbers"));
    return Reply.json(201, json.of(contact).build());
  }

  private Reply options(Request request) {
    var items = JsonText.array();
    for (var deal : Deal.of(theContact(request))) {
      items.add(
          JsonText.object().add("key", "deal").add("id", deal.id()).add("label", deal.label()));
    }
    return Reply.json(200, JsonText.object().add("items", items).build());
  }

  private Reply activities(Request request) {
    var reference = request.query("reference");
    var contact = request.query("contactId");
    List<Activity> found =
        reference
            .map(text -> store.activitiesByReference(text, faults.searchLag()))
            .or(() -> contact.map(store::activitiesOf))
            .orElseGet(store::activities);
    if (reference.isPresent() && contact.isPresent()) {
      found = found.stream().filter(it -> it.contactId().equals(contact.get())).toList();
    }
    return Listing.of(found, request, json::of);
  }

  private Activity theActivity(Request request) {
    var id = request.part("id");
    return store.findActivity(id).orElseThrow(() -> CrmError.notFound("activity", id));
  }

  private Reply create(User user, Request request) {
    var fault = faults.nextCreate();
    if (fault.isEmpty()) {
      return ok(201, stored(user, request));
    }
    switch (fault.get()) {
      case DROP_REPLY_AFTER_COMMIT -> {
        stored(user, request);
        return Reply.hangUp();
      }
      case ANSWER_500_AFTER_COMMIT -> {
        stored(user, request);
        throw CrmError.broken();
      }
      case ANSWER_500 -> throw CrmError.broken();
      case ANSWER_503 -> throw CrmError.unavailable();
      case ANSWER_429 -> {
        return CrmError.rateLimited()
            .toReply()
            .with("Retry-After", String.valueOf(faults.retryAfter().toSeconds()));
      }
      case HANG -> {
        pause(HANG);
        return Reply.hangUp();
      }
    }
    throw new IllegalStateException("Unknown fault " + fault.get());
  }

  private Activity stored(User user, Request request) {
    if (!user.may(User.CREATE)) {
      throw CrmError.forbidden(User.CREATE);
    }
    var draft = drafts.created(theJson(request), user);
    var activity = Drafts.withId(draft, store.nextActivityId());
    store.addActivity(activity);
    return activity;
  }

  private Reply change(User user, Request request) {
    return ok(200, changed(user, request));
  }

  /** The page changes activities in the same way. */
  Activity changed(User user, Request request) {
    var id = request.part("id");
    var wish = theJson(request);
    var expected = request.header("If-Match").filter(tag -> !tag.equals("*"));
    return store
        .change(
            id,
            old -> {
              if (!user.may(User.UPDATE) && !old.createdById().equals(user.id())) {
                throw CrmError.forbidden(User.UPDATE);
              }
              if (expected.isPresent() && !expected.equals(Optional.of(tag(old)))) {
                throw CrmError.versionMismatch(old.version());
              }
              return drafts.changed(old, wish, user);
            })
        .orElseThrow(() -> CrmError.notFound("activity", id));
  }

  private Reply delete(User user, Request request) {
    var activity = theActivity(request);
    if (!user.may(User.UPDATE) && !activity.createdById().equals(user.id())) {
      throw CrmError.forbidden(User.UPDATE);
    }
    if (!store.delete(activity.id())) {
      throw CrmError.notFound("activity", activity.id());
    }
    return Reply.empty(204);
  }

  private static JsonObject theJson(Request request) {
    return request.json().orElseThrow(() -> CrmError.malformed("The body must be JSON"));
  }

  Reply ok(int status, Activity activity) {
    return Reply.json(status, json.of(activity)).with("ETag", tag(activity));
  }

  private static String tag(Activity activity) {
    return "\"" + activity.version() + "\"";
  }
}
