package io.callscribe.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.callscribe.problem.AppException;
import io.callscribe.problem.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("SSL-03")
class BlockListTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "+15105551234                       | +15105551234",
        "+15105551234, 101,+442071234567    | +15105551234, 101, +442071234567",
        "101,+15105551234,   102            | 101, +15105551234, 102",
        "  101  ,,  , 101 ,                 | 101",
        "(510) 555-1234, 510.555.1235       | +15105551234, +15105551235",
        "1 510 555 1234                     | +15105551234",
        "''                                 | ''",
        "' , ,'                             | ''"
      })
  @Tag("SSL-28")
  @Tag("SSL-29")
  @Tag("D-11")
  void numbers_and_extensions_stand_between_commas(String typed, String read) {
    assertThat(BlockList.typed(typed, "US").text()).isEqualTo(read);
  }

  @Test
  void a_list_with_one_entry_to_a_line_is_read_too() {
    assertThat(BlockList.typed("101\r\n+15105551234\n102", "US").text())
        .isEqualTo("101, +15105551234, 102");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "020 7946 0018 | GB | +442079460018",
        "030 901820    | DE | +4930901820",
        "06 12345678   | FR | +33612345678"
      })
  @Tag("SSL-28")
  void a_number_in_national_form_is_completed_by_the_country(
      String typed, String region, String read) {
    assertThat(BlockList.typed(typed, region).text()).isEqualTo(read);
  }

  @Test
  @Tag("SSL-28")
  void digits_that_may_be_a_whole_number_are_blocked_as_both() {
    var list = BlockList.typed("33123456", "DK");

    assertThat(list.text()).isEqualTo("33123456, +4533123456");
    assertThat(list.first(List.of("+4533123456"), "DK")).contains("+4533123456");
    assertThat(list.first(List.of("33123456"), "DK")).contains("33123456");
  }

  @ParameterizedTest
  @ValueSource(strings = {"101", "1001", "33123456"})
  void an_extension_is_no_number_where_numbers_are_longer(String extension) {
    assertThat(BlockList.typed(extension, "US").text()).isEqualTo(extension);
  }

  @Test
  void a_short_extension_is_no_number_even_where_numbers_may_be_short() {
    assertThat(BlockList.typed("1001", "DE").text()).isEqualTo("1001");
  }

  @Test
  @Tag("SSL-28")
  @Tag("D-11")
  void every_entry_that_cannot_be_read_is_refused_by_name() {
    assertThatExceptionOfType(AppException.class)
        .isThrownBy(() -> BlockList.typed("101, nonsense, 555-1234 , +15105551234, +1510", "US"))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_FIELD))
        .withMessage(
            "blocked has 'nonsense', '555-1234', '+1510', expected phone numbers such as"
                + " +15105551234 or extensions such as 101, with commas between them");
  }

  @ParameterizedTest
  @CsvSource({
    "+15105551234,   +15105551234",
    "5105551234,     +15105551234",
    "101,            101",
    "1010,           (none)",
    "+15105551235,   (none)",
    "withheld,       (none)",
    "'',             (none)",
    "+1510555XXXX,   (none)"
  })
  @Tag("SSL-27")
  void a_number_of_a_call_is_recognised_however_it_is_written(String number, String found) {
    var list = BlockList.typed("+15105551234, 101", "US");

    assertThat(list.first(List.of("+447700900123", number), "US").orElse("(none)"))
        .isEqualTo(found);
  }

  @Test
  void what_is_stored_is_read_again() {
    var list = BlockList.typed("+15105551234, 101", "US");

    assertThat(BlockList.parse(list.text())).isEqualTo(list);
    assertThat(BlockList.parse("")).isEqualTo(BlockList.EMPTY);
  }

  @Test
  void an_empty_list_blocks_nothing() {
    assertThat(BlockList.EMPTY.first(List.of("+15105551234", "101", ""), "US")).isEmpty();
  }
}
