package io.callscribe.simulator.ringcentral;

import io.callscribe.simulator.http.JsonText;
import io.callscribe.simulator.http.Request;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts lists into pages and writes {@code paging} and {@code navigation}. */
final class Pages {
  static final int DEFAULT_SIZE = 100;
  private static final int LARGEST = 1000;
  private static final Set<String> OWN = Set.of("page", "perPage");

  private final String uri;
  private final Request request;
  private final int page;
  private final int perPage;

  /**
   * Reads what page is asked for.
   *
   * @throws ApiError 400 if it cannot be
   */
  Pages(String uri, Request request) {
    this.uri = uri;
    this.request = request;
    this.page = number(request, "page", 1);
    this.perPage =
        request.query("perPage").filter("max"::equals).isPresent()
            ? LARGEST
            : number(request, "perPage", DEFAULT_SIZE);
    if (perPage > LARGEST) {
      throw ApiError.invalid("perPage");
    }
  }

  private static int number(Request request, String name, int otherwise) {
    try {
      int number = request.query(name).map(Integer::parseInt).orElse(otherwise);
      if (number < 1) {
        throw ApiError.invalid(name);
      }
      return number;
    } catch (NumberFormatException e) {
      throw ApiError.invalid(name);
    }
  }

  long skipped() {
    return (long) (page - 1) * perPage;
  }

  int perPage() {
    return perPage;
  }

  /** One page of a list that is wholly known. */
  JsonObject of(List<? extends JsonValue> all) {
    int from = (int) Math.min(skipped(), all.size());
    int to = Math.min(from + perPage, all.size());
    int pages = Math.max(1, (all.size() + perPage - 1) / perPage);
    var navigation = navigation(page < pages).add("lastPage", link(pages));
    return JsonText.object()
        .add("uri", uri(page))
        .add("records", array(all.subList(from, to)))
        .add("paging", paging(to - from).add("totalPages", pages).add("totalElements", all.size()))
        .add("navigation", navigation)
        .build();
  }

  /** One page of a list whose length nobody counts. */
  JsonObject of(List<? extends JsonValue> shown, boolean hasMore) {
    return JsonText.object()
        .add("uri", uri(page))
        .add("records", array(shown))
        .add("paging", paging(shown.size()))
        .add("navigation", navigation(hasMore))
        .build();
  }

  private JsonObjectBuilder paging(int shown) {
    return JsonText.object()
        .add("page", page)
        .add("perPage", perPage)
        .add("pageStart", skipped())
        .add("pageEnd", skipped() + Math.max(0, shown - 1));
  }

  private JsonObjectBuilder navigation(boolean hasMore) {
    var navigation = JsonText.object().add("firstPage", link(1));
    if (hasMore) {
      navigation.add("nextPage", link(page + 1));
    }
    if (page > 1) {
      navigation.add("previousPage", link(page - 1));
    }
    return navigation;
  }

  private JsonObject link(int to) {
    return JsonText.object().add("uri", uri(to)).build();
  }

  private String uri(int to) {
    var parts = new ArrayList<String>();
    for (var pair : request.rawQuery().split("&")) {
      int sign = pair.indexOf('=');
      if (!pair.isEmpty() && !OWN.contains(sign < 0 ? pair : pair.substring(0, sign))) {
        parts.add(pair);
      }
    }
    parts.add("page=" + to);
    parts.add("perPage=" + URLEncoder.encode(String.valueOf(perPage), StandardCharsets.UTF_8));
    return uri + "?" + String.join("&", parts);
  }

  private static JsonValue array(List<? extends JsonValue> values) {
    var array = JsonText.array();
    values.forEach(array::add);
    return array.build();
  }
}
