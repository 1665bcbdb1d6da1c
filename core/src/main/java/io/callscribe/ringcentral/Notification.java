package io.callscribe.ringcentral;

import io.callscribe.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** What RingCentral delivers to the webhook. */
public sealed interface Notification {
  Pattern ACCOUNT = Pattern.compile("/accounts?/(\\d{1,32})/");
  int LONGEST_UUID = 64;

  /** Unique per delivery, the same when a delivery is repeated. */
  String uuid();

  /**
   * A call changed.
   *
   * @param events usually one; empty if nothing in it could be read
   */
  record CallChanged(String uuid, AccountId account, List<PartyEvent> events)
      implements Notification {}

  /** RingSense found something. */
  record InsightFound(String uuid, AccountId account, Insight insight) implements Notification {}

  /** Anything else; ignored. */
  record Other(String uuid, String event) implements Notification {}

  /**
   * @throws IllegalArgumentException if the body is not a JSON object
   */
  static Notification parse(String text, Instant received) {
    var envelope = Fields.parse(text);
    var uuid =
        envelope.text("uuid").filter(u -> u.length() <= LONGEST_UUID).orElseGet(() -> nameOf(text));
    var event = envelope.text("event").orElse("");
    var account = ACCOUNT.matcher(event);
    if (account.find()) {
      var id = new AccountId(account.group(1));
      var body = envelope.object("body");
      if (event.contains("/telephony/sessions")) {
        var events =
            body.objects("parties").stream()
                .flatMap(p -> PartyEvent.of(body, p, received).stream())
                .toList();
        return new CallChanged(uuid, id, events);
      }
      if (event.contains("/insights")) {
        return new InsightFound(uuid, id, Insight.of(body));
      }
    }
    return new Other(uuid, event);
  }

  private static String nameOf(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .toString();
  }
}
