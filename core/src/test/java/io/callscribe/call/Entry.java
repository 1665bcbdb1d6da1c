package io.callscribe.call;

import io.callscribe.ringcentral.CallRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A record of the call log under construction; seconds count from {@link Script#START}. The people
 * are Maya Chen, 101, Tom Reyes, 102, and Priya Nand, 103.
 */
final class Entry {
  private static final Map<String, String> NAMES =
      Map.of(
          "101", "Maya Chen",
          "102", "Tom Reyes",
          "103", "Priya Nand",
          "900", "Main Menu",
          "901", "Support Queue");
  private static final String CUSTOMER =
      "{\"phoneNumber\":\"%s\",\"name\":\"WARD, ANA\"}".formatted(Script.CUSTOMER);

  private final String session;
  private final List<String> members = new ArrayList<>();
  private final List<String> legs = new ArrayList<>();

  private Entry(String session, int start, int end, String result) {
    this.session = session;
    members.add(time(start, end));
    members.add("\"result\":\"%s\"".formatted(result));
  }

  /** A call of the customer to a number of ours. */
  static Entry inbound(String to, int end, String result) {
    return new Entry("s-one", 0, end, result).sides("Inbound", CUSTOMER, direct(to));
  }

  static Entry outbound(String from, int end, String result) {
    return new Entry("s-one", 0, end, result).sides("Outbound", direct(from), CUSTOMER);
  }

  static Entry internal(String session, String from, String to, int start, int end) {
    return new Entry(session, start, end, "Call connected")
        .sides("Outbound", inside(from), inside(to));
  }

  static String customer() {
    return CUSTOMER;
  }

  static String inside(String extension) {
    return "{\"extensionNumber\":\"%1$s\",\"extensionId\":\"%1$s\",\"name\":\"%2$s\"}"
        .formatted(extension, NAMES.get(extension));
  }

  /** With the number of the extension's own. */
  static String direct(String extension) {
    return "{\"phoneNumber\":\"+165055501%1$s\",%2$s"
        .formatted(extension, inside(extension).substring(1));
  }

  private static String time(int start, int end) {
    return "\"startTime\":\"%s\",\"duration\":%d"
        .formatted(Script.START.plusSeconds(start), end - start);
  }

  private Entry sides(String direction, String from, String to) {
    members.add("\"direction\":\"%s\",\"from\":%s,\"to\":%s".formatted(direction, from, to));
    return this;
  }

  Entry member(String json) {
    members.add(json);
    return this;
  }

  /** The stretch from the arrival of the call at an extension. */
  Entry arrival(String extension, int start, int end, String result) {
    return leg("Accept", extension, CUSTOMER, direct(extension), start, end, result);
  }

  /** A device of the extension is rung for the customer. */
  Entry device(String extension, int start, int end, String result) {
    return leg("PstnToSip", extension, CUSTOMER, inside(extension), start, end, result);
  }

  Entry leg(
      String type, String extension, String from, String to, int start, int end, String result) {
    legs.add(
        """
        {"legType":"%s","extension":{"id":%s},"from":%s,"to":%s,%s,"result":"%s"}\
        """
            .formatted(type, extension, from, to, time(start, end), result));
    return this;
  }

  CallRecord record() {
    return CallRecord.parse(
        "{\"telephonySessionId\":\"%s\",%s,\"legs\":[%s]}"
            .formatted(session, String.join(",", members), String.join(",", legs)));
  }
}
