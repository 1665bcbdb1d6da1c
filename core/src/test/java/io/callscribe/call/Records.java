package io.callscribe.call;

import io.callscribe.ringcentral.CallRecord;

/** What the call log says of the sessions that {@link Topology} plays. */
final class Records {
  private static final String RECORDING =
      """
      "recording":{"id":"%s","contentUri":"https://media.example.com/%s"}\
      """;

  private Records() {}

  static CallRecord accepted() {
    return record("\"result\":\"Accepted\",\"duration\":66");
  }

  static CallRecord inProgress() {
    return record("\"result\":\"In Progress\"");
  }

  static CallRecord withRecording(String id) {
    return record("\"result\":\"Accepted\",\"duration\":66," + RECORDING.formatted(id, id));
  }

  static CallRecord tooShort() {
    return record("\"result\":\"Accepted\",\"duration\":12,\"shortRecording\":true");
  }

  /** A leg of each extension with a recording of its own. */
  static CallRecord ofTwoLegs(
      String first, String firstRecording, String second, String secondOne) {
    return record(
        "\"result\":\"Accepted\",\"duration\":90,\"legs\":[%s,%s]"
            .formatted(leg(first, firstRecording), leg(second, secondOne)));
  }

  private static String leg(String extension, String recording) {
    return "{\"result\":\"Accepted\",\"extension\":{\"id\":%s},%s}"
        .formatted(extension, RECORDING.formatted(recording, recording));
  }

  static CallRecord record(String members) {
    return CallRecord.parse(
        """
        {"telephonySessionId":"s-one","startTime":"2026-07-14T09:00:00.000Z",
         "direction":"Inbound",%s}\
        """
            .formatted(members));
  }
}
