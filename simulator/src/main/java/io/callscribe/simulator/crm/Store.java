package io.callscribe.simulator.crm;

import io.callscribe.simulator.ringcentral.Customer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
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

  private final Clock clock;
  private final SequencedMap<String, Contact> contacts = new LinkedHashMap<>();
  private final Map<String, List<String>> contactsByPhone = new HashMap<>();
  private final SequencedMap<String, Activity> activities = new LinkedHashMap<>();
  private final Map<String, List<String>> byReference = new HashMap<>();
  private final Map<String, List<String>> byContact = new HashMap<>();
  private final TreeMap<Long, String> changes = new TreeMap<>();
  private final Map<String, Long> revisions = new HashMap<>();
  private String generation = "";
  private long revision;
  private long lastContact;
  private long lastActivity;

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
    revision = 0;
    lastContact = 0;
    lastActivity = 0;
    generation = UUID.randomUUID().toString();
    int place = 0;
    for (var customer : Customer.all()) {
      var id = place < NAMED.size() ? NAMED.get(place) : "c-" + ++lastContact;
      boolean isCompany = customer.name().startsWith("Northgate");
      add(
          new Contact(
              id,
              customer.name(),
              isCompany ? "company" : "person",
              place % 4 == 1 ? Optional.of("Medina & Sons") : Optional.empty(),
              List.of(written(customer.phoneNumber(), place))));
      place++;
    }
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
    return List.copyOf(contacts.values());
  }

  synchronized Optional<Contact> findContact(String id) {
    return Optional.ofNullable(contacts.get(id));
  }

  synchronized List<Contact> contactsByPhone(String number) {
    var digits = digits(number);
    if (digits.length() < FEWEST_DIGITS) {
      return List.of();
    }
    return contactsByPhone.getOrDefault(digits, List.of()).stream()
        .distinct()
        .map(contacts::get)
        .toList();
  }

  synchronized List<Contact> contactsByName(String part) {
    var wanted = part.toLowerCase(Locale.ROOT);
    return contacts.values().stream()
        .filter(contact -> contact.name().toLowerCase(Locale.ROOT).contains(wanted))
        .toList();
  }

  synchronized Contact addContact(String name, String type, List<String> phoneNumbers) {
    var contact = new Contact("c-" + ++lastContact, name, type, Optional.empty(), phoneNumbers);
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
    touched(activity.id());
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
    touched(id);
    return true;
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
        List.copyOf(contacts.values()),
        counts,
        changed,
        isWhole ? List.of() : deleted);
  }
}
