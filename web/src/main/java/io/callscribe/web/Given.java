package io.callscribe.web;

import io.callscribe.account.ExtensionId;
import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import io.callscribe.ringcentral.Directory;
import io.callscribe.ringcentral.Extension;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a request gave, or refuses it by name. */
final class Given {
  private Given() {}

  static <T> T present(@Nullable T body) {
    if (body == null) {
      throw new AppException(ErrorCode.NOT_JSON, "The body is null, expected a JSON object");
    }
    return body;
  }

  static String required(String field, Optional<String> value) {
    return value
        .filter(v -> !v.isBlank())
        .orElseThrow(() -> new AppException(ErrorCode.INVALID_FIELD, field + " is missing"));
  }

  /** The id of an extension that is there. */
  static ExtensionId extension(Directory directory, String id) {
    return directory
        .find(idOf(id))
        .map(Extension::id)
        .orElseThrow(
            () ->
                new AppException(
                    ErrorCode.EXTENSION_NOT_FOUND, "There is no extension with the id " + id));
  }

  static ExtensionId idOf(String id) {
    if (id.isBlank()) {
      throw new AppException(ErrorCode.EXTENSION_NOT_FOUND, "There is no extension without an id");
    }
    return new ExtensionId(id);
  }

  /**
   * @param most of a page
   */
  static int limit(int limit, int most) {
    if (limit < 1 || limit > most) {
      throw new AppException(
          ErrorCode.INVALID_FIELD, "limit is %d, expected 1 to %d".formatted(limit, most));
    }
    return limit;
  }

  /** Where a page begins: below this number. */
  static long before(@Nullable String cursor) {
    try {
      return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw new AppException(
          ErrorCode.INVALID_FIELD, "cursor is not one that an earlier page gave as next", e);
    }
  }
}
