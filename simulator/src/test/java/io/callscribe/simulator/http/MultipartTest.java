package io.callscribe.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {
  private static final String BODY =
      "--b-1\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n"
          + "--b-1\r\ncontent-disposition: form-data; name=\"file\"; filename=\"%C3%A4%22.txt\"\r\n"
          + "content-type: text/x; charset=utf-8\r\n\r\n\r\n--\r\n--b-1--\r\n";

  @Test
  void fields_and_files_come_in_their_order() {
    var parts = Multipart.parse("multipart/form-data; boundary=b-1", bytes(BODY));

    assertThat(parts).extracting(Multipart::name).containsExactly("note", "file");
    assertThat(parts.getFirst().fileName()).isEmpty();
    assertThat(parts.getFirst().mediaType()).isEqualTo("text/plain");
    assertThat(parts.getFirst().content()).asString().isEqualTo("hello");
    assertThat(parts.getLast().fileName()).contains("%C3%A4\".txt");
    assertThat(parts.getLast().mediaType()).isEqualTo("text/x");
    assertThat(parts.getLast().content()).asString().isEqualTo("\r\n--");
  }

  @Test
  void a_boundary_may_be_quoted() {
    assertThat(Multipart.parse("Multipart/Form-Data; boundary=\"b-1\"", bytes(BODY))).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--b-1", "--b-1\r\n", "--b-1--", "--b-1\r\n--b-1--", "hello"})
  void a_body_without_parts_has_none(String body) {
    assertThat(Multipart.parse("multipart/form-data; boundary=b-1", bytes(body))).isEmpty();
  }

  @Test
  void another_type_has_no_parts() {
    assertThat(Multipart.parse("application/json", bytes(BODY))).isEmpty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
