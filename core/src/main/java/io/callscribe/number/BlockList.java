package io.callscribe.number;

import io.callscribe.api.PhoneQuery;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Numbers and extensions whose calls are not logged.
 *
 * @param entries E.164 numbers and short extension numbers, in the order in which they were given
 */
public record BlockList(Set<String> entries) {
  private static final String EXTENSION = "\\d{1,8}";
  private static final int SHORTEST_NUMBER = 6;
  public static final BlockList EMPTY = new BlockList(Set.of());

  public BlockList {
    entries = Collections.unmodifiableSet(new LinkedHashSet<>(entries));
  }

  /**
   * Reads what an admin typed: numbers and extensions with commas between them.
   *
   * @param region ISO 3166 code, for numbers without a country
   * @throws AppException that names every entry which is neither a number nor an extension
   */
  public static BlockList typed(String text, String region) {
    var entries = new LinkedHashSet<String>();
    var bad = new ArrayList<String>();
    for (var entry : parts(text)) {
      var forms = forms(entry, region);
      if (forms.isEmpty()) {
        bad.add("'" + entry + "'");
      }
      entries.addAll(forms);
    }
    if (!bad.isEmpty()) {
      throw new AppException(
          ErrorCode.INVALID_FIELD,
          "blocked has %s, expected phone numbers such as +15105551234 or extensions such as 101,"
                  .formatted(String.join(", ", bad))
              + " with commas between them");
    }
    return new BlockList(entries);
  }

  /**
   * @param text of {@link #text()}
   */
  public static BlockList parse(String text) {
    return new BlockList(new LinkedHashSet<>(parts(text)));
  }

  private static List<String> parts(String text) {
    return Arrays.stream(text.split("[,\\r\\n]"))
        .map(String::strip)
        .filter(p -> !p.isEmpty())
        .toList();
  }

  /** Both, where the country has numbers as short as a long extension. */
  private static List<String> forms(String entry, String region) {
    var isAmbiguous = entry.matches(EXTENSION) && entry.length() >= SHORTEST_NUMBER;
    return Stream.concat(
            normal(entry, region).stream(),
            isAmbiguous ? e164(entry, region).stream() : Stream.empty())
        .toList();
  }

  private static Optional<String> e164(String entry, String region) {
    return PhoneNumbers.query(entry, region).map(PhoneQuery::e164);
  }

  private static Optional<String> normal(String entry, String region) {
    return entry.matches(EXTENSION) ? Optional.of(entry) : e164(entry, region);
  }

  /** The first of these that is blocked, as it stands in the list. */
  public Optional<String> first(List<String> numbers, String region) {
    return numbers.stream()
        .flatMap(n -> normal(n, region).stream())
        .filter(entries::contains)
        .findFirst();
  }

  public String text() {
    return entries.stream().collect(Collectors.joining(", "));
  }
}
