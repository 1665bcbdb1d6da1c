package io.callscribe.activity;

import java.net.URI;
import java.util.List;

/**
 * One part of an activity's body, before it is rendered.
 *
 * @param key stable, so that a section is recognised in the next version of the document
 */
public record Section(String key, Content content) {
  /** What a section holds. */
  public sealed interface Content {}

  /** A label and a short value on one line. */
  public record Field(String label, String value) implements Content {}

  /** A label and an address to open. */
  public record Link(String label, String text, URI target) implements Content {}

  /** A heading and text of any length; blank lines part its paragraphs. */
  public record Text(String heading, String text) implements Content {}

  /** A heading and a list. */
  public record Bullets(String heading, List<String> items) implements Content {
    public Bullets {
      items = List.copyOf(items);
    }
  }
}
