package io.callscribe.number;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.api.PhoneQuery;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumbersTest {

  @ParameterizedTest
  @CsvSource({
    "+15105551234,      US, +15105551234,   5105551234,  US",
    "(510) 555-1234,    US, +15105551234,   5105551234,  US",
    "+1 416 555 0123,   US, +14165550123,   4165550123,  CA",
    "+44 20 7946 0958,  US, +442079460958,  2079460958,  GB",
    "020 7946 0958,     GB, +442079460958,  2079460958,  GB",
    "+4915112345678,    US, +4915112345678, 15112345678, DE",
    "+19995550100,      US, +19995550100,   9995550100,  US"
  })
  void a_number_is_read_the_way_its_country_writes_it(
      String raw, String region, String e164, String national, String country) {
    var query = PhoneNumbers.query(raw, region);

    assertThat(query).contains(new PhoneQuery(e164, national, country, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "102,           US",
    "102,           DE",
    "5551234,       US",
    "+1855201XXXX,  US",
    "'',            US",
    "anonymous,     US",
    "0,             GB",
    "+1234567890123456789, US",
    "020 7946 0958, ??"
  })
  void a_number_that_names_nobody_in_particular_is_none(String raw, String region) {
    assertThat(PhoneNumbers.query(raw, region)).isEmpty();
  }
}
