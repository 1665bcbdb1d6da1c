package io.callscribe.number;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import io.callscribe.api.PhoneQuery;
import java.util.Optional;

/** Reads numbers the way the company's country writes them. */
public final class PhoneNumbers {
  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

  private PhoneNumbers() {}

  /**
   * @param region ISO 3166 code, for numbers without a country
   * @return empty for a withheld, masked, short or otherwise unusable number
   */
  public static Optional<PhoneQuery> query(String raw, String region) {
    try {
      var number = LIBRARY.parse(raw, region);
      // Possible, not valid: numbers of new or fictional ranges are dialled all the same. Without
      // its area code, though, a number is somebody else's.
      if (raw.contains("X")
          || LIBRARY.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) {
        return Optional.empty();
      }
      var country =
          Optional.ofNullable(LIBRARY.getRegionCodeForNumber(number))
              .orElseGet(() -> LIBRARY.getRegionCodeForCountryCode(number.getCountryCode()));
      return Optional.of(
          new PhoneQuery(
              LIBRARY.format(number, PhoneNumberFormat.E164),
              LIBRARY.getNationalSignificantNumber(number),
              country,
              Optional.empty()));
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }
}
