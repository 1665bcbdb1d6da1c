package io.callscribe.activity;

/**
 * A rendered section: whole lines, the first and the last of them not blank.
 *
 * @param key of the section
 */
public record Block(String key, String text) {
  boolean isLong() {
    return text.indexOf('\n') >= 0;
  }
}
