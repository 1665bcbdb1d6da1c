package io.callscribe.simulator.crm;

import io.callscribe.simulator.http.JsonText;
import io.callscribe.simulator.http.Reply;
import io.callscribe.simulator.http.Request;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** Lists in pages with an opaque cursor. */
final class Listing {
  private static final int DEFAULT_LIMIT = 20;
  private static final int LARGEST_LIMIT = 200;
  private static final String PREFIX = "after:";

  private Listing() {}

  static <T> Reply of(List<T> all, Request request, Function<T, JsonObject> json) {
    int from = Math.min(start(request), all.size());
    int to = Math.min(all.size(), from + limit(request));
    var items = JsonText.array();
    all.subList(from, to).forEach(item -> items.add(json.apply(item)));
    var page = JsonText.object().add("items", items);
    if (to < all.size()) {
      page.add("next", cursor(to));
    }
    return Reply.json(200, page.build());
  }

  private static int limit(Request request) {
    try {
      int limit = request.query("limit").map(Integer::parseInt).orElse(DEFAULT_LIMIT);
      if (limit < 1) {
        throw CrmError.malformed("Must be 1 or more", "limit");
      }
      return Math.min(limit, LARGEST_LIMIT);
    } catch (NumberFormatException e) {
      throw CrmError.malformed("Must be a number", "limit");
    }
  }

  private static String cursor(int place) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((PREFIX + place).getBytes(StandardCharsets.UTF_8));
  }

  private static int start(Request request) {
    var cursor = request.query("cursor");
    if (cursor.isEmpty()) {
      return 0;
    }
    try {
      var text = new String(Base64.getUrlDecoder().decode(cursor.get()), StandardCharsets.UTF_8);
      int place = Integer.parseInt(text.substring(text.indexOf(':') + 1));
      if (text.startsWith(PREFIX) && place >= 0) {
        return place;
      }
    } catch (IllegalArgumentException e) {
      // falls through to the same refusal as a cursor of another list
    }
    throw CrmError.malformed("Not a cursor of this list", "cursor");
  }
}
