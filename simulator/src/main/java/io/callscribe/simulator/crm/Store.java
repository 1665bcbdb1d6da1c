package io.callscribe.simulator.crm;

import io.callscribe.simulator.ringcentral.Customer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Contacts and activities with their indexes; one lock for all. */
final class Store {
  private static final int COMPARED_DIGITS = 10;
  private static final int FEWEST_DIGITS = 7;

  /** The first three have names of their own, the others are numbered. */
  private static final List<String> NAMED = List.of("c-dana", "c-carlos", "c-elena");

  private static final Instant FIRST_CREATED = Instant.parse("2025-09-01T14:00:00Z");
  private static final Duration BETWEEN_CREATES = Duration.ofDays(7);

  private final Clock clock;
  private final SequencedMap<String, Contact> contacts = new LinkedHashMap<>();
  private final Map<String, List<String>> contactsByPhone = new HashMap<>();
  private final SequencedMap<String, Activity> activities = new LinkedHashMap<>();
  private final Map<String, List<String>> byReference = new HashMap<>();
  private final Map<String, List<String>> byContact = new HashMap<>();
  private final TreeMap<Long, String> changes = new TreeMap<>();
  private final Map<String, Long> revisions = new HashMap<>();
  private final Map<String, Instant> latest = new HashMap<>();
  private final Map<String, Attached> files = new HashMap<>();
  private final Map<String, List<Attachment>> filesByActivity = new HashMap<>();
  private String generation = "";
  private long revision;
  private long lastContact;
  private long lastActivity;
  private long lastFile;

  /** A file with its bytes. */
  record Attached(Attachment file, byte[] content) {}

  /** What has happened since a reader last looked. */
  record News(
      String generation,
      long revision,
      boolean isWhole,
      int total,
      List<Contact> contacts,
      Map<String, Integer> counts,
      List<Activity> activities,
      List<String> deleted) {}

  Store(Clock clock) {
    this.clock = clock;
    reset();
  }

  synchronized void reset() {
    contacts.clear();
    contactsByPhone.clear();
    activities.clear();
    byReference.clear();
    byContact.clear();
    changes.clear();
    revisions.clear();
    latest.clear();
    files.clear();
    filesByActivity.clear();
    revision = 0;
    lastContact = 0;
    lastActivity = 0;
    lastFile = 0;
    generation = UUID.randomUUID().toString();
    int place = 0;
    for (var customer : Customer.all()) {
      var id = place < NAMED.size() ? NAMED.get(place) : "c-" + ++lastContact;
      boolean isCompany = customer.name().startsWith("Northgate");
      var company = place % 4 == 1 ? Optional.of("Medina & Sons") : Optional.<String>empty();
      addFirst(id, customer.name(), isCompany, company, customer.phoneNumber());
      place++;
    }
    var rosa = Customer.sharing().get(0);
    var quintero = Optional.of("Quintero Landscaping");
    addFirst("c-rosa", rosa.name(), false, quintero, rosa.phoneNumber());
    addFirst("c-quintero", quintero.get(), true, Optional.empty(), rosa.phoneNumber());
    var walkers = Customer.sharing().get(1).phoneNumber();
    addFirst("c-amy", "Amy Walker", false, Optional.empty(), walkers);
    addFirst("c-ben", "Ben Walker", false, Optional.empty(), walkers);
    addFirst("c-walker", "Walker Plumbing", true, Optional.empty(), walkers);
  }

  /** A contact that is there from the beginning, one week younger than the one before. */
  private void addFirst(
      String id, String name, boolean isCompany, Optional<String> company, String number) {
    int place = contacts.size();
    add(
        new Contact(
            id,
            name,
            isCompany ? "company" : "person",
            company,
            List.of(written(number, place)),
            FIRST_CREATED.plus(BETWEEN_CREATES.multipliedBy(place)),
            Optional.empty()));
  }

  /** A number in one of the forms in which people type numbers. */
  private static String written(String number, int place) {
    var area = number.substring(2, 5);
    var exchange = number.substring(5, 8);
    var line = number.substring(8);
    return switch (place % 4) {
      case 0 -> "(%s) %s-%s".formatted(area, exchange, line);
      case 1 -> "+1 %s %s %s".formatted(area, exchange, line);
      case 2 -> "%s.%s.%s".formatted(area, exchange, line);
      default -> number;
    };
  }

  private void add(Contact contact) {
    contacts.put(contact.id(), contact);
    for (var number : contact.phoneNumbers()) {
      contactsByPhone.computeIfAbsent(digits(number), any -> new ArrayList<>()).add(contact.id());
    }
    revision++;
  }

  /** The last digits, which are what is compared. */
  private static String digits(String number) {
    var digits = number.replaceAll("\\D", "");
    return digits.substring(Math.max(0, digits.length() - COMPARED_DIGITS));
  }

  synchronized List<Contact> contacts() {
    return contacts.values().stream().map(this::now).toList();
  }

  synchronized Optional<Contact> findContact(String id) {
    return Optional.ofNullable(contacts.get(id)).map(this::now);
  }

  /** The contact with what its activities tell. */
  private Contact now(Contact contact) {
    return contact.lastActiveAt(Optional.ofNullable(latest.get(contact.id())));
  }

  synchronized List<Contact> contactsByPhone(String number) {
    var digits = digits(number);
    if (digits.length() < FEWEST_DIGITS) {
      return List.of();
    }
    return contactsByPhone.getOrDefault(digits, List.of()).stream()
        .distinct()
        .map(contacts::get)
        .map(this::now)
        .toList();
  }

  synchronized List<Contact> contactsByName(String part) {
    var wanted = part.toLowerCase(Locale.ROOT);
    return contacts.values().stream()
        .filter(contact -> contact.name().toLowerCase(Locale.ROOT).contains(wanted))
        .map(this::now)
        .toList();
  }

  synchronized Contact addContact(String name, String type, List<String> phoneNumbers) {
    var contact =
        new Contact(
            "c-" + ++lastContact,
            name,
            type,
            Optional.empty(),
            phoneNumbers,
            clock.instant(),
            Optional.empty());
    add(contact);
    return contact;
  }

  synchronized String nextActivityId() {
    return "a-" + ++lastActivity;
  }

  synchronized void addActivity(Activity activity) {
    activities.put(activity.id(), activity);
    activity
        .reference()
        .ifPresent(
            reference ->
                byReference
                    .computeIfAbsent(reference, any -> new ArrayList<>(1))
                    .add(activity.id()));
    byContact.computeIfAbsent(activity.contactId(), any -> new ArrayList<>()).add(activity.id());
    latest.merge(activity.contactId(), activity.startedAt(), Store::later);
    touched(activity.id());
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  /** Looks through all activities of a contact that lost, or may have lost, its latest one. */
  private void findLatest(String contactId) {
    activitiesOf(contactId).stream()
        .map(Activity::startedAt)
        .max(Comparator.naturalOrder())
        .ifPresentOrElse(time -> latest.put(contactId, time), () -> latest.remove(contactId));
  }

  private void touched(String activityId) {
    var old = revisions.put(activityId, ++revision);
    if (old != null) {
      changes.remove(old);
    }
    changes.put(revision, activityId);
  }

  synchronized List<Activity> activities() {
    return List.copyOf(activities.values());
  }

  synchronized Optional<Activity> findActivity(String id) {
    return Optional.ofNullable(activities.get(id));
  }

  /** Activities with the reference, except those that are too young to be found. */
  synchronized List<Activity> activitiesByReference(String reference, Duration lag) {
    var newest = clock.instant().minus(lag);
    return byReference.getOrDefault(reference, List.of()).stream()
        .map(activities::get)
        .filter(activity -> lag.isZero() || !activity.createdAt().isAfter(newest))
        .toList();
  }

  synchronized List<Activity> activitiesOf(String contactId) {
    return byContact.getOrDefault(contactId, List.of()).stream().map(activities::get).toList();
  }

  /**
   * Changes an activity; the change sees the newest version and nobody else changes it meanwhile.
   *
   * @return empty if there is no such activity
   */
  synchronized Optional<Activity> change(String id, UnaryOperator<Activity> change) {
    var old = activities.get(id);
    if (old == null) {
      return Optional.empty();
    }
    var next = change.apply(old);
    activities.put(id, next);
    if (!old.contactId().equals(next.contactId())) {
      byContact.getOrDefault(old.contactId(), new ArrayList<>()).remove(id);
      byContact.computeIfAbsent(next.contactId(), any -> new ArrayList<>()).add(id);
    }
    if (!old.contactId().equals(next.contactId()) || !old.startedAt().equals(next.startedAt())) {
      findLatest(old.contactId());
      findLatest(next.contactId());
    }
    touched(id);
    return Optional.of(next);
  }

  synchronized boolean delete(String id) {
    var old = activities.remove(id);
    if (old == null) {
      return false;
    }
    old.reference().map(byReference::get).ifPresent(ids -> ids.remove(id));
    byContact.getOrDefault(old.contactId(), new ArrayList<>()).remove(id);
    findLatest(old.contactId());
    filesOf(id).forEach(file -> files.remove(file.id()));
    filesByActivity.remove(id);
    touched(id);
    return true;
  }

  /**
   * Puts a file beside an activity.
   *
   * @param server where the file can be read from then on
   */
  synchronized Attachment attach(
      String activityId, String fileName, String mediaType, byte[] content, URI server) {
    var id = "f-" + ++lastFile;
    var url = URI.create(server + "/files/" + id);
    var file = new Attachment(id, activityId, fileName, mediaType, content.length, url);
    files.put(id, new Attached(file, content));
    filesByActivity.computeIfAbsent(activityId, any -> new ArrayList<>(1)).add(file);
    touched(activityId);
    return file;
  }

  synchronized Optional<Attached> findFile(String id) {
    return Optional.ofNullable(files.get(id));
  }

  synchronized List<Attachment> filesOf(String activityId) {
    return List.copyOf(filesByActivity.getOrDefault(activityId, List.of()));
  }

  /**
   * What a page has to show.
   *
   * @param limit the most activities to name; the newest changes win
   */
  synchronized News news(String knownGeneration, long since, int limit) {
    boolean isWhole = !generation.equals(knownGeneration);
    var changed = new ArrayList<Activity>();
    var deleted = new ArrayList<String>();
    var later = isWhole ? changes : changes.tailMap(since, false);
    for (var id : later.descendingMap().values()) {
      var activity = activities.get(id);
      if (activity == null) {
        deleted.add(id);
      } else if (changed.size() < limit) {
        changed.add(activity);
      }
    }
    var counts = new HashMap<String, Integer>();
    byContact.forEach((contact, ids) -> counts.put(contact, ids.size()));
    return new News(
        generation,
        revision,
        isWhole,
        activities.size(),
        contacts(),
        counts,
        changed,
        isWhole ? List.of() : deleted);
  }
}
