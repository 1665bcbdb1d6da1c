package io.callscribe.activity;

import io.callscribe.api.Capability;
import io.callscribe.api.InsightDetails;
import io.callscribe.api.InsightPart;
import io.callscribe.insight.CallInsight;
import io.callscribe.ringcentral.Insight;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What RingSense found, put where the connector or the admin wants each part: a section of the
 * body, a field that the CRM has for it, or a custom field. A part that is switched off is nowhere.
 *
 * @param inNativeFields empty if there is nothing for them
 * @param fields by the key of the custom field
 */
record PlacedInsights(
    InsightDetails inBody, Optional<InsightDetails> inNativeFields, Map<String, String> fields) {
  private static final String BODY = "body";
  private static final String NATIVE = "native";
  private static final String FIELD = "field:";
  private static final InsightDetails NOTHING =
      new InsightDetails(
          Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());

  static PlacedInsights of(Situation s) {
    if (s.insights().isEmpty()
        || !s.hasInsightLicence()
        || !s.connector().can(Capability.INSIGHTS)) {
      return new PlacedInsights(NOTHING, Optional.empty(), Map.of());
    }
    var all = switchedOn(s);
    var places = new HashMap<InsightPart, String>();
    for (var part : InsightPart.values()) {
      places.put(part, place(s, part));
    }
    var inFields = only(all, part -> places.get(part).equals(NATIVE));
    return new PlacedInsights(
        only(all, part -> places.get(part).equals(BODY)),
        Optional.of(inFields).filter(f -> !f.equals(NOTHING)),
        fields(all, places));
  }

  /** A place that the connector does not have is the body: nothing is lost. */
  private static String place(Situation s, InsightPart part) {
    var isNative = s.connector().nativeInsights().contains(part);
    var byDefault = isNative ? NATIVE : BODY;
    var name = part.name().toLowerCase(Locale.ROOT);
    var wanted = s.settings().insightPlace(s.connector().id(), name).orElse(byDefault);
    var isThere =
        wanted.startsWith(FIELD)
            ? s.connector().activityFields().stream().anyMatch(f -> wanted.equals(FIELD + f.key()))
            : wanted.equals(BODY) || isNative;
    return isThere ? wanted : BODY;
  }

  /** Of all recordings of the call. */
  private static InsightDetails switchedOn(Situation s) {
    var on = s.settings().insights();
    if (!on.enabled()) {
      return NOTHING;
    }
    var found = s.insights();
    return new InsightDetails(
        on.transcript() ? joined(found, Insight::transcript) : Optional.empty(),
        on.summary() ? joined(found, Insight::summary) : Optional.empty(),
        on.bullets()
            ? found.stream().flatMap(i -> i.insight().bullets().stream()).toList()
            : List.of(),
        on.score() ? first(found, Insight::score) : Optional.empty(),
        on.link() ? first(found, Insight::link) : Optional.empty());
  }

  private static Optional<String> joined(
      List<CallInsight> found, Function<Insight, Optional<String>> part) {
    var text =
        found.stream()
            .flatMap(i -> part.apply(i.insight()).stream())
            .collect(Collectors.joining("\n"));
    return Optional.of(text).filter(t -> !t.isEmpty());
  }

  private static <T> Optional<T> first(
      List<CallInsight> found, Function<Insight, Optional<T>> part) {
    return found.stream().flatMap(i -> part.apply(i.insight()).stream()).findFirst();
  }

  private static InsightDetails only(InsightDetails all, Predicate<InsightPart> wanted) {
    return new InsightDetails(
        all.transcript().filter(t -> wanted.test(InsightPart.TRANSCRIPT)),
        all.summary().filter(t -> wanted.test(InsightPart.SUMMARY)),
        wanted.test(InsightPart.BULLETS) ? all.bullets() : List.of(),
        all.score().filter(t -> wanted.test(InsightPart.SCORE)),
        all.link().filter(t -> wanted.test(InsightPart.LINK)));
  }

  private static Map<String, String> fields(InsightDetails all, Map<InsightPart, String> places) {
    var fields = new HashMap<String, String>();
    places.forEach(
        (part, place) -> {
          if (place.startsWith(FIELD)) {
            text(all, part).ifPresent(t -> fields.put(place.substring(FIELD.length()), t));
          }
        });
    return fields;
  }

  private static Optional<String> text(InsightDetails all, InsightPart part) {
    return switch (part) {
      case TRANSCRIPT -> all.transcript();
      case SUMMARY -> all.summary();
      case BULLETS -> Optional.of(String.join("\n", all.bullets())).filter(t -> !t.isEmpty());
      case SCORE -> all.score();
      case LINK -> all.link().map(URI::toString);
    };
  }
}
