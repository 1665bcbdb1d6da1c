package io.callscribe.ringcentral;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What of an account can be subscribed to. */
enum EventFilter {
  CALLS(
      "/restapi/v1.0/account/~/telephony/sessions",
      "/restapi/v1\\.0/account/[^/]+/telephony/sessions"),
  INSIGHTS(
      "/ai/ringsense/v1/public/accounts/~/domains/pbx/insights",
      "/ai/ringsense/v1/public/accounts/[^/]+/domains/pbx/insights");

  private final String wanted;
  private final Pattern shown;

  EventFilter(String wanted, String shown) {
    this.wanted = wanted;
    this.shown = Pattern.compile(shown);
  }

  /** As it is asked for. */
  String wanted() {
    return wanted;
  }

  /** The one that RingCentral shows with real ids; empty for one that is none of ours. */
  static Optional<EventFilter> find(String shown) {
    return Arrays.stream(values()).filter(f -> f.shown.matcher(shown).matches()).findFirst();
  }
}
