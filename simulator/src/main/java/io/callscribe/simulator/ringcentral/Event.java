package io.callscribe.simulator.ringcentral;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/**
 * Something to tell the subscribers.
 *
 * @param uuid of the notification; a duplicate has the same
 * @param name the filter with real ids
 * @param body JSON
 * @param party what filters look at; empty for insights
 */
record Event(String uuid, String name, String body, Optional<PartyNews> party) {

  /** The one party that changed. */
  record PartyNews(
      Optional<String> extensionId,
      String statusCode,
      String direction,
      boolean isMissed,
      boolean isRecorded,
      Set<String> phoneNumbers) {}

  static Event ofParty(String uuid, Party party, JsonObject body) {
    var owner = party.owner().map(Extension::id);
    var path = owner.map(id -> "/extension/" + id).orElse("");
    var news =
        new PartyNews(
            owner,
            party.status().name(),
            party.direction(),
            party.isMissed(),
            party.hasRecording(),
            Set.of(party.from().phoneNumber(), party.to().phoneNumber()));
    return new Event(
        uuid,
        "/restapi/v1.0/account/" + Account.ID + path + "/telephony/sessions",
        body.toString(),
        Optional.of(news));
  }

  static Event ofInsights(String uuid, JsonObject body) {
    return new Event(uuid, Filter.insightsEvent(), body.toString(), Optional.empty());
  }

  /** The notification as one subscription gets it. */
  String envelope(Subscription subscription, String sentAt) {
    return "{\"uuid\":\""
        + uuid
        + "\",\"event\":\""
        + name
        + "\",\"timestamp\":\""
        + sentAt
        + "\",\"subscriptionId\":\""
        + subscription.id()
        + "\",\"ownerId\":\""
        + subscription.ownerId()
        + "\",\"body\":"
        + body
        + "}";
  }
}
