package io.callscribe.ringcentral;

import io.callscribe.account.ExtensionId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The company and its extensions, kept for an hour. An extension nobody knows is looked for anew,
 * at most once a minute.
 */
@ApplicationScoped
public class Directory {
  private static final Duration KEEP = Duration.ofHours(1);
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final ReentrantLock loading = new ReentrantLock();
  private final Map<ExtensionId, Licence> licences = new ConcurrentHashMap<>();
  private final RingCentral ringCentral;
  private final Clock clock;
  private volatile @Nullable Content content;

  private record Content(
      Company company, ExtensionId admin, Map<ExtensionId, Extension> extensions, Instant readAt) {}

  private record Licence(boolean held, Instant readAt) {}

  @Inject
  Directory(RingCentral ringCentral, Clock clock) {
    this.ringCentral = ringCentral;
    this.clock = clock;
  }

  public Company company() {
    return current(KEEP).company();
  }

  /** Who set the server up: the owner of the credential. */
  public ExtensionId admin() {
    return current(KEEP).admin();
  }

  public List<Extension> extensions() {
    return List.copyOf(current(KEEP).extensions().values());
  }

  public Optional<Extension> find(ExtensionId id) {
    var known = current(KEEP).extensions().get(id);
    return Optional.ofNullable(known != null ? known : current(AGAIN).extensions().get(id));
  }

  /** Never asks RingCentral, so that it can be called inside of a transaction. */
  public boolean isPerson(ExtensionId id) {
    var known = content;
    return known != null
        && Optional.ofNullable(known.extensions().get(id)).filter(Extension::isPerson).isPresent();
  }

  /** True if RingCentral does not say: then the insight itself tells. */
  public boolean mayHaveInsights(ExtensionId id) {
    var known = licences.get(id);
    if (known == null || !isKnownLicence(id)) {
      known = new Licence(ringCentral.hasInsightLicence(id).orElse(true), clock.instant());
      licences.put(id, known);
    }
    return known.held();
  }

  /**
   * Whether anybody may have a RingSense licence; true as soon as one person may. What was known
   * before only says who is asked about first: an admin may just have assigned or taken one.
   *
   * @param atMost how many people RingCentral is asked about
   * @return empty if there are people whom nobody has asked about within the hour
   */
  public Optional<Boolean> mayAnybodyHaveInsights(int atMost) {
    var people =
        extensions().stream()
            .filter(Extension::isPerson)
            .map(Extension::id)
            .sorted(Comparator.comparing(this::rank).thenComparing(ExtensionId::value))
            .toList();
    for (var person : people.subList(0, Math.min(atMost, people.size()))) {
      licences.remove(person);
      if (mayHaveInsights(person)) {
        return Optional.of(true);
      }
    }
    return people.stream().allMatch(this::isKnownLicence) ? Optional.of(false) : Optional.empty();
  }

  /** First those who had one, then those nobody asked about, then the others. */
  private int rank(ExtensionId id) {
    var known = licences.get(id);
    if (known == null || !isKnownLicence(id)) {
      return 1;
    }
    return known.held() ? 0 : 2;
  }

  private boolean isKnownLicence(ExtensionId id) {
    var known = licences.get(id);
    return known != null && !known.readAt().plus(KEEP).isBefore(clock.instant());
  }

  private Content current(Duration atMost) {
    var known = content;
    if (known != null && isFresh(known, atMost)) {
      return known;
    }
    loading.lock();
    try {
      var meanwhile = content;
      if (meanwhile == null || !isFresh(meanwhile, atMost)) {
        meanwhile = load();
        content = meanwhile;
      }
      return meanwhile;
    } finally {
      loading.unlock();
    }
  }

  private boolean isFresh(Content known, Duration atMost) {
    return known.readAt().plus(atMost).isAfter(clock.instant());
  }

  private Content load() {
    var extensions =
        ringCentral.extensions().stream()
            .collect(Collectors.toMap(Extension::id, Function.identity(), (a, b) -> a));
    return new Content(
        ringCentral.company(), ringCentral.admin().id(), Map.copyOf(extensions), clock.instant());
  }
}
