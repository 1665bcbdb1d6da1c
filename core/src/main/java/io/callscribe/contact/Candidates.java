package io.callscribe.contact;

import io.callscribe.api.Contact;
import io.callscribe.settings.LoggingSettings.IfSeveral;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Chooses among several contacts with one number, if the admin said how. Never by chance. */
public final class Candidates {
  private Candidates() {}

  /**
   * @return empty if a person has to choose: the admin wants that, the list was cut, or the policy
   *     does not tell the candidates apart
   */
  public static Optional<Contact> choose(ContactMatch.Several several, IfSeveral policy) {
    return several.cut() ? Optional.empty() : choose(several.candidates(), policy);
  }

  /**
   * @param candidates all of them
   * @return empty if a person has to choose
   */
  public static Optional<Contact> choose(List<Contact> candidates, IfSeveral policy) {
    return switch (policy) {
      case PARK -> Optional.empty();
      case LAST_ACTIVITY -> first(candidates, Contact::lastActivityAt, Comparator.reverseOrder());
      case FIRST_CREATED -> first(candidates, Contact::createdAt, Comparator.naturalOrder());
      case FIRST_BY_NAME ->
          candidates.stream()
              .min(
                  Comparator.comparing((Contact c) -> c.name().strip().toLowerCase(Locale.ROOT))
                      .thenComparing(c -> c.id().value()));
    };
  }

  /** Those without the time come last; two at the same time are not told apart. */
  private static Optional<Contact> first(
      List<Contact> candidates,
      Function<Contact, Optional<Instant>> time,
      Comparator<Instant> order) {
    var best = candidates.stream().flatMap(c -> time.apply(c).stream()).min(order);
    var those = candidates.stream().filter(c -> best.isPresent() && time.apply(c).equals(best));
    var chosen = those.limit(2).toList();
    return chosen.size() == 1 ? Optional.of(chosen.getFirst()) : Optional.empty();
  }
}
