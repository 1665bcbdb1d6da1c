package io.callscribe.activity;

import java.util.List;

/**
 * A rendered section: whole lines, none of them blank.
 *
 * @param key of the section
 */
public record Block(String key, String text) {
  List<String> lines() {
    return List.of(text.split("\n", -1));
  }

  boolean isLong() {
    return text.indexOf('\n') >= 0;
  }
}
