package io.callscribe.activity;

import io.callscribe.api.BodyFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a body that is compared as a whole: a line or a run of blank lines; in HTML a tag or
 * the text between two tags.
 *
 * @param form what it is compared by, the same for all that a CRM may make of it; empty for blank
 *     lines; in HTML only a tag's begins with {@code <}
 * @param start where it begins in the text
 * @param end where it ends, without line end
 * @param isJoined whether nothing but white space parts it from the piece before
 */
record Piece(String form, int start, int end, boolean isJoined) {
  private static final char NO_BREAK_SPACE = '\u00a0';

  static List<Piece> of(BodyFormat format, String text) {
    return switch (format) {
      case PLAIN, MARKDOWN -> lines(text);
      case HTML -> Markup.pieces(text);
    };
  }

  boolean isBlank() {
    return form.isEmpty();
  }

  private static List<Piece> lines(String text) {
    var pieces = new ArrayList<Piece>();
    for (int start = 0; start < text.length(); ) {
      int end = endOfLine(text, start);
      var form = text.substring(start, end).replace(NO_BREAK_SPACE, ' ').stripTrailing();
      if (form.isEmpty() && !pieces.isEmpty() && pieces.getLast().isBlank()) {
        pieces.set(pieces.size() - 1, new Piece("", pieces.getLast().start(), end, true));
      } else {
        pieces.add(new Piece(form, start, end, true));
      }
      start = text.startsWith("\r\n", end) ? end + 2 : end + 1;
    }
    return pieces;
  }

  private static int endOfLine(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }
}
