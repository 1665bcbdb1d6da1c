package io.callscribe.plugins.democrm;

import io.callscribe.api.Attachment;
import io.callscribe.api.CrmRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * A file as the one part of a form, as a browser would send it. The file itself is passed through,
 * however long it is.
 */
record FormFile(Attachment attachment, String boundary) {
  FormFile(Attachment attachment) {
    this(attachment, "callscribe-" + UUID.randomUUID());
  }

  CrmRequest.Content.Binary content() {
    var file = attachment.content();
    var head = head(file.mediaType());
    var tail = bytes("\r\n--" + boundary + "--\r\n");
    return new CrmRequest.Content.Binary(
        "multipart/form-data; boundary=" + boundary,
        head.length + file.length() + tail.length,
        () -> joined(new ByteArrayInputStream(head), file.bytes().get(), tail));
  }

  private static InputStream joined(InputStream head, InputStream file, byte[] tail) {
    var parts = List.of(head, file, new ByteArrayInputStream(tail));
    return new SequenceInputStream(Collections.enumeration(parts));
  }

  private byte[] head(String mediaType) {
    return bytes(
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
            .formatted(boundary, escaped(attachment.fileName()), mediaType));
  }

  /** As browsers do it: what would end the name is percent-encoded. */
  private static String escaped(String name) {
    return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
