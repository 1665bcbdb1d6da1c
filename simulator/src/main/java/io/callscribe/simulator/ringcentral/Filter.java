package io.callscribe.simulator.ringcentral;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a subscriber wants to hear about.
 *
 * @param canonical the filter with real ids
 * @param extensionId of a filter for one extension, else empty
 */
record Filter(Kind kind, String canonical, String extensionId, Map<String, String> options) {
  private static final String ACCOUNT = "/restapi/v1.0/account/(~|" + Account.ID + ")";
  private static final Pattern ACCOUNT_CALLS = Pattern.compile(ACCOUNT + "/telephony/sessions");
  private static final Pattern EXTENSION_CALLS =
      Pattern.compile(ACCOUNT + "/extension/(~|\\d+)/telephony/sessions");
  private static final Pattern EXTENSIONS = Pattern.compile(ACCOUNT + "/extension");
  private static final Pattern INSIGHTS =
      Pattern.compile(
          "/ai/ringsense/v1/public/accounts/(~|" + Account.ID + ")/domains/pbx/insights");

  enum Kind {
    ACCOUNT_CALLS("CallControl"),
    EXTENSION_CALLS("CallControl"),
    INSIGHTS("RingSense"),
    /** Accepted, and silent because nobody joins or leaves the account. */
    EXTENSIONS("ReadAccounts");

    private final String scope;

    Kind(String scope) {
      this.scope = scope;
    }

    String scope() {
      return scope;
    }
  }

  Filter {
    options = Map.copyOf(options);
  }

  /** Reads a filter as the extension wrote it; empty if there is no such filter. */
  static Optional<Filter> of(String text, String subscriber) {
    int mark = text.indexOf('?');
    var path = mark < 0 ? text : text.substring(0, mark);
    var query = mark < 0 ? "" : text.substring(mark);
    var calls = "/restapi/v1.0/account/" + Account.ID;
    if (ACCOUNT_CALLS.matcher(path).matches()) {
      var canonical = calls + "/telephony/sessions" + query;
      return Optional.of(new Filter(Kind.ACCOUNT_CALLS, canonical, "", options(query)));
    }
    var extension = EXTENSION_CALLS.matcher(path);
    if (extension.matches()) {
      var id = extension.group(2).equals("~") ? subscriber : extension.group(2);
      var canonical = calls + "/extension/" + id + "/telephony/sessions" + query;
      return Account.findById(id)
          .map(known -> new Filter(Kind.EXTENSION_CALLS, canonical, id, options(query)));
    }
    if (INSIGHTS.matcher(path).matches()) {
      var canonical = insightsEvent();
      return Optional.of(new Filter(Kind.INSIGHTS, canonical, "", Map.of()));
    }
    if (EXTENSIONS.matcher(path).matches()) {
      return Optional.of(new Filter(Kind.EXTENSIONS, calls + "/extension", "", Map.of()));
    }
    return Optional.empty();
  }

  static String insightsEvent() {
    return "/ai/ringsense/v1/public/accounts/" + Account.ID + "/domains/pbx/insights";
  }

  boolean wants(Event event) {
    return switch (kind) {
      case INSIGHTS -> event.party().isEmpty();
      case ACCOUNT_CALLS -> event.party().filter(this::passes).isPresent();
      case EXTENSION_CALLS ->
          event
              .party()
              .filter(this::passes)
              .flatMap(Event.PartyNews::extensionId)
              .filter(extensionId::equals)
              .isPresent();
      case EXTENSIONS -> false;
    };
  }

  private boolean passes(Event.PartyNews party) {
    return isOption("statusCode", party.statusCode())
        && isOption("direction", party.direction())
        && isOption("missedCall", String.valueOf(party.isMissed()))
        && isOption("withRecordings", String.valueOf(party.isRecorded()))
        && (!options.containsKey("phoneNumber")
            || party.phoneNumbers().contains(options.get("phoneNumber")));
  }

  private boolean isOption(String name, String value) {
    var wanted = options.get(name);
    return wanted == null || wanted.equalsIgnoreCase(value);
  }

  private static Map<String, String> options(String query) {
    var options = new HashMap<String, String>();
    for (var pair : query.isEmpty() ? new String[0] : query.substring(1).split("&")) {
      int sign = pair.indexOf('=');
      if (sign > 0) {
        options.put(
            pair.substring(0, sign),
            URLDecoder.decode(pair.substring(sign + 1), StandardCharsets.UTF_8));
      }
    }
    return options;
  }
}
