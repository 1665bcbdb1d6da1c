package io.callscribe.contact;

import io.callscribe.api.PhoneQuery;
import java.util.regex.Pattern;

/**
 * What a remembered contact is found by.
 *
 * @param value a number in E.164, or {@code ext:102} for a colleague
 */
public record NumberKey(String value) {
  private static final Pattern FORM = Pattern.compile("\\+\\d{4,18}|ext:\\d{1,10}");

  /**
   * @throws IllegalArgumentException for any other form
   */
  public NumberKey {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("Neither E.164 nor ext: and a short number");
    }
  }

  public static NumberKey of(PhoneQuery number) {
    return new NumberKey(number.e164());
  }

  /**
   * @param extensionNumber the short one
   */
  public static NumberKey ofColleague(String extensionNumber) {
    return new NumberKey("ext:" + extensionNumber);
  }

  @Override
  public String toString() {
    return value;
  }
}
