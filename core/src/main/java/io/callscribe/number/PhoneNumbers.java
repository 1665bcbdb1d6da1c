package io.callscribe.number;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import io.callscribe.api.PhoneQuery;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads numbers the way the company's country writes them. */
public final class PhoneNumbers {
  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

  private PhoneNumbers() {}

  /** Whole digits are hidden; one X before digits is an extension. */
  private static final Pattern MASKED = Pattern.compile("[xX]{2}|[xX]$");

  private static final String ABROAD = "00";

  /**
   * Reads a number as people and CRMs write it down: E.164, national, with the prefix of the region
   * for other countries or with 00, and with an extension behind it, which is left out.
   *
   * @param region ISO 3166 code, for numbers without a country
   * @return empty for a withheld, masked, short or otherwise unusable number
   */
  public static Optional<PhoneQuery> query(String raw, String region) {
    var text = raw.strip();
    if (MASKED.matcher(text).find()) {
      return Optional.empty();
    }
    return parsed(text, region)
        .or(
            () ->
                text.startsWith(ABROAD)
                    ? parsed("+" + text.substring(ABROAD.length()), region)
                    : Optional.empty());
  }

  private static Optional<PhoneQuery> parsed(String text, String region) {
    try {
      var number = LIBRARY.parse(text, region);
      // Possible, not valid: numbers of new or fictional ranges are dialled all the same. Without
      // its area code, though, a number is somebody else's.
      if (LIBRARY.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) {
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
