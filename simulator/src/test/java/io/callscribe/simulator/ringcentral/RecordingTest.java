package io.callscribe.simulator.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;

import io.callscribe.simulator.http.Api;
import io.callscribe.simulator.http.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordingTest {
  private final SettableClock clock = new SettableClock();
  private final Lab lab =
      new Lab(options -> options.withClock(clock).withRecordingDelay(Duration.ofSeconds(30)));
  private Api admin = Api.of(lab.simulator.uri());
  private String path = "";

  @BeforeEach
  void record() {
    admin = lab.admin();
    lab.subscribe(admin, Lab.CALLS);
    lab.playToEnd(Scenario.INBOUND_ANSWERED, Cast.of("102"));
    var id =
        lab.calls(8)
            .get(5)
            .getJsonArray("parties")
            .getJsonObject(0)
            .getJsonArray("recordings")
            .getJsonObject(0)
            .getString("id");
    path = "/restapi/v1.0/account/~/recording/" + id;
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void a_recording_is_not_found_until_it_is_ready() {
    assertThat(admin.get(path).status()).isEqualTo(404);
    assertThat(admin.get(path + "/content").errorCode()).isEqualTo("CMN-102");

    clock.advance(Duration.ofMinutes(2));

    var metadata = admin.get(path).json();
    assertThat(metadata.getString("contentType")).isEqualTo("audio/wav");
    var content = admin.get(metadata.getString("contentUri"));
    assertThat(content.status()).isEqualTo(200);
    assertThat(content.header("Content-Type")).isEqualTo("audio/wav");
    assertThat(content.bytes()).startsWith('R', 'I', 'F', 'F');
  }

  @Test
  void a_range_brings_a_part() {
    clock.advance(Duration.ofMinutes(2));
    var whole = admin.get(path + "/content").bytes();

    var part = admin.with("Range", "bytes=0-3").get(path + "/content");
    var end = admin.with("Range", "bytes=-10").get(path + "/content");
    var beyond = admin.with("Range", "bytes=99999999-").get(path + "/content");

    assertThat(part.status()).isEqualTo(206);
    assertThat(part.text()).isEqualTo("RIFF");
    assertThat(part.header("Content-Range")).isEqualTo("bytes 0-3/" + whole.length);
    assertThat(end.bytes()).hasSize(10);
    assertThat(beyond.status()).isEqualTo(416);
    assertThat(beyond.errorCode()).isEqualTo("CMN-107");
  }

  @Test
  void a_recording_needs_a_token() {
    assertThat(Api.of(lab.simulator.uri()).get(path + "/content").status()).isEqualTo(401);
  }

  @Test
  void a_recording_of_somebody_else_needs_the_permission() {
    clock.advance(Duration.ofMinutes(2));
    lab.simulator.switches().deny("ReadCompanyCallRecording");

    assertThat(admin.get(path + "/content").errorCode()).isEqualTo("CMN-408");
  }

  @Test
  void a_purged_recording_is_gone() {
    clock.advance(Duration.ofMinutes(2));
    lab.simulator.switches().purgedRecordings(true);

    assertThat(admin.get(path + "/content").status()).isEqualTo(404);
  }
}
