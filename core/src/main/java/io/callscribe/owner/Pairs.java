package io.callscribe.owner;

import io.callscribe.api.CrmUser;
import io.callscribe.ringcentral.Extension;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Pairs people with CRM users. Nothing is never equal to nothing, and what two people or two users
 * share says nothing of either. Queues and menus are no people; an inactive user owns nothing.
 */
final class Pairs {
  private final Basis basis;
  private final boolean isWhole;
  private final Map<String, List<Extension>> people;
  private final Map<String, List<CrmUser>> users;

  private Pairs(Basis basis, boolean isWhole, List<Extension> people, List<CrmUser> users) {
    this.basis = basis;
    this.isWhole = isWhole;
    this.people = by(people, basis::of);
    this.users = by(users, basis::of);
  }

  /**
   * @param extensions all of the company
   */
  static Pairs by(Basis basis, List<Extension> extensions, CrmUsers.Listed listed) {
    return new Pairs(
        basis,
        listed.isWhole(),
        extensions.stream().filter(Extension::isPerson).toList(),
        listed.users().stream().filter(CrmUser::active).toList());
  }

  private static <T> Map<String, List<T>> by(List<T> all, Function<T, String> key) {
    return all.stream()
        .filter(one -> !key.apply(one).isEmpty())
        .collect(Collectors.groupingBy(key));
  }

  Pair of(Extension person) {
    var key = basis.of(person);
    if (!person.isPerson()) {
      return new Pair.None("the extension is no person");
    }
    if (key.isEmpty()) {
      return new Pair.None("RingCentral has no %s of the agent".formatted(basis.word()));
    }
    if (!isWhole) {
      return new Pair.None("the CRM has more users than can be read");
    }
    if (people.getOrDefault(key, List.of()).size() > 1) {
      return new Pair.None("several people have the agent's " + basis.word());
    }
    var same = users.getOrDefault(key, List.of());
    return switch (same.size()) {
      case 0 -> new Pair.None("no active CRM user has the agent's " + basis.word());
      case 1 -> new Pair.Found(same.getFirst());
      default -> new Pair.None("several CRM users have the agent's " + basis.word());
    };
  }
}
