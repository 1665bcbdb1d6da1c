package io.callscribe.simulator.crm;

import io.callscribe.simulator.http.JsonText;
import io.callscribe.simulator.http.LoopbackServer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A running demo CRM, on this machine only. Safe for use by several threads. */
public final class DemoCrm implements AutoCloseable {
  private final Store store;
  private final Faults faults;
  private final Drafts drafts;
  private final CrmApi api;
  private final LoopbackServer server;
  private final URI uri;

  private DemoCrm(DemoCrmOptions options) {
    store = new Store(options.clock());
    faults = new Faults(options.seed());
    drafts = new Drafts(store, faults, options.clock());
    var json = new CrmJson(this::uri, store, faults);
    api = new CrmApi(store, faults, drafts, json, this::uri);
    server =
        LoopbackServer.start(
            options.port(),
            routes -> {
              api.route(routes);
              new CrmPage(store, api, json).route(routes);
              new CrmControl(store, faults, api, json).route(routes);
            });
    uri = server.uri();
  }

  /**
   * Starts the server.
   *
   * @throws LoopbackServer.PortInUse if another process listens on the port
   */
  public static DemoCrm start(DemoCrmOptions options) {
    return new DemoCrm(options);
  }

  /** Where the page is, and below it the API. */
  public URI uri() {
    return uri;
  }

  /** In the order of creation. */
  public List<Activity> activities() {
    return store.activities();
  }

  public Optional<Activity> activity(String id) {
    return store.findActivity(id);
  }

  public List<Contact> contacts() {
    return store.contacts();
  }

  /** Those who have the number, whatever its form. */
  public List<Contact> contactsWith(String phoneNumber) {
    return store.contactsByPhone(phoneNumber);
  }

  /** Adds a person, as somebody in the CRM would. */
  public Contact addContact(String name, String... phoneNumbers) {
    return store.addContact(name, "person", List.of(phoneNumbers));
  }

  /** The files beside an activity, in the order of attaching. */
  public List<Attachment> attachments(String activityId) {
    return store.filesOf(activityId);
  }

  /**
   * The bytes of a file.
   *
   * @throws IllegalArgumentException if there is no such file
   */
  public byte[] content(Attachment file) {
    return store
        .findFile(file.id())
        .orElseThrow(() -> new IllegalArgumentException("There is no file " + file.id()))
        .content()
        .clone();
  }

  public Faults faults() {
    return faults;
  }

  /**
   * Changes the body of an activity, as a person would who opens it.
   *
   * @throws IllegalArgumentException if there is no such activity
   */
  public Activity edit(String activityId, UnaryOperator<String> body) {
    return store
        .change(
            activityId,
            old -> {
              var wish = JsonText.object().add("body", body.apply(old.body())).build();
              return drafts.changed(old, wish, User.MAYA);
            })
        .orElseThrow(() -> new IllegalArgumentException("There is no activity " + activityId));
  }

  /**
   * Removes an activity, as a person would.
   *
   * @return whether there was such an activity
   */
  public boolean remove(String activityId) {
    return store.delete(activityId);
  }

  /** How often API requests made or changed activities with the reference. */
  public Writes writes(String reference) {
    return api.writes(reference);
  }

  public Requests requests() {
    return api.requests();
  }

  @Override
  public void close() {
    server.close();
  }
}
