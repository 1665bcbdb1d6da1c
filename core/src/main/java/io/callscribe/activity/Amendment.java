package io.callscribe.activity;

import io.callscribe.api.Activity;
import io.callscribe.api.ActivityPatch;
import io.callscribe.api.Body;
import io.callscribe.api.BodySupport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an update changes in the CRM: only what differs from what we wrote last, and nothing that a
 * person changed meanwhile.
 *
 * @param written the base of the next update, once this one is done
 * @param kept keys of parts that a person changed and that are left alone
 */
record Amendment(Written written, ActivityPatch patch, Set<String> kept) {

  /**
   * @param base what we wrote last; without it, only what is not text is written
   * @param theirs what the CRM holds now
   */
  static Amendment of(Optional<Written> base, Activity theirs, Wanted wanted, BodySupport support) {
    var ours = Written.of(wanted, support);
    var merged =
        Merge.of(
            support,
            base.map(Written::blocks).orElse(List.of()),
            theirs.body().text(),
            Written.sections(wanted, support));
    var subjectIsOurs = base.filter(b -> b.subject().equals(theirs.subject())).isPresent();
    return new Amendment(
        ours,
        new ActivityPatch(
            Optional.of(ours.subject())
                .filter(subject -> subjectIsOurs && !subject.equals(theirs.subject())),
            Optional.of(new Body(support.format(), merged.body()))
                .filter(body -> base.isPresent() && !body.text().equals(theirs.body().text())),
            Optional.of(ours.call())
                .filter(call -> base.filter(b -> b.call().equals(call)).isEmpty()),
            base.filter(b -> b.recordings().equals(ours.recordings())).isPresent()
                ? List.of()
                : ours.recordings(),
            changed(base.map(Written::fields).orElse(Map.of()), ours.fields()),
            ours.insights()
                .filter(i -> base.filter(b -> b.insights().equals(ours.insights())).isEmpty())),
        merged.kept());
  }

  private static Map<String, String> changed(Map<String, String> before, Map<String, String> now) {
    var changed = new HashMap<>(now);
    changed.entrySet().removeAll(before.entrySet());
    return changed;
  }

  boolean isEmpty() {
    return patch.subject().isEmpty()
        && patch.body().isEmpty()
        && patch.call().isEmpty()
        && patch.recordings().isEmpty()
        && patch.fields().isEmpty()
        && patch.insights().isEmpty();
  }
}
