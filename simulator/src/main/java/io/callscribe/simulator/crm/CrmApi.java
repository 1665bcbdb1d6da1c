package io.callscribe.simulator.crm;

import io.callscribe.simulator.http.JsonText;
import io.callscribe.simulator.http.LoopbackServer.Routes;
import io.callscribe.simulator.http.Multipart;
import io.callscribe.simulator.http.Reply;
import io.callscribe.simulator.http.Request;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The CRM's API for other programs. */
final class CrmApi {
  private static final Duration HANG = Duration.ofMinutes(1);
  private static final Set<String> TYPES = Set.of("person", "company");

  private final Store store;
  private final Faults faults;
  private final Drafts drafts;
  private final CrmJson json;
  private final Supplier<URI> server;
  private final LongAdder creates = new LongAdder();
  private final LongAdder updates = new LongAdder();
  private final LongAdder deletes = new LongAdder();
  private final LongAdder reads = new LongAdder();
  private final LongAdder searches = new LongAdder();
  private final Map<String, Writes> writes = new ConcurrentHashMap<>();

  CrmApi(Store store, Faults faults, Drafts drafts, CrmJson json, Supplier<URI> server) {
    this.store = store;
    this.faults = faults;
    this.drafts = drafts;
    this.json = json;
    this.server = server;
  }

  Requests requests() {
    return new Requests(creates.sum(), updates.sum(), deletes.sum(), reads.sum(), searches.sum());
  }

  Writes writes(String reference) {
    return writes.getOrDefault(reference, Writes.NONE);
  }

  void forgetWrites() {
    writes.clear();
  }

  private void count(Optional<String> reference, UnaryOperator<Writes> change) {
    reference.ifPresent(
        text -> writes.compute(text, (any, old) -> change.apply(old == null ? Writes.NONE : old)));
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
    routes.get("/api/activities/{id}", guarded(reads, (user, in) -> read(in)));
    routes.patch("/api/activities/{id}", guarded(updates, this::change));
    routes.delete("/api/activities/{id}", guarded(deletes, this::delete));
    routes.post("/api/activities/{id}/attachments", guarded(updates, this::attach));
    routes.get("/files/{id}", this::file);
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
    if (!faults.may(user, User.CREATE_CONTACT)) {
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

  private Reply read(Request request) {
    if (faults.failsNextRead()) {
      throw CrmError.broken();
    }
    return ok(200, theActivity(request));
  }

  private Reply create(User user, Request request) {
    var fault = faults.nextCreate();
    if (fault.isEmpty()) {
      return ok(201, stored(user, request));
    }
    switch (fault.get()) {
      case DROP_REPLY_AFTER_COMMIT, ANSWER_500_AFTER_COMMIT -> {}
      default -> count(reference(request), Writes::refusedOnce);
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

  private static Optional<String> reference(Request request) {
    return request.json().flatMap(wish -> JsonText.text(wish, "reference"));
  }

  private Activity stored(User user, Request request) {
    try {
      if (!faults.may(user, User.CREATE)) {
        throw CrmError.forbidden(User.CREATE);
      }
      var draft = drafts.created(theJson(request), user);
      var activity = Drafts.withId(draft, store.nextActivityId());
      store.addActivity(activity);
      count(activity.reference(), Writes::created);
      return activity;
    } catch (CrmError e) {
      count(reference(request), Writes::refusedOnce);
      throw e;
    }
  }

  private Reply change(User user, Request request) {
    var reference = store.findActivity(request.part("id")).flatMap(Activity::reference);
    try {
      if (faults.mayUpdateNothing(user)) {
        throw CrmError.updatesDenied(user.name());
      }
      if (faults.refusal().isPresent()) {
        throw CrmError.malformed(faults.refusal().get());
      }
      if (request.header("If-Match").isPresent() && faults.overtakesNextUpdate()) {
        overtake(request.part("id"));
      }
      var activity = changed(user, request);
      count(reference, Writes::updated);
      return ok(200, activity);
    } catch (CrmError e) {
      count(reference, Writes::refusedOnce);
      throw e;
    }
  }

  private void overtake(String id) {
    store.change(
        id,
        old -> {
          var body = old.body() + "\nSomebody else was faster (version " + old.version() + ")";
          return drafts.changed(old, JsonText.object().add("body", body).build(), User.MAYA);
        });
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
              checkMayChange(user, old);
              if (expected.isPresent() && !expected.equals(Optional.of(tag(old)))) {
                throw CrmError.versionMismatch(old.version());
              }
              return drafts.changed(old, wish, user);
            })
        .orElseThrow(() -> CrmError.notFound("activity", id));
  }

  private void checkMayChange(User user, Activity activity) {
    if (!faults.may(user, User.UPDATE) && !activity.createdById().equals(user.id())) {
      throw CrmError.forbidden(User.UPDATE);
    }
  }

  /** Leaves the version of the activity as it is: the file lies beside it. */
  private Reply attach(User user, Request request) {
    var activity = theActivity(request);
    checkMayChange(user, activity);
    var part =
        Multipart.parse(request.header("Content-Type").orElse(""), request.bytes()).stream()
            .filter(it -> it.name().equals("file") && it.fileName().isPresent())
            .findFirst()
            .orElseThrow(() -> CrmError.malformed("Missing", "file"));
    var file =
        store.attach(
            activity.id(),
            part.fileName().orElseThrow(),
            part.mediaType(),
            part.content(),
            server.get());
    return Reply.json(201, json.of(file).add("activityVersion", activity.version()).build());
  }

  /** For people, who need no key; what somebody uploaded never runs as a page. */
  private Reply file(Request request) {
    var id = request.part("id");
    return answer(
        () -> {
          var found = store.findFile(id).orElseThrow(() -> CrmError.notFound("file", id));
          return Reply.bytes(200, found.file().mediaType(), found.content())
              .with("X-Content-Type-Options", "nosniff")
              .with("Content-Security-Policy", "sandbox");
        });
  }

  private Reply delete(User user, Request request) {
    var activity = theActivity(request);
    checkMayChange(user, activity);
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
