package io.callscribe.activity;

import io.callscribe.api.BodyFormat;
import java.util.regex.Pattern;

/**
 * A body as the words in it, whatever the CRM made of tags, lines and white space. It tells whether
 * something was written before, when nothing of it can be found piece by piece.
 */
final class Reading {
  private static final Pattern SPACE = Pattern.compile("[\\s\u00a0]+");

  private final BodyFormat format;
  private final String words;

  Reading(BodyFormat format, String body) {
    this.format = format;
    this.words = words(body);
  }

  boolean has(String text) {
    return words.contains(words(text));
  }

  private String words(String body) {
    var text = format == BodyFormat.HTML ? Markup.text(body) : body;
    return " " + SPACE.matcher(text).replaceAll(" ").strip() + " ";
  }
}
