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
    "0044 20 7946 0958,         US, +442079460958",
    "00442079460958,            DE, +442079460958",
    "011 44 20 7946 0958,       US, +442079460958",
    "0015105551234,             GB, +15105551234",
    "+44 (0)20 7946 0958,       US, +442079460958",
    "1-510-555-1234,            US, +15105551234",
    "510.555.1234,              US, +15105551234",
    "+15105551234;ext=12,       US, +15105551234",
    "tel:+1-510-555-1234;ext=9, US, +15105551234",
    "(510) 555-1234 x12,        US, +15105551234",
    "(510) 555-1234 X12,        US, +15105551234",
    "(510) 555-1234 ext. 12,    US, +15105551234",
    "020 7946 0958 x1234,       GB, +442079460958",
    "0044 20 7946 0958 x7,      US, +442079460958"
  })
  void the_forms_in_which_numbers_are_written_down_are_all_read(
      String raw, String region, String e164) {
    assertThat(PhoneNumbers.query(raw, region).map(PhoneQuery::e164)).contains(e164);
  }

  @ParameterizedTest
  @CsvSource({
    "102,           US",
    "102,           DE",
    "5551234,       US",
    "+1855201XXXX,  US",
    "+185520xxxxx,  US",
    "+44207946XXXX, US",
    "+44207946095X, US",
    "x12,           US",
    "00,            GB",
    "0012,          US",
    "00 12,         GB",
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
