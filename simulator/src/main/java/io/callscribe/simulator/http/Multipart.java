package io.callscribe.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One part of a {@code multipart/form-data} body.
 *
 * @param name of the form's field
 * @param fileName empty for a field that is no file
 */
public record Multipart(String name, Optional<String> fileName, String mediaType, byte[] content) {
  private static final Pattern BOUNDARY =
      Pattern.compile(
          "multipart/form-data;.*\\bboundary=\"?([^\";]+)\"?.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME = Pattern.compile("[;\\s]name=\"([^\"]*)\"");
  private static final Pattern FILE_NAME = Pattern.compile("[;\\s]filename=\"([^\"]*)\"");
  private static final Pattern TYPE =
      Pattern.compile("^Content-Type:\\s*([^;\\s]+)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /** The parts of a body, in order; empty if it is of another type or cannot be read. */
  public static List<Multipart> parse(String contentType, byte[] body) {
    var type = BOUNDARY.matcher(contentType);
    if (!type.matches()) {
      return List.of();
    }
    var boundary = ("--" + type.group(1)).getBytes(StandardCharsets.US_ASCII);
    var parts = new ArrayList<Multipart>();
    int from = find(boundary, body, 0);
    while (from >= 0) {
      int start = from + boundary.length + 2;
      int next = find(boundary, body, start);
      if (next - 2 >= start) {
        part(Arrays.copyOfRange(body, start, next - 2)).ifPresent(parts::add);
      }
      from = next;
    }
    return parts;
  }

  private static Optional<Multipart> part(byte[] bytes) {
    int end = find(HEAD_END, bytes, 0);
    if (end < 0) {
      return Optional.empty();
    }
    var head = new String(bytes, 0, end, StandardCharsets.UTF_8);
    var type = TYPE.matcher(head);
    return value(NAME, head)
        .map(
            name ->
                new Multipart(
                    name,
                    value(FILE_NAME, head),
                    type.find() ? type.group(1) : "text/plain",
                    Arrays.copyOfRange(bytes, end + HEAD_END.length, bytes.length)));
  }

  /** As browsers write it: what would end the value is percent-encoded. */
  private static Optional<String> value(Pattern pattern, String head) {
    var found = pattern.matcher(head);
    return found.find()
        ? Optional.of(found.group(1).replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n"))
        : Optional.empty();
  }

  private static int find(byte[] wanted, byte[] in, int from) {
    for (int start = from; start <= in.length - wanted.length; start++) {
      if (Arrays.equals(in, start, start + wanted.length, wanted, 0, wanted.length)) {
        return start;
      }
    }
    return -1;
  }
}
