package io.callscribe.api;

import java.util.Optional;

/**
 * A search for contacts by number (rule CON-1: every stored form of the number is found that the
 * CRM allows to be found).
 *
 * @param e164 for example {@code +15105551234}
 * @param national the digits without the country code, for example {@code 5105551234}
 * @param region the ISO 3166 code of the number's country, for example {@code US}
 * @param cursor where the last page ended; absent for the first
 * @since 1.0
 */
public record PhoneQuery(String e164, String national, String region, Optional<String> cursor) {
  public PhoneQuery after(String next) {
    return new PhoneQuery(e164, national, region, Optional.of(next));
  }
}
